import type { Pointer } from '../core/check.ts'
import { stepNamed } from '../core/flows.ts'
import type { Run } from '../core/run.ts'
import type { PointerLink } from './components/pointers.svelte.ts'
import { inSentence } from './in-sentence.ts'
import { runPath } from './routes.ts'

/** The message a pointer leads to: `redirect_uri in the authorization request`. */
export function pointerLink(run: Run, { entry, part }: Pointer): PointerLink | undefined {
  const found = run.entries[entry - 1]
  if (!found) return undefined
  const [place = '', ...names] = part.split('.')
  const name = names.slice(/^(request|response)$/.test(place) || names.length > 1 ? 1 : 0).join('.')
  const step = stepOf(place) ?? found.step
  const where = `${prefixes[place] ?? 'the '}${inSentence(stepNamed(step).title)}`
  return {
    href: runPath({ id: run.id, step, entry }),
    label: `${name || names.join('.') || place} in ${where}`,
  }
}

/** What answers a message is named after it. */
const prefixes: Readonly<Record<string, string>> = {
  response: 'the answer to the ',
  application: 'what the application made of the ',
  preflight: 'the preflight before the ',
}

/** Parts of a token are shown at its validation, not in the message that brought it. */
function stepOf(place: string): 'id-token' | 'access-token' | undefined {
  if (place === 'id_token') return 'id-token'
  return place === 'access_token' ? 'access-token' : undefined
}
