import { allSteps } from '../flows.ts'
import { callbackParameters } from '../callback-parameters.ts'
import { parameter, responseMembers } from '../in-hand.ts'
import { readJwt } from '../read-jwt.ts'
import type { Judged } from '../check.ts'
import { type EntryId, type Exchange, type Run, exchanges, latestBranch } from '../run.ts'
import type { Step } from '../step.ts'
import { type Drawing, keyOf, lookOf, validationKey } from './arrow-look.ts'
import type { Arrow } from './diagram.ts'
import { statusOf } from './status.ts'

/** The rows of the tokens that a token response brought; none when it brought none. */
export function validationsOf(drawing: Drawing, exchange: Exchange): Arrow[] {
  return allSteps
    .filter(({ channel }) => channel === 'none')
    .flatMap((step) => validationArrow(drawing, step, exchange) ?? [])
}

/** The row of one token that a token response brought, or undefined when it brought no such. */
export function validationArrow(
  drawing: Drawing,
  step: Step,
  exchange: Exchange,
): Arrow | undefined {
  const name = step.name === 'id-token' ? 'id_token' : 'access_token'
  const token = tokenFrom(exchange, name)
  const { outcome } = exchange
  if (token === undefined || !('entry' in outcome)) return undefined
  const { entry } = outcome
  const counts = newestWith(drawing.run, name) === exchange
  const waits = counts && statusOf(drawing.run, step, []) === 'ready'
  return {
    key: validationKey(step, keyOf(drawing.run, exchange)),
    selection: { step: step.name, entry: entry.id },
    kind: 'validation',
    from: step.between[0],
    to: step.between[1],
    label: step.title,
    chips: readJwt(token)?.claims['nonce'] === undefined ? [name] : [name, 'nonce'],
    shows: entry.id,
    ...lookOf(judgedHere(drawing, entry.id, counts), step.name, true, waits ? 'todo' : 'done'),
  }
}

/**
 * With the verdicts on the token that this entry brought: those whose evidence points to it, and
 * for the newest token those that point to none.
 */
function judgedHere({ run, judged }: Drawing, entry: EntryId, counts: boolean): Drawing {
  const isHere = ({ verdict }: Judged): boolean => {
    const evidence = verdict.outcome === 'fail' ? verdict.evidence : []
    const places = evidence.flatMap(({ pointer }) => pointer?.entry ?? [])
    return places.includes(entry) || (counts && !places.some((place) => bringsToken(run, place)))
  }
  return { run, judged: judged.filter(isHere) }
}

function bringsToken(run: Run, id: EntryId): boolean {
  return exchanges(run).some(
    (exchange) =>
      'entry' in exchange.outcome &&
      exchange.outcome.entry.id === id &&
      (['id_token', 'access_token'] as const).some((name) => tokenFrom(exchange, name)),
  )
}

type TokenName = 'id_token' | 'access_token'

function tokenFrom({ sent, outcome }: Exchange, name: TokenName): string | undefined {
  if (outcome.kind === 'callback')
    return parameter(callbackParameters(outcome.entry.request), name) || undefined
  const bearing = sent.step === 'token-request' || sent.step === 'refresh'
  if (!bearing || outcome.kind !== 'response') return undefined
  const token = responseMembers(outcome.entry.response.body)?.[name]
  return typeof token === 'string' && token !== '' ? token : undefined
}

/** The exchange whose token the checks judge: the newest that counts and brought one. */
function newestWith(run: Run, name: TokenName): Exchange | undefined {
  return latestBranch(run).findLast((exchange) => tokenFrom(exchange, name) !== undefined)
}
