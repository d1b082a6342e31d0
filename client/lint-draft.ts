import type { Judged } from '../core/check.ts'
import type { HttpRequest } from '../core/http.ts'
import type { Entry, Run } from '../core/run.ts'

/** The checks of the authorization request, as they would judge this draft were it sent. */
export async function lintDraft(run: Run, request: HttpRequest): Promise<readonly Judged[]> {
  const sent: Entry = {
    ...{ kind: 'sent', step: 'authorization-request', purpose: 'flow', channel: 'front' },
    ...{ id: run.entries.length + 1, at: run.entries.at(-1)?.at ?? 0, request, edits: [] },
  }
  // The page has them already for the run itself; it did not wait for them to show itself.
  const [{ examine }, { judge }] = await Promise.all([
    import('../core/examine.ts'),
    import('../core/judge.ts'),
  ])
  const judged = judge(await examine({ ...run, entries: [...run.entries, sent] }))
  return judged.filter(({ check }) => check.step === 'authorization-request')
}
