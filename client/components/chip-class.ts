import type { ChipName } from '../../core/derive/diagram.ts'

const names: ReadonlySet<string> = new Set<ChipName>([
  'code',
  'state',
  'nonce',
  'access_token',
  'id_token',
  'refresh_token',
])

/** The name as a chip's when values of that name have a colour of their own. */
export function chipNamed(name: string): ChipName | undefined {
  return names.has(name) ? (name as ChipName) : undefined
}
