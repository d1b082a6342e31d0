import type { Fix } from '../core/check.ts'
import type { Connection } from '../core/connection.ts'
import { latest, type Run, type StepName } from '../core/run.ts'
import { api } from './api.ts'
import { draftFrom, formFromConnection } from './connection-form.ts'
import { originOf } from './run-origin.ts'

export type Resend = NonNullable<Fix['resend']>

/** The words on the button that makes a fix; undefined for one that only a person can make. */
export function fixWords(fix: Fix | undefined): string | undefined {
  if (fix?.resend) return 'Apply fix and retry'
  return fix?.connection ? 'Change the connection and run again' : undefined
}

/** True when sending that step again spends a code or refresh token that was sent before. */
export function spends(run: Run, step: StepName): boolean {
  return (step === 'token-request' || step === 'refresh') && latest(run, step) !== undefined
}

/**
 * The id of the run's connection with that change: of the connection itself where it is the
 * person's own, of a copy for the built-in one and those of the lab, which cannot be changed.
 */
export async function changedConnection(run: Run, change: Partial<Connection>): Promise<string> {
  const { id, builtIn } = run.connection
  const own = originOf(run) === 'connection' && !builtIn
  const saved = own ? await api.connection(id) : await api.duplicateConnection(id)
  const changed = { ...saved, ...change }
  const draft = draftFrom(formFromConnection(changed), '', changed.metadata)
  return (await api.changeConnection(saved.id, draft)).id
}
