import type { HttpRequest } from '../../http.ts'
import { type Language, expression, literal, pieceExpression } from './language.ts'
import { type CodeRequest, codeRequest, namesMediaType } from './pieces.ts'

const javascript: Language = {
  variable: (name) => `process.env.${name}`,
  formEncoded: (text) => `new URLSearchParams([["", ${text}]]).toString().slice(1)`,
  jsonEncoded: (text) => `JSON.stringify(${text})`,
  base64: (text) => `Buffer.from(${text}).toString("base64")`,
}

/**
 * The request as a JavaScript module that Node runs, with its own `fetch`. Secrets come from the
 * environment. `fetch` sends no body with GET or HEAD, so the code has none either.
 */
export function javascriptFetch(request: HttpRequest): string {
  const code = codeRequest(request)
  const headers = code.headers.map(
    ([name, value]) => `    [${literal(name)}, ${expression(value, javascript)}],`,
  )
  return [
    `const response = await fetch(${expression(code.target, javascript)}, {`,
    `  method: ${literal(code.method)},`,
    ...(headers.length > 0 ? ['  headers: [', ...headers, '  ],'] : []),
    ...bodyLines(code),
    '  redirect: "manual",',
    '})',
    'console.log(response.status, await response.text())',
    '',
  ].join('\n')
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
