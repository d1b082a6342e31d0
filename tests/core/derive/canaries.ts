import type { Run } from '../../../core/run.ts'
import { type Arrangement, append, arrangeRun, json, respond, startedAt } from '../arrange-run.ts'

/** A unique marker a kind of secret, each with characters that encodings change. */
export const canaries = {
  state: 'CANARY-state/+a&b="é1',
  nonce: 'CANARY-nonce/+a&b="é2',
  code_verifier: 'CANARY-verifier-0123456789-0123456789-0123456789',
  code: 'CANARY-code/+a&b="é3',
  access_token: 'CANARY-access/+a&b="é4',
  refresh_token: 'CANARY-refresh/+a&b="é5',
  client_secret: 'CANARY-client-secret/+a&b="é6',
  device_code: 'CANARY-device-code-7',
  user_code: 'CANARY-USER-CODE-8',
  registration_access_token: 'CANARY-registration-9',
  cookie: 'CANARY-cookie-10',
  apiKey: 'CANARY-api-key-11',
  jwkPrivate: 'CANARYjwkPrivate12',
  dpopNonce: 'CANARY-dpop-nonce-13',
  email: 'canary.person@acme.test',
  name: 'Canary van der Vogel',
  sub: 'auth0|canary-subject-14',
  jti: 'CANARY-jti-15',
  kid: 'CANARY-kid-16',
  password: 'CANARY-password-17',
  login_hint: 'canary.hint@acme.test',
  customClaim: 'CANARY-custom-claim-18',
} as const

/** Every encoding a canary is looked for in. */
export function spellingsToFind(value: string): string[] {
  const bytes = Buffer.from(value)
  const url = encodeURIComponent(value)
  const once = JSON.stringify(value).slice(1, -1)
  return [
    value,
    url,
    encodeURIComponent(url),
    new URLSearchParams([['', value]]).toString().slice(1),
    once,
    JSON.stringify(once).slice(1, -1),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    // Behind `client_id:`, as Basic has it, at the two other alignments.
    ...[1, 2].map((offset) =>
      Buffer.concat([Buffer.alloc(offset), bytes])
        .toString('base64')
        .slice(4, -4),
    ),
  ]
}

/** The canaries that a text still has, in whatever encoding. */
export function canariesIn(text: string): string[] {
  return Object.entries(canaries).flatMap(([kind, value]) =>
    spellingsToFind(value).some((spelling) => text.includes(spelling)) ? [kind] : [],
  )
}

/** A run of real shape that has every canary, many in several places and encodings. */
export async function canaryRun(overrides: Arrangement = {}): Promise<Run> {
  const { state, nonce, code_verifier, code, refresh_token, sub, email, name, jti } = canaries
  const person = { sub, email, name, 'https://acme.test/badge': canaries.customClaim }
  const run = await arrangeRun({
    connection: {
      authorizationParameters: [['login_hint', canaries.login_hint]],
      api: {
        method: 'GET',
        url: 'https://api.acme.test/contacts',
        headers: [['X-Api-Key', canaries.apiKey]],
      },
    },
    drawn: { state, nonce, code_verifier },
    code,
    idToken: { ...person, sid: jti },
    accessToken: { sub, jti },
    grant: { refresh_token },
    edits: {
      'token-request': [
        {
          change: 'add',
          where: 'body',
          name: 'client_secret',
          index: 0,
          value: canaries.client_secret,
        },
        {
          change: 'add',
          where: 'header',
          name: 'Cookie',
          index: 0,
          value: `sid=${canaries.cookie}`,
        },
      ],
    },
    answers: {
      userinfo: json(200, { ...person, address: { locality: name } }, [
        ['Set-Cookie', `session=${canaries.cookie}; Path=/; HttpOnly`],
        ['DPoP-Nonce', canaries.dpopNonce],
      ]),
      'api-request': respond(401, echoes(), [
        ['WWW-Authenticate', `Bearer error="invalid_token", error_description="${state}"`],
        ['Location', `/login?token=${encodeURIComponent(canaries.access_token)}#id_token=${jti}`],
      ]),
    },
    ...overrides,
  })
  return withForeignEntries(run)
}

/** What a server may echo, in encodings of its own. */
function echoes(): string {
  const { access_token, refresh_token, code, client_secret, state } = canaries
  const basic = Buffer.from(`s6BhdRkqt3:${client_secret}`).toString('base64')
  return `<html><p>You sent ${JSON.stringify(code)} and ${encodeURIComponent(encodeURIComponent(state))}</p>
<pre>${Buffer.from(access_token).toString('hex')} Basic ${basic} ${Buffer.from(`x${refresh_token}`).toString('base64url')}</pre>
<a href="https://login.acme.test/authorize?code=${encodeURIComponent(code)}">again</a></html>`
}

function withForeignEntries(run: Run): Run {
  const { device_code, user_code, registration_access_token, password, kid, jwkPrivate } = canaries
  const nested = JSON.stringify({ deep: JSON.stringify({ password, device_code }) })
  const base = { step: 'token-request', purpose: 'probe' } as const
  const sent = append(run, {
    ...base,
    kind: 'sent',
    channel: 'back',
    edits: [{ change: 'raw-body', value: nested }],
    request: {
      method: 'POST',
      url: `https://someone:${password}@login.acme.test/device?user_code=${user_code}`,
      query: [
        ['redirect', `https://a.test/?access_token=${encodeURIComponent(canaries.access_token)}`],
      ],
      headers: [['authorization', `Bearer ${canaries.access_token}`]],
      body: { raw: nested },
    },
  })
  const inReplyTo = sent.entries.length
  const answered = append(sent, {
    ...base,
    kind: 'received',
    inReplyTo,
    response: json(200, {
      device_code,
      user_code,
      registrationAccessToken: registration_access_token,
      access_token: canaries.access_token,
      keys: [{ kty: 'OKP', kid, d: jwkPrivate }],
      header: Buffer.from(JSON.stringify({ kid })).toString('base64url'),
      id_token: jwtWithKid(kid),
    }),
  })
  return append(answered, {
    ...base,
    kind: 'unknown',
    inReplyTo,
    code: 'ECONNRESET',
    message: `reset while sending refresh_token=${canaries.refresh_token}`,
  })
}

function jwtWithKid(kid: string): string {
  const part = (members: object): string =>
    Buffer.from(JSON.stringify(members)).toString('base64url')
  return `${part({ alg: 'RS256', kid })}.${part({ iat: startedAt / 1000 })}.c2lnbmF0dXJlLW9mLWEtdGVzdA`
}
