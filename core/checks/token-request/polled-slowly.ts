import { type Check, fail, notApplicable, pass } from '../../check.ts'
import { type Exchange, exchanges } from '../../run.ts'
import { deviceCodeInHand } from '../../steps/device-code.ts'

/** Milliseconds by which a request may come early: what a network does to times. */
const leeway = 500

export const polledSlowly: Check = {
  id: 'token-request/polled-slowly',
  title: 'The client waits for the interval between two polls',
  step: 'token-request',
  severity: 'warning',
  specification: ['RFC8628-3.5'],

  test({ run }) {
    const code = deviceCodeInHand(run)
    if (!code) return notApplicable('This is no device grant.')
    const polls = exchanges(run).filter(
      ({ sent }) => sent.step === 'token-request' && sent.basedOn === code.entry,
    )
    const early = polls.find((poll, index) => isEarly(poll, polls[index - 1], code.interval))
    if (polls.length < 2) return notApplicable('There were no two polls to be compared.')
    const expected = `${code.interval} seconds after the answer before`
    return early
      ? fail('Wait before asking again: a server answers slow_down, and the wait gets longer.', {
          pointer: { entry: early.sent.id, part: 'request.body.device_code' },
          expected,
          found: 'sooner',
        })
      : pass({ expected, found: `${polls.length} polls` })
  },
}

function isEarly({ sent }: Exchange, before: Exchange | undefined, interval: number): boolean {
  if (before?.outcome.kind !== 'response') return false
  return sent.at - before.outcome.entry.at < interval * 1000 - leeway
}
