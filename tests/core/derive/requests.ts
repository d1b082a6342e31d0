import { type Field, type HttpRequest, type Value, jsonText, targetOf } from '../../../core/http.ts'

/** A secret that every encoding changes in its own way. */
export const secret = `s3cr et+/"\\'$HOME\`id\`*~é%&=`

/** Values that would break out of a string, a command, a line or a page. */
export const hostileValues = [
  `it's "quoted" \\ and \\' escaped`,
  '${process.env.HOME} $(id) `id` $HOME %s !!',
  'first line\nsecond line\r\nthird',
  '</script><script>alert(1)</script>',
  'ünïcode 漢字 🙈 \u202e reversed \u2028 separated \ufeff',
  '~tilde* @file;type=x &a=b=c#d+e f',
  "'; rm -rf / #",
  '',
]

/** A token request whose client authentication is a header, or two fields. */
export function tokenRequestTo(
  origin: string,
  authentication: 'basic' | 'basic-not-encoded' | 'post' | 'json' | 'none',
  code = 'SplxlOBeZQQYbYS6WxSbIA',
): HttpRequest {
  const fields: Field[] = [
    ['grant_type', 'authorization_code'],
    ['code', code],
    ['redirect_uri', 'http://127.0.0.1:4400/callback?a=b c'],
  ]
  const credentials: Field[] = [
    ['client_id', 'client id:1'],
    ['client_secret', { secret: 'client_secret' }],
  ]
  const basic: Field = [
    'Authorization',
    { basic: ['client id:1', 'client_secret'], formEncoded: authentication === 'basic' },
  ]
  const request = { method: 'POST', url: `${origin}/oauth/token`, query: [] }
  const accept: Field = ['Accept', 'application/json']
  const mediaType = (type: string): Field => ['Content-Type', `application/${type}`]
  const form = mediaType('x-www-form-urlencoded')
  switch (authentication) {
    case 'json':
      return {
        ...request,
        headers: [accept, mediaType('json')],
        body: { json: [...fields, ...credentials] },
      }
    case 'post':
      return { ...request, headers: [accept, form], body: { form: [...fields, ...credentials] } }
    case 'none':
      return { ...request, headers: [accept, form], body: { form: fields } }
    default:
      return { ...request, headers: [accept, basic, form], body: { form: fields } }
  }
}

/** What this tool's server would send for it: the headers of the draft, and its body. */
export function asSent(request: HttpRequest): {
  method: string
  target: string
  headers: (readonly [string, string])[]
  body: string
} {
  const { body } = request
  const url = new URL(targetOf({ ...request, query: resolved(request.query) }))
  return {
    method: request.method,
    target: `${url.pathname}${url.search}`,
    headers: resolved(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    body: body === undefined ? '' : bodyText(body),
  }
}

function bodyText(body: NonNullable<HttpRequest['body']>): string {
  if ('raw' in body) return body.raw
  if ('json' in body) return jsonText(resolved(body.json))
  return new URLSearchParams(resolved(body.form)).toString()
}

function resolved(fields: readonly Field[]): [string, string][] {
  return fields.map(([name, value]) => [name, textOf(value)])
}

function textOf(value: Value): string {
  if (typeof value === 'string') return value
  if ('secret' in value) return secret
  if ('bearer' in value) return `Bearer ${secret}`
  if ('jwt' in value) throw new Error('No test sends a JWT')
  const encode = (text: string): string =>
    value.formEncoded ? new URLSearchParams([['', text]]).toString().slice(1) : text
  const credentials = `${encode(value.basic[0])}:${encode(secret)}`
  return `Basic ${Buffer.from(credentials).toString('base64')}`
}
