import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { goNetHttp } from '../../../../core/derive/code/go-net-http.ts'
import { javascriptFetch } from '../../../../core/derive/code/javascript-fetch.ts'
import { pythonRequests } from '../../../../core/derive/code/python-requests.ts'
import type { HttpRequest } from '../../../../core/http.ts'
import { type Received, listen } from '../listen.ts'
import { asSent, hostileValues, secret, tokenRequestTo } from '../requests.ts'

const run = promisify(execFile)
const methods = ['basic', 'basic-not-encoded', 'post', 'json', 'none'] as const
const origin = 'https://login.acme.test'

/** Runs the JavaScript in Node and gives what the server received of what was to be sent. */
async function receivedFrom(make: (origin: string) => HttpRequest): Promise<{
  expected: Received
  received: Received
}> {
  const server = await listen()
  const request = make(server.origin)
  const environment = { ...process.env, CLIENT_SECRET: secret }
  const code = javascriptFetch(request)
  await run(process.execPath, ['--input-type=module', '--eval', code], { env: environment })
  const [message] = server.received
  if (!message) throw new Error('Nothing was received')
  const expected = asSent(request)
  const own = new Set(expected.headers.map(([name]) => name))
  return {
    expected,
    received: { ...message, headers: message.headers.filter(([name]) => own.has(name)) },
  }
}

describe('The JavaScript, run by Node', () => {
  test.each(methods)(
    'sends byte for byte what this tool sends, with client authentication %s',
    async (method) => {
      const { expected, received } = await receivedFrom((to) => tokenRequestTo(to, method))
      expect(received).toEqual(expected)
    },
  )

  test('carries hostile values unharmed, in form, query and headers', async () => {
    const { expected, received } = await receivedFrom((to) => ({
      method: 'POST',
      url: `${to}/a`,
      query: hostileValues.map((value, index) => [`q${index}`, value]),
      headers: [
        ['X-Quoted', `it's "quoted" \\ \${HOME}`],
        ['Content-Type', 'application/x-www-form-urlencoded'],
      ],
      body: { form: hostileValues.map((value) => [value, value]) },
    }))
    expect(received).toEqual(expected)
  })

  test.each(hostileValues)('carries the raw body %j unharmed', async (value) => {
    const { received } = await receivedFrom((to) => ({
      method: 'PUT',
      url: to,
      query: [],
      headers: [['Content-Type', 'text/plain']],
      body: { raw: value },
    }))
    expect(received.body).toBe(value)
  })

  test('names no media type that the request does not name', async () => {
    const server = await listen()
    const request: HttpRequest = {
      method: 'POST',
      url: server.origin,
      query: [],
      headers: [],
      body: { form: [['a', 'b']] },
    }
    await run(process.execPath, ['--input-type=module', '--eval', javascriptFetch(request)])
    const names = server.received[0]?.headers.map(([name]) => name)
    expect([names?.includes('content-type'), server.received[0]?.body]).toEqual([false, 'a=b'])
  })
})

/** What Python makes of the literals of a program; fails when it does not compile. */
const readLiterals = `
import ast, json, sys
tree = ast.parse(sys.stdin.read())
print(json.dumps([n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)], default=str))
`

function pythonLiterals(code: string): unknown[] {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', readLiterals], {
    input: code,
    encoding: 'utf8',
    env: { ...process.env, PYTHONUTF8: '1' },
  })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as unknown[]
}

const hasPython = spawnSync('python3', ['--version']).status === 0

describe.runIf(hasPython)(
  'The Python, compiled but not run, since requests is not installed',
  () => {
    test.each(methods)('is valid Python with client authentication %s', (method) => {
      expect(pythonLiterals(pythonRequests(tokenRequestTo(origin, method)))).toContain('POST')
    })

    test.each(hostileValues)(
      'has the value %j in a literal that Python reads unharmed',
      (value) => {
        expect(pythonLiterals(pythonRequests(tokenRequestTo(origin, 'none', value)))).toContain(
          value,
        )
      },
    )
  },
)

describe('The Python', () => {
  test('reads the secret from the environment and imports what it uses, and no more', () => {
    expect(pythonRequests(tokenRequestTo(origin, 'post'))).toBe(`import os

import requests

response = requests.request(
    "POST",
    "https://login.acme.test/oauth/token",
    headers={
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    },
    data=[
        ("grant_type", "authorization_code"),
        ("code", "SplxlOBeZQQYbYS6WxSbIA"),
        ("redirect_uri", "http://127.0.0.1:4400/callback?a=b c"),
        ("client_id", "client id:1"),
        ("client_secret", os.environ["CLIENT_SECRET"]),
    ],
    allow_redirects=False,
)
print(response.status_code, response.text)
`)
  })

  test('combines headers of one name, since a dictionary keeps only one', () => {
    const headers = [['Accept', 'a/b'] as const, ['accept', 'c/d'] as const]
    const code = pythonRequests({ method: 'GET', url: origin, query: [], headers })
    expect(code).toContain(`"Accept": "a/b" + ", " + "c/d",`)
  })
})

