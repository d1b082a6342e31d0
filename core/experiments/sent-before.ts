import { askedParameters } from '../asked-parameters.ts'
import { type Field, bodyFields, textOf } from '../http.ts'
import { parameter, responseMembers } from '../in-hand.ts'
import { draftOf } from '../preflight/draft-of.ts'
import { type Edit, type Exchange, type Run, type StepName, latest } from '../run.ts'
import { isGranted } from './answers.ts'

/** What the experiments ask of a run: what was sent, and what came of it. */

/** A field of the body of the latest message of that step that counts. */
export function sentField(run: Run, step: StepName, name: string): string | undefined {
  const request = latest(run, step)?.sent.request
  return request && textOf(bodyFields(request), name)
}

/** A parameter of the authorization request that counts. */
export function asked(run: Run, name: string): string | undefined {
  return parameter(askedParameters(run), name)
}

/** The scopes the server granted last: what it said, or else what was asked for (RFC 6749 §5.1). */
export function grantedScopes(run: Run): readonly string[] {
  const grants = [latest(run, 'token-request'), latest(run, 'refresh')]
  const said = grants.map((grant) => membersOf(grant)['scope']).findLast(isText)
  const scope = said ?? asked(run, 'scope') ?? run.connection.scope
  return [...new Set(scope.split(/[\s,]+/))].filter((name) => name !== '')
}

/** True once the latest message of that step was answered with a success. */
export function hasSucceeded(run: Run, step: StepName): boolean {
  const exchange = latest(run, step)
  return exchange !== undefined && isGranted(exchange)
}

/** True when the latest refresh brought another refresh token than was sent. */
export function hasRotated(run: Run): boolean {
  const brought = membersOf(latest(run, 'refresh'))['refresh_token']
  return isText(brought) && brought !== sentField(run, 'refresh', 'refresh_token')
}

/** The edits that put another credential into the draft's `Authorization` header. */
export function withCredential(run: Run, step: StepName, value: string): Edit[] {
  const places = draftOf(step, run).headers.filter(isAuthorization)
  const edit = { change: 'set', where: 'header', name: 'Authorization' } as const
  return [{ ...edit, index: places.length - 1, value }]
}

/** The edits that take every `Authorization` header out of the draft. */
export function withoutCredential(run: Run, step: StepName): Edit[] {
  const edit = { change: 'remove', where: 'header', index: 0, value: '' } as const
  return draftOf(step, run)
    .headers.filter(([name]) => /^authorization$/i.test(name))
    .map(([name]) => ({ ...edit, name }))
}

function isAuthorization([name]: Field): boolean {
  return name === 'Authorization'
}

function membersOf(exchange: Exchange | undefined): Readonly<Record<string, unknown>> {
  if (exchange?.outcome.kind !== 'response') return {}
  return responseMembers(exchange.outcome.entry.response.body) ?? {}
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}
