import type { HttpRequest } from '../../http.ts'
import type { CodeContext } from './code-context.ts'
import { codeProgram } from './code-jwt.ts'
import { goJwt, goJwtFunctions } from './go-jwt.ts'
import { goNetwork, stopOnError } from './go-network.ts'
import {
  type Language,
  camelCase,
  expression,
  literal,
  pieceExpression,
  uses,
  usesNow,
} from './language.ts'
import type { CodeRequest } from './pieces.ts'

const go: Language = {
  variable: (name) => `os.Getenv("${name}")`,
  made: camelCase,
  formEncoded: (text) => `formEncoded(${text})`,
  jsonEncoded: (text) => `jsonEncoded(${text})`,
  base64: (text) => `base64.StdEncoding.EncodeToString([]byte(${text}))`,
  random: 'randomText()',
  s256: (text) => `s256(${text})`,
  json: {
    words: { true: 'true', false: 'false', null: 'nil' },
    ...{ array: ['[]any{', '}'], object: ['map[string]any{', '}'] },
  },
}

const functions = [
  [
    'formEncoded(',
    `
func formEncoded(text string) string {
	return strings.NewReplacer("~", "%7E", "%2A", "*").Replace(url.QueryEscape(text))
}
`,
  ],
  [
    'jsonEncoded(',
    `
func jsonEncoded(text string) string {
	encoded, _ := json.Marshal(text)
	return string(encoded)
}
`,
  ],
  ...goJwtFunctions,
] as const

/** What each package is needed for, by a word of the code that uses it. Go refuses unused ones. */
const imports = [
  ['rand.', 'crypto/rand'],
  ['sha256.', 'crypto/sha256'],
  ['tls.', 'crypto/tls'],
  ['x509.', 'crypto/x509'],
  ['base64.', 'encoding/base64'],
  ['json.', 'encoding/json'],
  ['pem.', 'encoding/pem'],
  ['fmt.', 'fmt'],
  ['io.', 'io'],
  ['http.', 'net/http'],
  ['url.', 'net/url'],
  ['os.', 'os'],
  ['strings.', 'strings'],
  ['time.', 'time'],
] as const

/** Not of Go itself; it stands apart in the imports. */
const jose = 'github.com/go-jose/go-jose/v4'

/**
 * The request as a Go program with `net/http`; JWTs are made with `go-jose`. Secrets and keys come
 * from the environment.
 */
export function goNetHttp(request: HttpRequest, context: CodeContext = {}): string {
  const { request: code, accessToken, jwts } = codeProgram(request, context.sentAt)
  const network = goNetwork(context.network ?? {}, go)
  const made = [
    ...(accessToken === undefined ? [] : [`\taccessToken := ${literal(accessToken)}`]),
    ...jwts.flatMap((jwt) => goJwt(jwt, go)),
  ]
  const main = [
    'func main() {',
    ...(usesNow(made) ? ['\tnow := time.Now().Unix()'] : []),
    ...made,
    ...bodyLines(code),
    `\trequest, err := http.NewRequest(${literal(code.method)}, ${expression(code.target, go)}, ${hasBody(code) ? 'strings.NewReader(body)' : 'nil'})`,
    ...stopOnError,
    ...code.headers.map(
      ([name, value]) => `\trequest.Header.Add(${literal(name)}, ${expression(value, go)})`,
    ),
    ...network,
    `\tresponse, err := ${network.length > 0 ? 'transport' : 'http.DefaultTransport'}.RoundTrip(request)`,
    ...stopOnError,
    '\tdefer response.Body.Close()',
    '\tanswer, err := io.ReadAll(response.Body)',
    ...stopOnError,
    '\tfmt.Println(response.StatusCode, string(answer))',
    '}',
    '',
  ].join('\n')
  const called = functions.filter(([word]) => uses(main, word)).map(([, text]) => text)
  const program = [main, ...called].join('')
  return `package main\n\n${importBlock(program)}\n\n${program}`
}

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
  const lines = imports.filter(([word]) => uses(program, word)).map(([, path]) => `\t"${path}"`)
  const packages = uses(program, 'jose.') ? ['', `\t"${jose}"`] : []
  return ['import (', ...lines, ...packages, ')'].join('\n')
}
