import { describe, expect, test } from 'vitest'
import { redact } from '../../../../core/derive/redact.ts'
import type { Run } from '../../../../core/run.ts'
import { arrangeRun, respond } from '../../arrange-run.ts'

const secret = 'ZqXkLmPvRtYw'
const basic = Buffer.from(`me:${secret}`).toString('base64')

/** The run of an API that answers with that text. */
async function saying(body: string): Promise<Run> {
  return arrangeRun({ answers: { 'api-request': respond(200, body) } })
}

function bodyOf(run: Run): string {
  const entry = run.entries.findLast(
    (candidate) => candidate.step === 'api-request' && candidate.kind === 'received',
  )
  return entry && 'response' in entry ? entry.response.body : ''
}

// Found in exports before: `curl -u me:SECRET`, `Authorization: Basic …` and their like in notes,
// in what servers say and in what was pasted.
describe('What a text shows of somebody’s credentials goes, with live tokens too', () => {
  test.each([
    `curl -u me:${secret} https://a.test/token`,
    `curl -sSu me:${secret} https://a.test/token`,
    `curl -ume:${secret} https://a.test/token`,
    `curl -u 'me:${secret}' https://a.test/token`,
    `curl -u "me:a ${secret} b" https://a.test/token`,
    `curl --user me:${secret}`,
    `curl --user=me:${secret}`,
    `curl --proxy-user me:${secret}`,
    `subprocess.run(["curl", "-u", "me:${secret}"])`,
    `curl%20-u%20me%3A${secret}`,
    `http -a me:${secret} POST https://a.test/token`,
    `wget --password=${secret}`,
    `wget --http-password ${secret}`,
    `tool login --client-secret ${secret}`,
    `tool login --client-secret="${secret}"`,
    `curl --oauth2-bearer ${secret}`,
    `curl --cert client.p12 --pass ${secret}`,
    `curl -b sid=${secret} https://a.test/`,
    `Authorization: Basic ${basic}`,
    `authorization: basic ${basic}`,
    `curl -H 'Authorization: Basic ${basic}' https://a.test/`,
    `curl -H "Authorization: ${secret}" https://a.test/`,
    `{\\"Authorization\\": \\"Basic ${basic}\\"}`,
    `Authorization%3A%20Basic%20${basic}`,
    `it sent Basic ${basic} to the server`,
    `Basic\t${basic}`,
    `POST /token HTTP/1.1\nHost: a.test\nAuthorization: ${secret}\nAccept: */*`,
    `Authorization: Digest username="me", realm="a", response="${secret}"`,
    `Authorization: OAuth oauth_consumer_key="me", oauth_signature="${secret}"`,
    `Authorization: AWS4-HMAC-SHA256 Credential=me/a, Signature=${secret}`,
    `Cookie: theme=dark; sid=${secret}`,
    `Set-Cookie: sid=${secret}; HttpOnly`,
    `requests.post(url, auth=('me', '${secret}'))`,
    `auth = HTTPBasicAuth("me", "${secret}")`,
    `request.SetBasicAuth("me", "${secret}")`,
    `export AUTH0_CLIENT_SECRET=${secret}`,
    `AUTH0_CLIENT_SECRET="${secret}"`,
    `spring.security.client.registration.a.client-secret=${secret}`,
    `Server=a;User=me;Password=${secret};`,
    `the client secret is ${secret}7`,
    `password: ${secret}7`,
  ])('%s', async (text) => {
    const run = await saying(text)
    const leaking = (value: string): boolean => value.includes(secret) || value.includes(basic)
    expect([bodyOf(redact(run).run), bodyOf(redact(run, 'live').run)].filter(leaking)).toEqual([])
    expect(leaking(redact(await arrangeRun()).text(text))).toBe(false)
  })

  test.each([
    'The server wants Basic authentication: use client_secret_basic.',
    'Authorization: the header is missing',
    'Authorization: Basic authentication is required',
    'Authorization: Bearer authentication is required',
    'Basic realm="a"',
    'docker run -u root image',
    'sqlmap -u https://a.test/x:y',
    'The password is wrong. The client secret is expired.',
    'password: at least twelve letters',
    'see the section Basic Profile of the specification, Token Exchange and Digest Algorithms',
    'token_endpoint_auth_methods_supported: client_secret_basic, private_key_jwt',
    'grant_type=password&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    '{"password":null,"secret_required":true}',
    'It was at 12:30 -a little late',
  ])('prose stays: %s', async (text) => {
    expect(bodyOf(redact(await saying(text)).run)).toBe(text)
  })

  test('what is taken out stays taken out, and the user name of a command with it', async () => {
    const once = redact(await saying(`curl -u me:${secret}; Authorization: Basic ${basic}`)).run
    expect(bodyOf(once)).toBe(
      'curl -u «redacted:userinfo#1» Authorization: Basic «redacted:credentials#1»',
    )
    expect(redact(once)).toMatchObject({ run: once, removed: [] })
  })

  test.each([
    'curl -u ',
    'Authorization: Basic ',
    'Cookie: a=',
    'Authorization: Digest a=b, ',
    'auth=("a',
    '--client-secret ',
    'a_b_c_d_',
    'a-',
    'secret is ',
    "-u'a:",
  ])('takes linear time over many of %s', async (text) => {
    const run = await saying(text.repeat(Math.ceil(200_000 / text.length)))
    const before = process.cpuUsage()
    redact(run)
    // Microseconds of the processor, since others may keep the machine busy.
    expect(process.cpuUsage(before).user).toBeLessThan(4_000_000)
  })
})
