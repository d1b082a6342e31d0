import { withProofFollowing } from './dpop.ts'
import type { Field, HttpRequest } from './http.ts'
import { withMember } from './jwt-members.ts'
import type { Edit } from './run.ts'

/**
 * A draft with the person's changes made. An edit that names a field which is not there changes
 * nothing, so that edits kept from an earlier draft never fail. Those of a JWT's members come last:
 * what a person wrote into a DPoP proof stays, although the proof follows the method and the URL.
 */
export function applyEdits(draft: HttpRequest, edits: readonly Edit[]): HttpRequest {
  const ofJwts = edits.filter((edit) => 'jwt' in edit)
  return [...edits.filter((edit) => !('jwt' in edit)), ...ofJwts].reduce(applyEdit, draft)
}

function applyEdit(request: HttpRequest, edit: Edit): HttpRequest {
  switch (edit.change) {
    case 'method':
      return withProofFollowing({ ...request, method: edit.value })
    case 'url':
      return withProofFollowing({ ...request, url: edit.value })
    case 'raw-body':
      return withRawBody(request, edit.value)
    case 'set-member':
    case 'remove-member':
      return inFields(request, edit.jwt.where, (fields) => withMember(fields, edit))
    default:
      return inFields(request, edit.where, (fields) => change(fields, edit))
  }
}

/** An empty one is none: no header then speaks of its length. */
function withRawBody({ body: _, ...request }: HttpRequest, raw: string): HttpRequest {
  return raw === '' ? request : { ...request, body: { raw } }
}

type FieldEdit = Extract<Edit, { where: unknown }>

function inFields(
  request: HttpRequest,
  where: FieldEdit['where'],
  changed: (fields: readonly Field[]) => readonly Field[],
): HttpRequest {
  switch (where) {
    case 'query':
      return { ...request, query: changed(request.query) }
    case 'header':
      return { ...request, headers: changed(request.headers) }
    case 'body': {
      const { body } = request
      if (!body || 'raw' in body) return request
      return {
        ...request,
        body: 'form' in body ? { form: changed(body.form) } : { json: changed(body.json) },
      }
    }
  }
}

function change(fields: readonly Field[], edit: FieldEdit): readonly Field[] {
  if (edit.change === 'add') return [...fields, [edit.name, edit.value]]
  const at = positionOf(fields, edit.name, edit.index)
  if (at === -1) return fields
  return edit.change === 'remove'
    ? fields.toSpliced(at, 1)
    : fields.with(at, [edit.name, edit.value])
}

function positionOf(fields: readonly Field[], name: string, index: number): number {
  const positions = fields.flatMap(([n], position) => (n === name ? [position] : []))
  return positions[index] ?? -1
}
