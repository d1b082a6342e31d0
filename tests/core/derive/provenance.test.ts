import { describe, expect, test } from 'vitest'
import { diagram } from '../../../core/derive/diagram.ts'
import { type Strand, litChips, provenance } from '../../../core/derive/provenance.ts'
import type { Run } from '../../../core/run.ts'
import { appendExchange, arrangeRun, healthyRun, json } from '../arrange-run.ts'

/** The places of the first value of that name, each as the message's step and the part. */
function placesOf(run: Run, name: Strand['name']): string[] {
  const strand = provenance(run).find((candidate) => candidate.name === name)
  return (strand?.places ?? []).map(({ entry, part }) => `${run.entries[entry - 1]?.step} ${part}`)
}

describe('The provenance of a value', () => {
  test('state was drawn, sent, and came back', async () => {
    expect(placesOf(await healthyRun(), 'state')).toEqual([
      'authorization-request drawn.state',
      'authorization-request request.query.state',
      'authorization-response callback.state',
    ])
  })

  test('nonce comes back inside the ID Token', async () => {
    expect(placesOf(await healthyRun(), 'nonce')).toEqual([
      'authorization-request drawn.nonce',
      'authorization-request request.query.nonce',
      'token-request id_token.claims.nonce',
    ])
  })

  test('code came with the callback and went to the token endpoint', async () => {
    expect(placesOf(await healthyRun(), 'code')).toEqual([
      'authorization-response callback.code',
      'token-request request.body.code',
    ])
  })

  test('the access token goes where it is shown as a bearer token', async () => {
    expect(placesOf(await healthyRun(), 'access_token')).toEqual([
      'token-request response.json.access_token',
      'userinfo request.header.Authorization',
      'api-request request.header.Authorization',
    ])
  })

  test('each of two refresh tokens is a value of its own', async () => {
    const strands = provenance(await healthyRun()).filter(({ name }) => name === 'refresh_token')
    expect(strands.map(({ places }) => places.map(({ part }) => part))).toEqual([
      ['response.json.refresh_token', 'request.body.refresh_token'],
      ['response.json.refresh_token'],
    ])
  })

  test('a value is found under another name too', async () => {
    const id_token = 'an-opaque-id-token-for-a-test'
    const run = appendExchange(await arrangeRun({ grant: { id_token } }), 'authorization-request', [
      { change: 'add', where: 'query', name: 'id_token_hint', index: 0, value: id_token },
    ])
    expect(placesOf(run, 'id_token')).toContain('authorization-request request.query.id_token_hint')
  })

  test('a short value is not taken for another field that happens to have its text', async () => {
    const run = await arrangeRun({ code: 'ada' })
    expect(placesOf(run, 'code')).toEqual([
      'authorization-response callback.code',
      'token-request request.body.code',
    ])
  })

  test('a code in an answer of the API is not an authorization code', async () => {
    const answer = json(404, { code: 'contact_not_found' })
    const run = await arrangeRun({ answers: { 'api-request': answer } })
    expect(provenance(run).map(({ value }) => value)).not.toContain('contact_not_found')
  })

  test('the chips of the map that hold a value light up together', async () => {
    const run = await healthyRun()
    const nonce = provenance(run).find(({ name }) => name === 'nonce')
    expect([...litChips(diagram(run, []), nonce as Strand)]).toEqual([
      'authorization-request 1 nonce',
      'id-token of token-request 1 nonce',
    ])
  })
})
