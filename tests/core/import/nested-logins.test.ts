import { describe, expect, test } from 'vitest'
import { analysed, foundIn, login, type Part } from './recorded.ts'

const broker = 'https://as.example/broker/google/endpoint'

const toGoogle: Part = {
  url: `https://accounts.google.com/o/oauth2/v2/auth?${new URLSearchParams({
    ...{ client_id: '77-g.apps.googleusercontent.com', response_type: 'code', scope: 'openid' },
    ...{ state: 'Br0kerState.1.web', redirect_uri: broker, nonce: 'gN0nce12345678xyz' },
  })}`,
  status: 302,
  location: 'https://accounts.google.com/v3/signin',
}
const fromGoogle: Part = {
  url: `${broker}?state=Br0kerState.1.web&code=4%2F0AVG&scope=openid`,
  status: 302,
  location: login.sentBack.location,
}

/** A broker’s own login, as another server’s client, stands inside of the one that was recorded. */
describe('A login inside of a login', () => {
  test('of a broker is another flow, and the outer one is healthy', async () => {
    const { facts, findings } = await analysed(
      login.asked,
      { ...login.page, status: 302, location: toGoogle.url },
      toGoogle,
      fromGoogle,
      login.callback,
    )
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
    expect(facts.run.connection.client_id).toBe('web-shop')
    expect(facts.authorizationResponse?.repeated).toEqual([])
  })

  test('of a broker with a name of its own for that is told by who sent the browser on', async () => {
    const elsewhere = 'https://broker.other.example/return'
    const inner = toGoogle.url.replace(encodeURIComponent(broker), encodeURIComponent(elsewhere))
    const back = fromGoogle.url.replace(broker, elsewhere)
    const { facts } = await analysed(
      login.asked,
      { ...login.page, status: 302, location: inner },
      { ...toGoogle, url: inner },
      { ...fromGoogle, url: back },
      login.callback,
    )
    expect(facts.run.connection.client_id).toBe('web-shop')
  })

  test('that ends on an error page of the inner server is the flow to diagnose', async () => {
    const html = '<html><title>Error 400: redirect_uri_mismatch</title><p>Access blocked</p></html>'
    const { facts } = await analysed(
      login.asked,
      { ...login.page, status: 302, location: toGoogle.url },
      { ...toGoogle, status: 400, location: '', html },
    )
    expect(facts.authorizationRequest?.exchange.outcome.kind).toBe('response')
    expect(facts.authorizationRequest?.exchange.sent.request.url).toContain('google')
  })

  test('is none where one application asks two servers, one after the other', async () => {
    const other = { ...login.asked, url: login.asked.url.replace('as.example', 'as2.example') }
    expect(await foundIn(login.asked, login.sentBack, login.callback, other)).not.toContain(
      'authorization-response/once',
    )
  })
})
