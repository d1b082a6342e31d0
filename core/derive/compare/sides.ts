import { allSteps } from '../../flows.ts'
import { type Field, type HttpResponse, bodyFields, shown } from '../../http.ts'
import { responseMembers } from '../../in-hand.ts'
import { asObject } from '../../read-json.ts'
import { readJwt } from '../../read-jwt.ts'
import { type EntryId, type Exchange, type Run, type StepName, latestBranch } from '../../run.ts'
import { redirectLabel, responseLabel } from '../message-label.ts'

/** One value of a message of one run. */
export interface Cell {
  /** As in a `Pointer`; `outcome` for what came of the message, `lifetime` for exp less iat. */
  readonly part: string
  readonly name: string
  readonly value: string
  readonly entry: EntryId
}

/** A message of one run, its values in the order of the wire. */
export interface Side {
  readonly step: StepName
  /** Which of the step's messages, from 1. */
  readonly place: number
  readonly cells: readonly Cell[]
}

/** Values of one message that are compared; no protocol message has more. */
const cellLimit = 400

/** The messages of the run that count, in the order of the flow. */
export function sidesOf(run: Run): Side[] {
  const branch = latestBranch(run)
  return allSteps.flatMap(({ name }) => {
    if (name === 'authorization-response') return callbacksOf(branch)
    return branch
      .filter(({ sent }) => sent.step === name)
      .map((exchange, index) => ({
        step: name,
        place: index + 1,
        cells: cellsOf(exchange).slice(0, cellLimit),
      }))
  })
}

function callbacksOf(branch: readonly Exchange[]): Side[] {
  return branch.flatMap(({ outcome }) => {
    if (outcome.kind !== 'callback') return []
    const { entry } = outcome
    const at = (part: string, name: string, value: string): Cell => ({
      ...{ part, name, value },
      entry: entry.id,
    })
    const cells = [
      at('outcome', 'outcome', redirectLabel(entry.request)),
      at('callback', 'mode', entry.request.via),
      ...entry.request.parameters.map(([name, value]) => at(`callback.${name}`, name, value)),
    ]
    return [{ step: 'authorization-response', place: 1, cells: cells.slice(0, cellLimit) }]
  })
}

function cellsOf({ sent, outcome }: Exchange): Cell[] {
  const { request } = sent
  const at = (part: string, name: string, value: string): Cell => ({
    ...{ part, name, value },
    entry: sent.id,
  })
  const fields = (where: string, among: readonly Field[]) =>
    among.map(([name, value]) => at(`request.${where}.${name}`, name, shown(value)))
  return [
    at('request.method', 'method', request.method),
    at('request.url', 'URL', request.url),
    ...fields('query', request.query),
    ...fields('header', request.headers),
    ...fields('body', bodyFields(request)),
    at('outcome', 'outcome', outcomeInWords(outcome)),
    ...(outcome.kind === 'response' ? answerCells(outcome.entry.id, outcome.entry.response) : []),
  ]
}

/** What came of a message: `200`, `400 invalid_grant`, `a callback`, `failed: dns`. */
function outcomeInWords(outcome: Exchange['outcome']): string {
  switch (outcome.kind) {
    case 'response':
      return responseLabel(outcome.entry.response)
    case 'callback':
      return 'a callback'
    case 'pending':
      return 'no answer'
    default:
      return `${outcome.kind}: ${outcome.entry.code}`
  }
}

function answerCells(entry: EntryId, { headers, body }: HttpResponse): Cell[] {
  const members = responseMembers(body) ?? {}
  return [
    ...headers.map(([name, value]) => ({ part: `response.header.${name}`, name, value, entry })),
    ...leaves('response.json', members, entry),
    ...tokenCells('id_token', members, entry),
    ...tokenCells('access_token', members, entry),
  ]
}

function leaves(where: string, members: Readonly<Record<string, unknown>>, entry: EntryId): Cell[] {
  return Object.entries(members).flatMap(([name, value]): Cell[] => {
    const object = asObject(value)
    if (object) return leaves(`${where}.${name}`, object, entry)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return [{ part: `${where}.${name}`, name, value: text, entry }]
  })
}

/** What a token says, or that it says nothing to a client. */
function tokenCells(
  name: 'id_token' | 'access_token',
  members: Readonly<Record<string, unknown>>,
  entry: EntryId,
): Cell[] {
  const token = members[name]
  if (typeof token !== 'string') return []
  const jwt = readJwt(token)
  const form = { part: `${name}.form`, name: `${name} form`, entry }
  if (!jwt) return [{ ...form, value: 'opaque' }]
  const { iat, exp } = jwt.claims
  const lifetime =
    typeof iat === 'number' && typeof exp === 'number'
      ? [{ part: `${name}.lifetime`, name: `${name} lifetime`, value: `${exp - iat} s`, entry }]
      : []
  return [
    { ...form, value: jwt.form === 'jwe' ? 'encrypted JWT' : 'JWT' },
    ...leaves(`${name}.header`, jwt.header, entry),
    ...leaves(`${name}.claims`, jwt.claims, entry),
    ...lifetime,
  ]
}
