import type { HttpRequest } from '../../http.ts'
import type { CodeContext } from './code-context.ts'
import { codeProgram } from './code-jwt.ts'
import { type Language, expression, literal, pieceExpression, uses, usesNow } from './language.ts'
import type { CodeRequest } from './pieces.ts'
import { publicJwkFunction, pythonJwt } from './python-jwt.ts'
import { pythonNetwork } from './python-network.ts'

const python: Language = {
  variable: (name) => `os.environ["${name}"]`,
  made: (name) => name,
  formEncoded: (text) => `form_encoded(${text})`,
  jsonEncoded: (text) => `json.dumps(${text})`,
  base64: (text) => `base64.b64encode((${text}).encode()).decode()`,
  random: 'secrets.token_urlsafe(32)',
  s256: (text) =>
    `base64.urlsafe_b64encode(hashlib.sha256(${text}.encode()).digest()).decode().rstrip("=")`,
  json: {
    words: { true: 'True', false: 'False', null: 'None' },
    ...{ array: ['[', ']'], object: ['{', '}'] },
  },
}

/** What each module is needed for, by a word of the code that uses it. */
const imports = [
  ['base64.', 'import base64'],
  ['hashlib.', 'import hashlib'],
  ['json.', 'import json'],
  ['os.environ', 'import os'],
  ['secrets.', 'import secrets'],
  ['time.', 'import time'],
  ['quote(', 'from urllib.parse import quote'],
  ['quote_plus(', 'from urllib.parse import quote_plus'],
] as const

const formEncodedFunction = `def form_encoded(text):
    return quote_plus(text, safe="*").replace("~", "%7E")
`

/**
 * The request as Python with the `requests` package; JWTs are made with `PyJWT`. Secrets and keys
 * come from the environment. Headers of one name are combined (RFC 9110 §5.3), since `requests`
 * takes each name once.
 */
export function pythonRequests(request: HttpRequest, context: CodeContext = {}): string {
  const { request: code, accessToken, jwts } = codeProgram(request, context.sentAt)
  const headers = combined(code.headers).map(
    ([name, value]) => `        ${literal(name)}: ${value},`,
  )
  const made = [
    ...(accessToken === undefined ? [] : [`access_token = ${literal(accessToken)}`]),
    ...jwts.flatMap((jwt) => pythonJwt(jwt, python)),
  ]
  const call = [
    ...(usesNow(made) ? ['now = int(time.time())'] : []),
    ...made,
    'response = requests.request(',
    `    ${literal(code.method)},`,
    `    ${expression(code.target, python)},`,
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...bodyLines(code),
    ...pythonNetwork(context.network ?? {}, python),
    '    allow_redirects=False,',
    ')',
    'print(response.status_code, response.text)',
    '',
  ].join('\n')
  const functions = [
    ...(uses(call, 'form_encoded(') ? [formEncodedFunction] : []),
    ...(uses(call, 'public_jwk(') ? [publicJwkFunction] : []),
  ]
  const program = functions.length > 0 ? `\n\n${functions.join('\n\n')}\n\n${call}` : `\n${call}`
  return `${importLines(program)}\n${program}`
}

function importLines(program: string): string {
  const own = imports.filter(([word]) => uses(program, word)).map(([, line]) => line)
  const packages = [...(uses(program, 'jwt.') ? ['import jwt'] : []), 'import requests']
  return [...own, '', ...packages].join('\n')
}

function combined(headers: CodeRequest['headers']): [name: string, value: string][] {
  const values = new Map<string, [name: string, values: string[]]>()
  for (const [name, value] of headers) {
    const known = values.get(name.toLowerCase()) ?? [name, []]
    known[1].push(expression(value, python))
    values.set(name.toLowerCase(), known)
  }
  return [...values.values()].map(([name, all]) => [name, all.join(' + ", " + ')])
}

function bodyLines(code: CodeRequest): string[] {
  if (code.form) {
    const fields = code.form.map(
      ([name, value]) => `        (${literal(name)}, ${pieceExpression(value, python)}),`,
    )
    return ['    data=[', ...fields, '    ],']
  }
  return code.body ? [`    data=(${expression(code.body, python)}).encode(),`] : []
}
