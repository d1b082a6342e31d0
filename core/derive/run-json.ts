import type { Run } from '../run.ts'
import { type Tokens, redact } from './redact.ts'

/** The whole run as JSON, in the form that this tool reads again. */
export function runJson(run: Run, { tokens }: { readonly tokens: Tokens }): string {
  return `${JSON.stringify(redact(run, tokens).run, null, 2)}\n`
}
