import { describe, expect, test } from 'vitest'
import { nextStep } from '../../core/derive/next-step.ts'
import { examine } from '../../core/examine.ts'
import { judge } from '../../core/judge.ts'
import type { Run } from '../../core/run.ts'
import { appendExchange, arrangeRun, json, keySet } from './arrange-run.ts'

/** The keys as they were before the one that signs was made. */
const before = json(200, { keys: [{ kty: 'RSA', kid: 'key-of-october', n: 'AQAB', e: 'AQAB' }] })

/** A run whose JWK Set was fetched before its login, when the signing key was not yet there. */
async function fetchedBefore(): Promise<Run> {
  const run = await arrangeRun({ until: 'token-request' })
  const early = appendExchange(await arrangeRun({ until: 'discovery' }), 'jwks', [], before)
  return { ...run, entries: renumbered([...early.entries, ...run.entries.slice(3)]) }
}

const renumbered = (entries: Run['entries']): Run['entries'] => {
  const first = entries.findIndex(({ step }) => step === 'authorization-request')
  const shift = first + 1 - (entries[first]?.id ?? 0)
  return entries.map((entry, index) =>
    index < first
      ? entry
      : {
          ...entry,
          id: index + 1,
          ...('inReplyTo' in entry &&
            entry.inReplyTo !== undefined && { inReplyTo: entry.inReplyTo + shift }),
          ...(entry.basedOn !== undefined && { basedOn: entry.basedOn + shift }),
        },
  ) as Run['entries']
}

async function outcomeOf(run: Run, id: string): Promise<string | undefined> {
  return judge(await examine(run)).find(({ check }) => check.id === id)?.verdict.outcome
}

describe('A key that was rotated after the JWK Set was fetched', () => {
  test('has the set offered again', async () => {
    expect(nextStep(await fetchedBefore())?.name).toBe('jwks')
  })

  test('is no fault of the token while the set can be fetched again', async () => {
    expect(await outcomeOf(await fetchedBefore(), 'jwks/kid-of-id-token')).toBe('inconclusive')
  })

  test('verifies the token once the set has come again', async () => {
    const run = appendExchange(await fetchedBefore(), 'jwks', [], json(200, await keySet()))
    expect(await outcomeOf(run, 'id-token/signature')).toBe('pass')
    expect(nextStep(run)?.name).toBe('userinfo')
  })

  test('is a fault when the set that came again lacks it too, and is not asked for once more', async () => {
    const run = appendExchange(await fetchedBefore(), 'jwks', [], before)
    expect(await outcomeOf(run, 'jwks/kid-of-id-token')).toBe('fail')
    expect(nextStep(run)?.name).toBe('userinfo')
  })
})

test('A set that names the key is not offered again', async () => {
  expect(nextStep(await arrangeRun({ until: 'jwks' }))?.name).toBe('userinfo')
})
