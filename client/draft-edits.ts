import { applyEdits } from '../core/edits.ts'
import { bodyFields, type Field, type HttpRequest, shown } from '../core/http.ts'
import { jwtAt, memberText } from '../core/jwt-members.ts'
import type { Edit, JwtEdit } from '../core/run.ts'
import type { FieldPlace } from './rows.ts'

/** An edit of one field. */
export type FieldEdit = Extract<Edit, { where: FieldPlace }>

/**
 * The person's edits with one more, as short as they can be said: a field set twice is set once,
 * a field set back to what it was is not edited, and an added field that is removed never was.
 */
export function withEdit(draft: HttpRequest, edits: readonly Edit[], edit: Edit): readonly Edit[] {
  if ('jwt' in edit) return withMember(draft, edits, edit)
  if (!('where' in edit)) return withWhole(draft, edits, edit)
  switch (edit.change) {
    case 'add':
      return [...edits, edit]
    case 'set':
      return withSet(draft, edits, edit)
    case 'remove':
      return withRemove(draft, edits, edit)
  }
}

type WholeEdit = Exclude<Edit, FieldEdit | JwtEdit>

/** Of a member only the last change counts, and none that leaves it as it was. */
function withMember(draft: HttpRequest, edits: readonly Edit[], edit: JwtEdit): readonly Edit[] {
  const at = edits.findIndex((other) => isOfMember(other, edit))
  const rest = at === -1 ? edits : edits.toSpliced(at, 1)
  const members = jwtAt(applyEdits(draft, rest), edit.jwt)?.jwt[edit.part] ?? {}
  const there = Object.hasOwn(members, edit.name)
  const unchanged =
    edit.change === 'set-member' ? there && memberText(members[edit.name]) === edit.value : !there
  return unchanged ? rest : rest.toSpliced(at === -1 ? rest.length : at, 0, edit)
}

function isOfMember(other: Edit, edit: JwtEdit): boolean {
  return 'jwt' in other && memberKey(other) === memberKey(edit)
}

function memberKey({ jwt, part, name }: JwtEdit): string {
  return JSON.stringify([jwt.where, jwt.name, part, name])
}

function withWhole(draft: HttpRequest, edits: readonly Edit[], edit: WholeEdit): readonly Edit[] {
  const rest = edits.filter(({ change }) => change !== edit.change)
  return edit.value === wholeOf(draft, edit.change) ? rest : [...rest, edit]
}

function wholeOf({ method, url, body }: HttpRequest, change: WholeEdit['change']): string {
  if (change === 'method') return method
  if (change === 'url') return url
  return body && 'raw' in body ? body.raw : ''
}

function withSet(draft: HttpRequest, edits: readonly Edit[], edit: FieldEdit): readonly Edit[] {
  const added = addMaking(draft, edits, edit)
  if (added !== -1) return edits.with(added, { ...edit, change: 'add', index: 0 })
  const earlier = edits.findLastIndex((other) => isOf(other, edit) && other.change === 'set')
  const others = edits.filter((_, position) => position !== earlier)
  const field = namedFields(applyEdits(draft, others), edit)[edit.index]
  return field && shown(field[1]) === edit.value ? others : [...others, edit]
}

function withRemove(draft: HttpRequest, edits: readonly Edit[], edit: FieldEdit): readonly Edit[] {
  const added = addMaking(draft, edits, edit)
  if (added !== -1) return edits.toSpliced(added, 1)
  return [...edits.filter((other) => !(isOf(other, edit) && other.change === 'set')), edit]
}

/** The position of the edit that added this field, or -1: added fields come last of their name. */
function addMaking(draft: HttpRequest, edits: readonly Edit[], edit: FieldEdit): number {
  const adds = edits.flatMap((other, position) =>
    isNamed(other, edit) && other.change === 'add' ? [position] : [],
  )
  const total = namedFields(applyEdits(draft, edits), edit).length
  return adds[edit.index - (total - adds.length)] ?? -1
}

function namedFields(request: HttpRequest, { where, name }: FieldEdit): readonly Field[] {
  return fieldsIn(request, where).filter(([other]) => other === name)
}

function fieldsIn(request: HttpRequest, where: FieldPlace): readonly Field[] {
  if (where === 'query') return request.query
  return where === 'header' ? request.headers : bodyFields(request)
}

function isNamed(other: Edit, edit: FieldEdit): other is FieldEdit {
  return 'where' in other && other.where === edit.where && other.name === edit.name
}

function isOf(other: Edit, edit: FieldEdit): boolean {
  return isNamed(other, edit) && other.index === edit.index
}

/** An edit in words, after “you”: `set scope to “openid”`. */
export function editInWords(edit: Edit): string {
  switch (edit.change) {
    case 'method':
      return `changed the method to ${edit.value}`
    case 'url':
      return `changed the URL to ${edit.value}`
    case 'raw-body':
      return 'changed the body'
    case 'set':
      return `set ${edit.name} to ${quoted(edit.value)}`
    case 'add':
      return `added ${edit.name} ${quoted(edit.value)}`
    case 'remove':
      return `removed ${edit.name}`
    case 'set-member':
      return `set ${memberInWords(edit)} to ${quoted(edit.value)}`
    case 'remove-member':
      return `removed ${memberInWords(edit)}`
  }
}

function memberInWords({ jwt, part, name }: JwtEdit): string {
  return `${part === 'claims' ? 'the Claim' : 'the header parameter'} ${name} of ${jwt.name}`
}

function quoted(value: string): string {
  if (value === '') return 'nothing'
  return `“${value.length > 80 ? `${value.slice(0, 79)}…` : value}”`
}
