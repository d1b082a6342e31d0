import type { Field, HttpRequest, TextField } from '../../core/http.ts'
import { shown } from '../../core/http.ts'
import type { Edit } from '../../core/run.ts'

/** Whose verifier only the client that drew them knows: the run's own are kept. */
const ownParameters: ReadonlySet<string> = new Set(['code_challenge', 'code_challenge_method'])

/**
 * The edits that make a draft into the authorization request that was pasted, so that it can be
 * judged as it was, and each difference be undone. PKCE stays the run's own where both have it.
 */
export function matchingEdits(
  draft: HttpRequest,
  url: string,
  parameters: readonly TextField[],
): readonly Edit[] {
  const pasted = withoutOwn(draft, parameters)
  const names = new Set([...draft.query, ...pasted].map(([name]) => name))
  return [
    ...(draft.url === url ? [] : [{ change: 'url', value: url } as const]),
    ...[...names].flatMap((name) =>
      editsOf(name, valuesOf(draft.query, name), valuesOf(pasted, name)),
    ),
  ]
}

function withoutOwn({ query }: HttpRequest, parameters: readonly TextField[]): readonly Field[] {
  const has = (fields: readonly Field[]): boolean =>
    fields.some(([name]) => name === 'code_challenge')
  if (!has(query) || !has(parameters)) return parameters
  const own = query.filter(([name]) => ownParameters.has(name))
  return [...parameters.filter(([name]) => !ownParameters.has(name)), ...own]
}

function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.flatMap(([other, value]) => (other === name ? [shown(value)] : []))
}

function editsOf(name: string, drafted: readonly string[], pasted: readonly string[]): Edit[] {
  const place = { where: 'query', name } as const
  const changed = pasted.flatMap((value, index): Edit[] => {
    if (index >= drafted.length) return [{ change: 'add', ...place, index: 0, value }]
    return drafted[index] === value ? [] : [{ change: 'set', ...place, index, value }]
  })
  // From the last one on, so that the places of the others stay.
  const removed = drafted.slice(pasted.length).map((_, offset): Edit => ({
    change: 'remove',
    ...place,
    index: drafted.length - 1 - offset,
    value: '',
  }))
  return [...changed, ...removed]
}
