import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { readEvidence } from '../../../core/import/read-evidence.ts'
import { foundIn, login } from './recorded.ts'

/** What is raised above advice on one exchange of somebody else’s, and the verdict’s tone. */
async function raisedBy(exchange: unknown) {
  const reading = readEvidence({ exchange })
  if ('problem' in reading) throw new Error(reading.problem)
  const { findings, verdict } = await analyse(reading.run)
  const raised = findings.filter(({ severity }) => severity !== 'advice').map(({ id }) => id)
  return { raised, advice: findings.map(({ id }) => id), tone: verdict.tone }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const json = { 'content-type': 'application/json', 'cache-control': 'no-store' }
const grant = { access_token: 'opaque-2YotnFZFEjr1', token_type: 'Bearer', expires_in: 600 }

/** A client’s own login, answered so. */
const granted = (response: unknown) => ({
  request: {
    method: 'POST',
    url: 'https://as.example.org/token',
    headers: { ...form, authorization: 'Basic d2ViOmFiY2RlZmdoaWprbG1ub3BxcnN0dXZ3' },
    body: 'grant_type=client_credentials&scope=orders',
  },
  response,
})

const inJwt = (claims: object) =>
  ['{"alg":"RS256","kid":"k1"}', JSON.stringify(claims), 'signature']
    .map((part) => btoa(part).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_'))
    .join('.')

/** What once raised a false alarm on somebody’s healthy recording, and what was wrong with us. */
describe('A healthy recording raises nothing above advice:', () => {
  test('expires_in as text, which nearly every client reads as the number it is', async () => {
    const body = { ...grant, expires_in: '3600' }
    const { raised, advice } = await raisedBy(granted({ status: 200, headers: json, body }))
    expect(raised).toEqual([])
    expect(advice).toContain('token-request/expires-in-number')
  })

  test('tokens with the status 201', async () => {
    const { raised, tone } = await raisedBy(granted({ status: 201, headers: json, body: grant }))
    expect(raised).toEqual([])
    expect(tone).not.toBe('bad')
  })

  test('a form in place of JSON, as GitHub answers', async () => {
    const { raised, advice } = await raisedBy({
      request: {
        method: 'POST',
        url: 'https://github.com/login/oauth/access_token',
        body: 'client_id=Iv1.8a61f9b3a7aba766&client_secret=0123456789abcdef0123456789abcdef01234567&code=3584d83530557fdd1f46',
      },
      response: {
        status: 200,
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: 'access_token=gho_16C7e42F292c6912E7710c838347Ae178B4a&scope=repo&token_type=bearer',
      },
    })
    expect(raised).toEqual([])
    expect(advice).toContain('token-request/json-not-form')
  })

  test('a token in an exchange without a date, which is neither of the future nor expired', async () => {
    const token = inJwt({ iss: 'https://as.example.org', aud: 'a', iat: 1.7e9, exp: 1.7e9 + 600 })
    const body = { ...grant, access_token: token }
    expect((await raisedBy(granted({ status: 200, headers: json, body }))).raised).toEqual([])
  })

  test('an exchange without a date of its own is as old as its answer says', async () => {
    const token = inJwt({ iss: 'https://as.example.org', aud: 'a', iat: 1.7e9, exp: 1.7e9 + 600 })
    const body = { ...grant, access_token: token }
    const late = { ...json, date: new Date(1.8e12).toUTCString() }
    const { raised } = await raisedBy(granted({ status: 200, headers: late, body }))
    expect(raised).toContain('access-token-expired')
  })

  test('a plain 404 of the API, which has no such order', async () => {
    const { raised, advice, tone } = await raisedBy({
      request: {
        method: 'GET',
        url: 'https://orders.example.org/v1/orders/7',
        headers: { authorization: 'Bearer opaque-2YotnFZFEjr1' },
      },
      response: { status: 404, headers: json, body: { message: 'no such order' } },
    })
    expect(raised).toEqual([])
    expect(advice).toContain('api-request/found')
    expect(tone).not.toBe('bad')
  })

  test('a pushed request of which the browser shows the reference alone', async () => {
    const reference = encodeURIComponent('urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014')
    const url = `https://as.example/authorize?client_id=web-shop&request_uri=${reference}`
    const token = { ...login.token, asked: {}, status: 200, headers: json, json: grant }
    const asked = { ...login.asked, url }
    expect(await foundIn(asked, login.page, login.sentBack, login.callback, token)).toEqual([])
  })

  test('a login form that is posted to an address with the request in it, as Cognito has it', async () => {
    const token = { ...login.token, asked: {}, status: 200, headers: json, json: grant }
    const url = login.asked.url.replace('/authorize', '/login')
    const sentBack = { ...login.sentBack, url, form: 'username=ana&password=pa55-Zk3' }
    const whole = await foundIn(login.asked, login.page, sentBack, login.callback, token)
    const cut = await foundIn(sentBack, login.callback, token)
    const ofTheRequest = [...whole, ...cut].filter((id) => id.startsWith('authorization-request/'))
    expect(ofTheRequest).toEqual([])
  })

  test('a call of an API of devices with credentials, which is no device authorization', () => {
    const reading = readEvidence({
      exchange: {
        request: {
          method: 'POST',
          url: 'https://iot.example.org/v1/devices/17/commands',
          headers: { ...form, authorization: 'Basic d2ViOmFiY2RlZmdo' },
          body: 'command=restart',
        },
        response: { status: 202, headers: json, body: { id: 4 } },
      },
    })
    const steps = 'run' in reading ? reading.run.entries.map(({ step }) => step) : []
    expect(steps).not.toContain('device-authorization')
  })
})
