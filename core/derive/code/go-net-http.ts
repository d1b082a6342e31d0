import type { HttpRequest } from '../../http.ts'
import { type Language, expression, literal, pieceExpression, withoutLiterals } from './language.ts'
import { type CodeRequest, codeRequest } from './pieces.ts'

const go: Language = {
  variable: (name) => `os.Getenv("${name}")`,
  formEncoded: (text) => `formEncoded(${text})`,
  jsonEncoded: (text) => `jsonEncoded(${text})`,
  base64: (text) => `base64.StdEncoding.EncodeToString([]byte(${text}))`,
}

const formEncodedFunction = `
func formEncoded(text string) string {
	return strings.NewReplacer("~", "%7E", "%2A", "*").Replace(url.QueryEscape(text))
}
`

const jsonEncodedFunction = `
func jsonEncoded(text string) string {
	encoded, _ := json.Marshal(text)
	return string(encoded)
}
`

/** What each package is needed for, by a word of the code that uses it. Go refuses unused ones. */
const imports = [
  ['base64.', 'encoding/base64'],
  ['json.', 'encoding/json'],
  ['fmt.', 'fmt'],
  ['io.', 'io'],
  ['http.', 'net/http'],
  ['url.', 'net/url'],
  ['os.', 'os'],
  ['strings.', 'strings'],
] as const

/** The request as a Go program with `net/http`. Secrets come from the environment. */
export function goNetHttp(request: HttpRequest): string {
  const code = codeRequest(request)
  const main = [
    'func main() {',
    ...bodyLines(code),
    `\trequest, err := http.NewRequest(${literal(code.method)}, ${expression(code.target, go)}, ${hasBody(code) ? 'strings.NewReader(body)' : 'nil'})`,
    ...stopOnError,
    ...code.headers.map(
      ([name, value]) => `\trequest.Header.Add(${literal(name)}, ${expression(value, go)})`,
    ),
    '\tresponse, err := http.DefaultTransport.RoundTrip(request)',
    ...stopOnError,
    '\tdefer response.Body.Close()',
    '\tanswer, err := io.ReadAll(response.Body)',
    ...stopOnError,
    '\tfmt.Println(response.StatusCode, string(answer))',
    '}',
    '',
  ].join('\n')
  const used = withoutLiterals(main)
  const functions = [
    ...(used.includes('formEncoded(') ? [formEncodedFunction] : []),
    ...(used.includes('jsonEncoded(') ? [jsonEncodedFunction] : []),
  ]
  const program = [main, ...functions].join('')
  return `package main\n\n${importBlock(program)}\n\n${program}`
}

const stopOnError = ['\tif err != nil {', '\t\tpanic(err)', '\t}']

function hasBody(code: CodeRequest): boolean {
  return code.form !== undefined || code.body !== undefined
}

function bodyLines(code: CodeRequest): string[] {
  if (code.form) {
    const pairs = code.form.map(
      ([name, value]) =>
        `\t\tformEncoded(${literal(name)}) + "=" + formEncoded(${pieceExpression(value, go)}),`,
    )
    return ['\tbody := strings.Join([]string{', ...pairs, '\t}, "&")']
  }
  return code.body ? [`\tbody := ${expression(code.body, go)}`] : []
}

function importBlock(program: string): string {
  const code = withoutLiterals(program)
  const lines = imports.filter(([word]) => code.includes(word)).map(([, path]) => `\t"${path}"`)
  return ['import (', ...lines, ')'].join('\n')
}
