import type { HttpRequest } from '../../http.ts'
import { type Language, expression, literal, pieceExpression, withoutLiterals } from './language.ts'
import { type CodeRequest, codeRequest } from './pieces.ts'

const python: Language = {
  variable: (name) => `os.environ["${name}"]`,
  formEncoded: (text) => `form_encoded(${text})`,
  jsonEncoded: (text) => `json.dumps(${text})`,
  base64: (text) => `base64.b64encode((${text}).encode()).decode()`,
}

/** What each module is needed for, by a word of the code that uses it. */
const imports = [
  ['base64.', 'import base64'],
  ['json.dumps', 'import json'],
  ['os.environ', 'import os'],
  ['quote_plus', 'from urllib.parse import quote_plus'],
] as const

const formEncodedFunction = `def form_encoded(text):
    return quote_plus(text, safe="*").replace("~", "%7E")
`

/**
 * The request as Python with the `requests` package. Secrets come from the environment. Headers
 * of one name are combined (RFC 9110 §5.3), since `requests` takes each name once.
 */
export function pythonRequests(request: HttpRequest): string {
  const code = codeRequest(request)
  const headers = combined(code.headers).map(
    ([name, value]) => `        ${literal(name)}: ${value},`,
  )
  const call = [
    'response = requests.request(',
    `    ${literal(code.method)},`,
    `    ${expression(code.target, python)},`,
    ...(headers.length > 0 ? ['    headers={', ...headers, '    },'] : []),
    ...bodyLines(code),
    '    allow_redirects=False,',
    ')',
    'print(response.status_code, response.text)',
    '',
  ].join('\n')
  const encoding = withoutLiterals(call).includes('form_encoded(')
    ? `\n\n${formEncodedFunction}\n`
    : ''
  const words = withoutLiterals(`${call}${encoding}`)
  const needed = imports.filter(([word]) => words.includes(word))
  return [...needed.map(([, line]) => line), '', 'import requests', encoding, call].join('\n')
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
