import { stepNamed } from '../../flows.ts'
import type { InboundRequest } from '../../http.ts'
import { parameter } from '../../in-hand.ts'
import { type Exchange, type Run, exchanges, isInbound } from '../../run.ts'
import { span } from '../../time-words.ts'
import { requestLabel, responseLabel } from '../message-label.ts'

/** One message and what came of it, in the order of the trace. */
export interface ReportedMessage {
  /** Since the first entry: `+1.8 s`. */
  readonly after: string
  /** `Token request`, with `probe` or `experiment` where it is one. */
  readonly step: string
  /** `POST /oauth/token` */
  readonly message: string
  /** `400 invalid_grant` */
  readonly outcome: string
  /** `121 ms`; empty when that is not known. */
  readonly took: string
}

/** Every message of the run: what was sent, by whom it was answered, and what came unasked. */
export function messagesOf(run: Run): ReportedMessage[] {
  const begun = run.entries[0]?.at ?? 0
  const since = (at: number): string => `+${span(at - begun)}`
  const all = exchanges(run)
  const sent = all.map((exchange) => ({
    id: exchange.sent.id,
    after: since(exchange.sent.at),
    ...describe(exchange),
  }))
  const inbound = run.entries.filter(isInbound).map(({ id, at, step, request }) => ({
    id,
    after: since(at),
    step: stepNamed(step).title,
    message: requestLabel(request),
    outcome: broughtBy(request),
    took: '',
  }))
  return [...sent, ...inbound]
    .toSorted((a, b) => a.id - b.id)
    .map(({ after, step, message, outcome, took }) => ({ after, step, message, outcome, took }))
}

function broughtBy({ parameters }: InboundRequest): string {
  const error = parameter(parameters, 'error')
  if (error !== undefined) return error
  return parameter(parameters, 'code') === undefined ? 'neither a code nor an error' : 'a code'
}

function describe({ sent, outcome, wire }: Exchange): Omit<ReportedMessage, 'after'> {
  const answeredAt = outcome.kind === 'response' ? outcome.entry.at : undefined
  const took = wire?.timings.total ?? (answeredAt === undefined ? undefined : answeredAt - sent.at)
  const purpose = sent.purpose === 'flow' ? '' : ` (${sent.purpose})`
  return {
    step: `${stepNamed(sent.step).title}${purpose}`,
    message: requestLabel(sent.request),
    outcome: outcomeInWords(outcome),
    took: took === undefined ? '' : span(took),
  }
}

function outcomeInWords(outcome: Exchange['outcome']): string {
  switch (outcome.kind) {
    case 'response':
      return responseLabel(outcome.entry.response)
    case 'callback':
      return 'the browser came back'
    case 'pending':
      return 'no answer yet'
    default:
      return `${outcome.kind}: ${outcome.entry.message}`
  }
}
