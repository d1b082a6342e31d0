import type { HttpRequest } from '../../http.ts'
import type { CodeContext } from './code-context.ts'
import { codeProgram } from './code-jwt.ts'
import { javascriptJwt } from './javascript-jwt.ts'
import { javascriptNetwork } from './javascript-network.ts'
import {
  type Language,
  camelCase,
  expression,
  literal,
  pieceExpression,
  uses,
  usesNow,
} from './language.ts'
import { type CodeRequest, namesMediaType } from './pieces.ts'

const javascript: Language = {
  variable: (name) => `process.env.${name}`,
  made: camelCase,
  formEncoded: (text) => `new URLSearchParams([["", ${text}]]).toString().slice(1)`,
  jsonEncoded: (text) => `JSON.stringify(${text})`,
  base64: (text) => `Buffer.from(${text}).toString("base64")`,
  random: 'randomBytes(32).toString("base64url")',
  s256: (text) => `createHash("sha256").update(${text}).digest("base64url")`,
  json: {
    words: { true: 'true', false: 'false', null: 'null' },
    ...{ array: ['[', ']'], object: ['{ ', ' }'] },
  },
}

/** Which module brings what the code may use. */
const modules = [
  ['node:crypto', ['createHash', 'createPublicKey', 'randomBytes']],
  ['node:fs', ['readFileSync']],
  ['jose', ['SignJWT', 'importPKCS8']],
  ['undici', ['Agent', 'ProxyAgent']],
] as const

/**
 * The request as a JavaScript module that Node runs, with its own `fetch`, or that of `undici`
 * where certificates or a proxy are needed; JWTs are made with `jose`. Secrets and keys come from
 * the environment. `fetch` sends no body with GET or HEAD, so the code has none either.
 */
export function javascriptFetch(request: HttpRequest, context: CodeContext = {}): string {
  const { request: code, accessToken, jwts } = codeProgram(request, context.sentAt)
  const network = javascriptNetwork(context.network ?? {}, javascript)
  const headers = code.headers.map(
    ([name, value]) => `    [${literal(name)}, ${expression(value, javascript)}],`,
  )
  const made = [
    ...(accessToken === undefined ? [] : [`const accessToken = ${literal(accessToken)}`]),
    ...jwts.flatMap((jwt) => javascriptJwt(jwt, javascript)),
    ...network,
  ]
  const program = [
    ...(usesNow(made) ? ['const now = Math.floor(Date.now() / 1000)'] : []),
    ...made,
    `const response = await fetch(${expression(code.target, javascript)}, {`,
    `  method: ${literal(code.method)},`,
    ...(headers.length > 0 ? ['  headers: [', ...headers, '  ],'] : []),
    ...bodyLines(code),
    '  redirect: "manual",',
    ...(network.length > 0 ? ['  dispatcher,'] : []),
    '})',
    'console.log(response.status, await response.text())',
    '',
  ].join('\n')
  return [...importLines(program, network.length > 0), program].join('\n')
}
function bodyLines(code: CodeRequest): string[] {
  if (/^(GET|HEAD)$/i.test(code.method)) return []
  // Bytes have no media type of their own that fetch would add.
  const [open, close] = namesMediaType(code) ? ['', ''] : ['new TextEncoder().encode(', ')']
  if (code.form) {
    const fields = code.form.map(
      ([name, value]) => `    [${literal(name)}, ${pieceExpression(value, javascript)}],`,
    )
    const string = close && '.toString()'
    return [`  body: ${open}new URLSearchParams([`, ...fields, `  ])${string}${close},`]
  }
  return code.body ? [`  body: ${open}${expression(code.body, javascript)}${close},`] : []
}

function importLines(program: string, ownFetch: boolean): string[] {
  const lines = modules.flatMap(([module, names]) => {
    const used = names.filter((name) => uses(program, `${name}(`))
    const all = module === 'undici' && ownFetch ? [...used, 'fetch'] : used
    return all.length > 0 ? [`import { ${all.join(', ')} } from ${literal(module)}`] : []
  })
  return lines.length > 0 ? [...lines, ''] : []
}
