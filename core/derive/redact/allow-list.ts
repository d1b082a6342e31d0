import type { Run } from '../../run.ts'

/**
 * What is exported of a value: `scalar` text, numbers and booleans; `members` any JSON; a list
 * of one shape; or an object with the members named. A scalar passes where a list item or an
 * object is allowed too, since a field's value may be either.
 */
type Shape = 'scalar' | 'members' | readonly [Shape] | { readonly [member: string]: Shape }

const fields: Shape = [
  [
    {
      secret: 'scalar',
      basic: ['scalar'],
      formEncoded: 'scalar',
      jwt: { header: 'members', claims: 'members', key: 'scalar' },
    },
  ],
]
const request: Shape = {
  ...{ method: 'scalar', url: 'scalar', query: fields, headers: fields, via: 'scalar' },
  ...{ parameters: fields, body: { form: fields, json: fields, raw: 'scalar' } },
}
const response: Shape = {
  ...{ status: 'scalar', statusText: 'scalar', headers: fields, body: 'scalar' },
  ...{
    encodedBytes: 'scalar',
    problems: [{ kind: 'scalar', limit: 'scalar', encoding: 'scalar' }],
  },
}
const edit: Shape = {
  ...{ change: 'scalar', where: 'scalar', name: 'scalar', index: 'scalar', value: 'scalar' },
  ...{ jwt: { where: 'scalar', name: 'scalar' }, part: 'scalar' },
}
const traits: Shape = {
  ...{ length: 'scalar', whitespaceAtEnds: 'scalar', encodedInBasic: 'scalar' },
  looksLikeGuid: 'scalar',
}
const certificate: Shape = {
  ...{ subject: 'scalar', issuer: 'scalar', validFrom: 'scalar', validTo: 'scalar' },
  ...{ subjectAltName: 'scalar', fingerprint256: 'scalar' },
}
const wire: Shape = {
  requestHead: 'scalar',
  remoteAddress: 'scalar',
  timings: {
    ...{ dns: 'scalar', tcp: 'scalar', proxy: 'scalar', tls: 'scalar' },
    ...{ firstByte: 'scalar', total: 'scalar' },
  },
  tls: {
    ...{ protocol: 'scalar', cipher: 'scalar', certificate },
    clientCertificate: {
      asked: 'scalar',
      presented: { subject: 'scalar', 'x5t#S256': 'scalar' },
    },
  },
  proxy: { url: 'scalar', remoteAddress: 'scalar', tunnel: 'scalar' },
}
const cookies: Shape = [{ origin: 'scalar', name: 'scalar', attributes: 'scalar' }]
const application: Shape = {
  ...{ status: 'scalar', location: 'scalar', text: 'scalar' },
  failure: { code: 'scalar', message: 'scalar' },
  cookies: { sent: ['scalar'], before: cookies, set: cookies },
}
const preflight: Shape = {
  ...{ origin: 'scalar', method: 'scalar', headers: 'scalar', status: 'scalar' },
  answered: fields,
}
const entry: Shape = {
  ...{ id: 'scalar', at: 'scalar', step: 'scalar', purpose: 'scalar', basedOn: 'scalar' },
  ...{ kind: 'scalar', values: 'members', channel: 'scalar', request, edits: [edit] },
  ...{ proof: 'scalar', experiment: 'scalar', despite: 'scalar', withoutCredentials: 'scalar' },
  secrets: { client_secret: traits, private_key: traits, dpop_key: traits },
  ...{ inReplyTo: 'scalar', response, code: 'scalar', message: 'scalar', wire },
  ...{ macVerified: 'scalar', answered: 'scalar', application, preflight },
}
const connection: Shape = {
  ...{ id: 'scalar', name: 'scalar', issuer: 'scalar', client_id: 'scalar' },
  ...{ clientAuthentication: 'scalar', basicFormEncoded: 'scalar', hasSecret: 'scalar' },
  ...{ redirect_uri: 'scalar', scope: 'scalar', audience: 'scalar', pkce: 'scalar' },
  ...{ scopeSeparator: 'scalar', nonce: 'scalar', discovery: 'scalar', template: 'scalar' },
  ...{ response_type: 'scalar', response_mode: 'scalar', pushed: 'scalar' },
  ...{ requestObject: 'members', mode: 'scalar', userinfoToken: 'scalar' },
  secretsOverHttp: 'scalar',
  ...{ grant_type: 'scalar', tokenExchange: 'members', grantSecrets: ['scalar'] },
  ...{
    register: 'scalar',
    keysServedFrom: 'scalar',
    dpop: 'members',
    assertion: 'members',
    publicKeys: 'members',
  },
  authorizationParameters: fields,
  api: { method: 'scalar', url: 'scalar', headers: fields, body: 'scalar' },
  ...{ tlsCertificate: 'scalar', metadata: 'members', builtIn: 'scalar' },
}
const run: Shape = { version: 'scalar', id: 'scalar', connection, entries: [entry] }

/** The run with only the members that a run is known to have: what else is there is no evidence. */
export function allowList(full: Run): Run {
  return allowed(full, run) as Run
}

function allowed(value: unknown, shape: Shape): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (shape === 'scalar') return undefined
  if (shape === 'members') return value
  if (isList(shape)) return Array.isArray(value) ? value.map((item) => allowed(item, shape[0])) : []
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, member]) => {
      const inner = Object.hasOwn(shape, name) ? shape[name] : undefined
      const kept = inner === undefined ? undefined : allowed(member, inner)
      return kept === undefined ? [] : [[name, kept]]
    }),
  )
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape)
}