describe('The Go, compared as text, since no Go compiler is at hand', () => {
  test('reads the secret from the environment and imports what it uses, and no more', () => {
    expect(goNetHttp(tokenRequestTo(origin, 'basic'))).toBe(`package main

import (
	"encoding/base64"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
)

func main() {
	body := strings.Join([]string{
		formEncoded("grant_type") + "=" + formEncoded("authorization_code"),
		formEncoded("code") + "=" + formEncoded("SplxlOBeZQQYbYS6WxSbIA"),
		formEncoded("redirect_uri") + "=" + formEncoded("http://127.0.0.1:4400/callback?a=b c"),
	}, "&")
	request, err := http.NewRequest("POST", "https://login.acme.test/oauth/token", strings.NewReader(body))
	if err != nil {
		panic(err)
	}
	request.Header.Add("Accept", "application/json")
	request.Header.Add("Authorization", "Basic " + base64.StdEncoding.EncodeToString([]byte("client+id%3A1:" + formEncoded(os.Getenv("CLIENT_SECRET")))))
	request.Header.Add("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		panic(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		panic(err)
	}
	fmt.Println(response.StatusCode, string(answer))
}

func formEncoded(text string) string {
	return strings.NewReplacer("~", "%7E", "%2A", "*").Replace(url.QueryEscape(text))
}
`)
  })

  test('imports no package for a word inside a value', () => {
    const request = { method: 'GET', url: origin, query: [], headers: [['X', 'os.url.'] as const] }
    expect(goNetHttp(request)).not.toMatch(/"os"|"net\/url"/)
  })

  test.each(hostileValues)(
    'has the value %j in a literal with nothing that Go refuses',
    (value) => {
      const code = goNetHttp(tokenRequestTo(origin, 'none', value))
      // Of JSON's escapes Go refuses only \\/, which JSON.stringify does not write.
      const escapes = code.match(/\\./gs) ?? []
      expect(escapes.filter((escape) => !/[bfnrtu"\\]$/.test(escape))).toEqual([])
    },
  )
})

describe('All generated code', () => {
  test.each([
    ['JavaScript', javascriptFetch],
    ['Python', pythonRequests],
    ['Go', goNetHttp],
  ] as const)('in %s cannot end a script element nor hide the direction of text', (_, generate) => {
    const code = hostileValues.map((value) => generate(tokenRequestTo(origin, 'none', value)))
    expect(code.join('')).not.toMatch(/<\/script|\u202e|\u2028|\ufeff/)
  })

  test.each([
    ['JavaScript', javascriptFetch, 'process.env.CLIENT_SECRET'],
    ['Python', pythonRequests, 'os.environ["CLIENT_SECRET"]'],
    ['Go', goNetHttp, 'os.Getenv("CLIENT_SECRET")'],
  ] as const)('in %s reads the secret from the environment', (_, generate, expected) => {
    for (const method of ['basic', 'basic-not-encoded', 'post', 'json'] as const)
      expect(generate(tokenRequestTo(origin, method))).toContain(expected)
  })
})

describe('Code that signs', () => {
  const request: HttpRequest = {
    ...{ method: 'POST', url: origin, query: [], headers: [] },
    body: {
      form: [
        [
          'client_assertion',
          {
            jwt: {
              header: { alg: 'RS256', typ: 'JWT', kid: 'k' },
              claims: { iss: 'a', jti: 'mine', iat: 1000, exp: 900, extra: [true, null, 1.5] },
              key: 'private_key',
            },
          },
        ],
      ],
    },
  }

  test.each([
    ['JavaScript', javascriptFetch, 'importPKCS8(process.env.PRIVATE_KEY, "RS256")'],
    ['Python', pythonRequests, '    os.environ["PRIVATE_KEY"],\n    algorithm="RS256",'],
    ['Go', goNetHttp, 'signed("RS256", privateKey([]byte(os.Getenv("PRIVATE_KEY")))'],
  ] as const)('in %s takes the key from the environment', (_, generate, expected) => {
    expect(generate(request, { sentAt: 1000_000 })).toContain(expected)
  })

  test.each([
    ['JavaScript', javascriptFetch, '[true, null, 1.5]'],
    ['Python', pythonRequests, '[True, None, 1.5]'],
    ['Go', goNetHttp, '[]any{true, nil, 1.5}'],
  ] as const)('in %s keeps what a person wrote into the JWT', (_, generate, list) => {
    const code = generate(request, { sentAt: 1000_000 })
    const kept = ['"iat": now,', '"exp": now - 100,', '"jti": "mine",', `"extra": ${list},`]
    expect(kept.filter((words) => !code.includes(words))).toEqual([])
  })

  test.each([
    ['JavaScript', javascriptFetch],
    ['Python', pythonRequests],
    ['Go', goNetHttp],
  ] as const)('in %s counts a changed time from when the message was sent', (_, generate) => {
    expect(generate(request, { sentAt: 4600_000 })).toContain('"iat": now - 3600,')
  })

  test('gives the address of a request object that is served, not the object', () => {
    const [[, value] = []] = request.body && 'form' in request.body ? request.body.form : []
    if (typeof value !== 'object' || !('jwt' in value)) throw new Error('No JWT')
    const query = [['request_uri', { ...value, servedAt: 'https://tool.test/o?a' }] as const]
    const code = javascriptFetch({ method: 'GET', url: origin, query, headers: [] })
    expect(code).toContain('?request_uri=https%3A%2F%2Ftool.test%2Fo%3Fa"')
    expect(code).not.toContain('SignJWT')
  })
})
