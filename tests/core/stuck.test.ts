import { describe, expect, test } from 'vitest'
import { probeNamed } from '../../core/preflight/preflight-of.ts'
import type { Run } from '../../core/run.ts'
import { type StuckDiagnosis, diagnoseWords } from '../../core/stuck.ts'
import { append, arrangeRun, emptyRun, respond } from './arrange-run.ts'

function first({ matches }: StuckDiagnosis) {
  return matches[0]
}

/** The run after the preflight had its authorization URL refused with that page. */
function preflighted(run: Run, page: string): Run {
  const request = probeNamed('authorization-url')?.request?.(run)
  if (!request) throw new Error('The probe sends nothing')
  const label = { step: 'authorization-request', purpose: 'probe' } as const
  const sent = append(run, { kind: 'sent', ...label, channel: 'back', request, edits: [] })
  const inReplyTo = sent.entries.length
  return append(sent, { kind: 'received', ...label, inReplyTo, response: respond(400, page) })
}

describe('Pasting the text of an error page', () => {
  test.each([
    ['AADSTS50011: The redirect URI does not match', 'entra-50011-reply-url'],
    ['We are sorry... Invalid parameter: redirect_uri', 'keycloak-invalid-redirect-uri'],
    ['The redirect URI included is not valid.', 'gitlab-redirect-not-valid'],
  ])('finds “%s”', async (text, id) => {
    const diagnosis = await diagnoseWords({ text })
    expect([first(diagnosis)?.id, first(diagnosis)?.certainty]).toEqual([id, 'likely'])
  })

  test('finds it in the source of the page', async () => {
    const text = '<html><body><h1>Invalid parameter:</h1> <p>redirect_uri</p></body></html>'
    expect(first(await diagnoseWords({ text }))?.id).toBe('keycloak-invalid-redirect-uri')
  })

  test('prefers the provider that the run is with', async () => {
    const run = emptyRun({ issuer: 'https://acme.eu.auth0.com/' })
    const diagnosis = await diagnoseWords({ text: 'Callback URL mismatch.', run })
    expect([first(diagnosis)?.id, diagnosis.provider?.name]).toEqual([
      'auth0-callback-url-mismatch',
      'Auth0',
    ])
  })

  test('takes a code that few servers know for a decision', async () => {
    const text = 'Access blocked: this app’s request is invalid. Error 400: redirect_uri_mismatch'
    const diagnosis = await diagnoseWords({ text, url: 'https://accounts.google.com/signin/oauth' })
    expect([first(diagnosis)?.id, first(diagnosis)?.certainty]).toEqual([
      'google-redirect-uri-mismatch',
      'likely',
    ])
  })

  test.each(['redirect_uri', 'access_denied', 'error=invalid_request', 'scope', 'unauthorized'])(
    'never decides by “%s” alone, and says what would help',
    async (text) => {
      const { matches, needs } = await diagnoseWords({ text })
      expect(matches.filter(({ certainty }) => certainty !== 'possible')).toEqual([])
      expect(needs).toContain('address of the page')
    },
  )

  test('puts causes with the same words into one class, with what would tell', async () => {
    const match = first(await diagnoseWords({ text: 'The redirect_uri is odd' }))
    expect(match?.alike.map(({ id }) => id)).toContain('redirect-uri-trailing-slash')
    expect(match?.tell.length).toBeGreaterThan(1)
  })

  test.each([{}, { text: '' }, { text: '   ', url: '' }])(
    'asks for words when there are none: %o',
    async (words) => {
      expect((await diagnoseWords(words)).needs).toContain('Paste the text')
    },
  )

  test('says that nothing known fits', async () => {
    const { matches, needs } = await diagnoseWords({ text: 'Lorem ipsum dolor sit amet' })
    expect(matches).toEqual([])
    expect(needs).toContain('Nothing known fits')
  })
})

describe('Pasting the address of an error page', () => {
  test('reads the error in its query', async () => {
    const url = 'https://acme.auth.eu-west-1.amazoncognito.com/error?error=redirect_mismatch'
    const diagnosis = await diagnoseWords({ url })
    expect([first(diagnosis)?.id, diagnosis.error]).toEqual([
      'cognito-redirect-mismatch',
      'redirect_mismatch',
    ])
  })

  test('takes text that is an address for one', async () => {
    const text = 'https://idp.test/error?error=x_y&error_description=AADSTS700016%3A%20Not%20found'
    expect(first(await diagnoseWords({ text }))?.id).toBe('entra-700016-app-not-found')
  })

  test('judges the request when the address is the request itself', async () => {
    const url =
      'https://idp.test/authorize?client_id=a&redirect_uri=https%253A%252F%252Fa.test%252Fcb'
    const proven = (await diagnoseWords({ url })).matches.filter(
      ({ certainty }) => certainty === 'proven',
    )
    expect(proven.map(({ id }) => id)).toContain('authorization-request/encoded-once')
  })

  test.each([
    'http://[',
    'javascript:alert(1)',
    'https://a.test/?error=%E0%A4%A',
    `https://a.test/#${'%'.repeat(5_000)}`,
    `https://a.test/?authError=${'A'.repeat(5_000)}`,
    'https://a.test/?authError=!!!',
  ])('never throws for %s', async (url) => {
    await expect(diagnoseWords({ url, text: url })).resolves.toBeDefined()
  })
})

describe('Being stuck in a run', () => {
  test('proves what is wrong with the request that was sent', async () => {
    const edit = {
      change: 'set',
      where: 'query',
      name: 'redirect_uri',
      index: 0,
      value: 'http%3A%2F%2F127.0.0.1%3A4400%2Fcallback',
    } as const
    const run = await arrangeRun({
      edits: { 'authorization-request': [edit] },
      until: 'authorization-request',
    })
    const match = first(await diagnoseWords({ text: 'Something went wrong', run }))
    expect(match?.certainty).toBe('proven')
  })

  test('finds nothing wrong with a healthy request', async () => {
    const run = await arrangeRun({ until: 'authorization-request' })
    expect((await diagnoseWords({ text: 'Lorem ipsum', run })).matches).toEqual([])
  })

  test('reads the page that the backend got for the same request', async () => {
    const run = await arrangeRun({ until: 'authorization-request' })
    const page = '<html><body>Invalid parameter: redirect_uri</body></html>'
    const diagnosis = await diagnoseWords({ text: 'Oops', run: preflighted(run, page) })
    expect([first(diagnosis)?.id, diagnosis.preflight?.status]).toEqual([
      'keycloak-invalid-redirect-uri',
      'bad',
    ])
  })

  test('says that the server says the same to the backend', async () => {
    const run = await arrangeRun({ until: 'authorization-request' })
    const text = 'Invalid parameter: redirect_uri'
    const page = `<html><body>${text}</body></html>`
    const diagnosis = await diagnoseWords({ text, run: preflighted(run, page) })
    expect(
      first(diagnosis)
        ?.evidence.map(({ note }) => note)
        .join(),
    ).toContain('very request')
  })
})
