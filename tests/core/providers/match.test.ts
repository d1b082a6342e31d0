import { describe, expect, test } from 'vitest'
import { providers } from '../../../core/providers/all.ts'
import { matcher, type Words } from '../../../core/providers/match.ts'
import { recognise } from '../../../core/providers/recognise.ts'

const match = matcher(providers)

/** The id of the best match for what a token endpoint said. */
function best(text: string, words: Partial<Words> = {}): string | undefined {
  return match({ texts: [text], steps: ['token'], ...words })[0]?.known.id
}

describe('The catalogue', () => {
  test('has no id twice', () => {
    const ids = providers.flatMap(({ known }) => known.map(({ id }) => id))
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
  })

  test('has all 578 researched failure modes, and one found since', () => {
    expect(providers.flatMap(({ known }) => known)).toHaveLength(579)
  })

  test.each(
    providers.flatMap(({ known }) =>
      known
        .filter(({ fragments, error }) => fragments.length > 0 || error !== undefined)
        .map((entry) => [entry.id, entry] as const),
    ),
  )('reaches %s by its words, code, step and status', (id, entry) => {
    const provider = providers.find(({ known }) => known.includes(entry))?.id
    const found = match({
      texts: entry.fragments,
      steps: [entry.step],
      ...(entry.error !== undefined && { error: entry.error }),
      ...(entry.status !== undefined && { status: entry.status }),
      ...(provider !== undefined && provider !== 'generic' && { provider }),
    })
    expect(found.slice(0, 5).map(({ known }) => known.id)).toContain(id)
  })
})

describe('Matching words', () => {
  test('an AADSTS number decides, whatever else is said', () => {
    expect(best('AADSTS7000215: something about redirect_uri and scope')).toBe(
      'entra-7000215-wrong-secret',
    )
  })

  test('a longer number is not taken for a shorter one that it begins with', () => {
    expect(best('AADSTS700023: Client assertion audience')).toBe('entra-700023-resourceless-scope')
  })

  test('a generic word alone is not specific', () => {
    const [first] = match({ texts: ['the scope is strange'], steps: ['token'] })
    expect(first?.specific ?? false).toBe(false)
  })

  test('a short fragment is not found inside a longer word', () => {
    const ids = match({ texts: ['invalid audience'], steps: ['id-token'] }).map((m) => m.fragment)
    expect(ids).not.toContain('aud')
  })

  test('a recognised provider’s own entry comes before the general one', () => {
    expect(best('Code not valid', { provider: 'keycloak', error: 'invalid_grant' })).toBe(
      'keycloak-code-not-valid',
    )
  })
})

describe('Recognising a provider', () => {
  test.each([
    ['https://tenant.eu.auth0.com/', 'auth0'],
    ['https://dev-1.okta.com/oauth2/default', 'okta'],
    ['https://login.microsoftonline.com/common/v2.0', 'entra-id'],
    ['https://accounts.google.com', 'google'],
    ['https://sso.example.com/realms/main', 'keycloak'],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc', 'cognito'],
  ])('%s is %s', (issuer, id) => {
    expect(recognise(providers, { urls: [issuer], headers: [], texts: [] })?.id).toBe(id)
  })

  test('a host that only ends like a provider’s is not taken for it', () => {
    const signs = { urls: ['https://notauth0.com'], headers: [], texts: [] }
    expect(recognise(providers, signs)).toBeUndefined()
  })

  test('a header of its own gives Auth0 on a custom domain away', () => {
    const signs = { urls: ['https://login.example.com'], headers: ['X-Auth0-RequestId'], texts: [] }
    expect(recognise(providers, signs)?.id).toBe('auth0')
  })
})

test('A provider’s name inside of another word is not its name', () => {
  const signs = { urls: [], headers: [], texts: ['MsalUiRequiredException: AADSTS50011'] }
  expect(recognise(providers, signs)?.id).toBe('entra-id')
})
