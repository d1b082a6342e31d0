import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { readTranscript } from '../../../core/import/read-transcript.ts'
import { recognisePaste } from '../../../core/import/recognise-paste.ts'

const lines = (...all: readonly string[]) => all.join('\n')

const form =
  'grant_type=authorization_code&code=SplxlOBeZQQYbYS6WxSbIA&redirect_uri=https%3A%2F%2Fapp.example%2Fcb&client_id=abc&client_secret=jfU83kdSWq0a91kd02kWsl3&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const refused = '{"error":"invalid_grant","error_description":"The code has expired"}'

const verbose = lines(
  '*   Trying 203.0.113.7:443...',
  '* Connected to as.example (203.0.113.7) port 443 (#0)',
  '> POST /token HTTP/2',
  '> Host: as.example',
  '> user-agent: curl/8.4.0',
  '> content-type: application/x-www-form-urlencoded',
  '> content-length: 231',
  '>',
  '} [231 bytes data]',
  '< HTTP/2 400',
  '< date: Tue, 14 Oct 2025 08:11:02 GMT',
  '< content-type: application/json',
  '<',
  '{ [68 bytes data]',
  '* Connection #0 to host as.example left intact',
  refused,
)

const stream = lines(
  'POST /token HTTP/1.1',
  'Host: as.example',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${form.length}`,
  '',
  form,
  'HTTP/1.1 400 Bad Request',
  'Content-Type: application/json',
  'Transfer-Encoding: chunked',
  '',
  '44',
  refused,
  '0',
  '',
)

const log = lines(
  '10.0.0.5 - - [14/Oct/2025:08:10:58 +0000] "GET /login HTTP/1.1" 302 0 "-" "Mozilla/5.0"',
  '10.0.0.5 - - [14/Oct/2025:08:11:02 +0000] "GET /auth/callback?code=SplxlOBe&state=Zx82hKq01Lsz HTTP/1.1" 404 153 "https://as.example/" "Mozilla/5.0"',
)

/** The ids of what is found above advice, best first. */
async function foundIn(text: string): Promise<readonly string[]> {
  const reading = readEvidence({ text })
  if ('problem' in reading) throw new Error(reading.problem)
  const { findings } = await analyse(reading.run)
  return findings.filter(({ severity }) => severity !== 'advice').map(({ id }) => id)
}

describe('Messages as a tool printed them', () => {
  test('by curl -v are read, and a body that it does not print is not held against anybody', async () => {
    const [exchange] = readTranscript(verbose)
    expect(exchange).toMatchObject({
      startedAt: Date.UTC(2025, 9, 14, 8, 11, 2),
      request: { method: 'POST', url: 'https://as.example/token' },
      response: { status: 400, body: refused },
    })
    const found = await foundIn(verbose)
    expect(found[0]).toBe('code-expired')
    expect(found).not.toContain('token-request/grant-type')
  })

  test('by curl -v below the command that was typed have the body of the command', () => {
    const command = `$ curl -v https://as.example/token \\\n  -d '${form}'`
    const [exchange, ...others] = readTranscript(lines(command, verbose))
    expect(others).toEqual([])
    expect(exchange?.request.body).toHaveProperty('form')
    expect(exchange?.response?.status).toBe(400)
  })

  test('by a command with -i alone are read as well', () => {
    const text = lines(`curl -i -d '${form}' https://as.example/token`, 'HTTP/2 401', '', refused)
    expect(readTranscript(text)).toMatchObject([
      { request: { url: 'https://as.example/token' }, response: { status: 401 } },
    ])
    // Curl names the type of a form by itself.
    expect(readTranscript(text)[0]?.request.headers).toContainEqual([
      'Content-Type',
      'application/x-www-form-urlencoded',
    ])
  })

  test('of a form that an editor holds a parameter a line, have one form', async () => {
    const request = lines(
      'POST https://as.example/token HTTP/1.1',
      'Content-Type: application/x-www-form-urlencoded',
      '',
      'grant_type=client_credentials',
      '&client_id=abc',
    )
    const text = lines(request, '', 'HTTP/1.1 401 Unauthorized', '', '{"error":"invalid_client"}')
    expect(readTranscript(text)[0]?.request.body).toEqual({
      form: [
        ['grant_type', 'client_credentials'],
        ['client_id', 'abc'],
      ],
    })
    expect(await foundIn(text)).not.toContain('token-request/grant-type')
  })

  test('as a stream of bytes, with Windows’ line ends and chunks, are read', async () => {
    const text = stream.replaceAll('\n', '\r\n')
    expect(readTranscript(text)[0]?.response?.body).toContain(refused)
    expect((await foundIn(text))[0]).toBe('code-expired')
  })

  test('with the whole address in the first line, as proxies write, need no Host', () => {
    const [exchange] = readTranscript(stream.replace('/token', 'https://as.example/realms/x/token'))
    expect(exchange?.request.url).toBe('https://as.example/realms/x/token')
  })

  test('of several calls keep their order and their answers', () => {
    const call = lines('GET /me HTTP/1.1', 'Host: localhost:8080', 'Authorization: Bearer x', '')
    const text = lines(stream, call, 'HTTP/1.1 200 OK', '', '{}')
    expect(readTranscript(text).map(({ request: { url } }) => url)).toEqual([
      'https://as.example/token',
      'http://localhost:8080/me',
    ])
  })

  test('by a web server’s access log show the callback that the application failed with', async () => {
    expect(await foundIn(log)).toEqual(['callback-404'])
  })

  test('are recognised in the box, and other text is not', () => {
    for (const text of [verbose, stream, log])
      expect(recognisePaste(text)).toMatchObject({ kind: 'har' })
    expect(readTranscript('The request failed with HTTP 400, see the log.')).toEqual([])
    expect(readTranscript('GET /nothing HTTP/1.1\nno host here')).toEqual([])
    expect(readTranscript('')).toEqual([])
  })
})
