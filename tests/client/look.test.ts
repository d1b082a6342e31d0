import { describe, expect, test } from 'vitest'
import { lookOf, selectionOf } from '../../client/look.ts'
import { nextOf } from '../../client/next.ts'
import { analyse } from '../../core/analyse.ts'
import type { Run } from '../../core/run.ts'
import { appendExchange, arrangeRun, emptyRun, json } from '../core/arrange-run.ts'

async function look(run: Run, route: Parameters<typeof lookOf>[2]) {
  return lookOf(run, await analyse(run), route)
}

describe('An address of a run shows a message', () => {
  test('a new run shows the first draft', async () => {
    expect(await look(emptyRun(), {})).toMatchObject({ kind: 'draft', step: { name: 'discovery' } })
  })

  test('a failed run shows where it failed', async () => {
    const run = await arrangeRun({
      until: 'token-request',
      answers: { 'token-request': json(400, { error: 'invalid_grant' }) },
    })
    expect(await look(run, {})).toMatchObject({ kind: 'exchange', step: { name: 'token-request' } })
  })

  test('either entry of an exchange selects the exchange', async () => {
    const run = await arrangeRun({ until: 'discovery' })
    const [request, response] = [
      await look(run, { step: 'discovery', entry: 1 }),
      await look(run, { step: 'discovery', entry: 2 }),
    ]
    expect(response).toEqual(request)
    expect(selectionOf(run, response)).toEqual({ step: 'discovery', entry: 1 })
  })

  test('“draft” shows a new draft of what was sent, in the row of the sent one', async () => {
    const run = await arrangeRun({ until: 'discovery' })
    const shown = await look(run, { step: 'discovery', entry: 'draft' })
    expect(shown.kind).toBe('draft')
    expect(selectionOf(run, shown)).toEqual({ step: 'discovery', entry: 1 })
  })

  test('an entry of another step, or none at all, shows what the step has', async () => {
    const run = await arrangeRun({ until: 'discovery' })
    const shown = await look(run, { step: 'discovery', entry: 1 })
    expect(await look(run, { step: 'discovery', entry: 99 })).toEqual(shown)
    expect(await look(run, { step: 'jwks', entry: 1 })).toMatchObject({ kind: 'draft' })
  })

  test('a validation without a token is there to be looked at all the same', async () => {
    expect(await look(emptyRun(), { step: 'id-token' })).toMatchObject({ kind: 'validation' })
  })
})

describe('Next', () => {
  const unread = (): boolean => false
  const allRead = (): boolean => true

  test('is the first message of a new run', () => {
    expect(nextOf(emptyRun(), unread)).toMatchObject({ kind: 'send', step: { name: 'discovery' } })
  })

  test('is nothing while the login is awaited', async () => {
    const run = appendExchange(await arrangeRun({ until: 'discovery' }), 'authorization-request')
    expect(nextOf(run, unread)).toBeUndefined()
  })

  test('is a validation to read once its token and keys are there', async () => {
    const run = await arrangeRun({ until: 'jwks' })
    expect(nextOf(run, unread)).toMatchObject({ kind: 'read', step: { name: 'id-token' } })
  })

  test('passes over what was read', async () => {
    const run = await arrangeRun({ until: 'jwks' })
    expect(nextOf(run, allRead)).toMatchObject({ kind: 'send', step: { name: 'userinfo' } })
  })

  test('is nothing when all is sent and read', async () => {
    expect(nextOf(await arrangeRun(), allRead)).toBeUndefined()
  })
})
