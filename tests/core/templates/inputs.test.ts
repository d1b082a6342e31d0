import { describe, expect, test } from 'vitest'
import { templates } from '../../../core/templates/all.ts'
import { fillTemplate, settleInput } from '../../../core/templates/fill.ts'
import type { TemplateInput } from '../../../core/templates/template.ts'

interface Cases {
  /** What is pasted, and what becomes of it. */
  readonly valid: Readonly<Record<string, string>>
  /** What is pasted, and a part of what is said of it. */
  readonly invalid?: Readonly<Record<string, RegExp>>
}

const guid = '8eaef023-2b34-4da1-9baa-8bc8c9d6a490'

const table: Readonly<Record<string, Cases>> = {
  'auth0 domain': {
    valid: {
      'acme.eu.auth0.com': 'acme.eu.auth0.com',
      ' https://acme.eu.auth0.com/ ': 'acme.eu.auth0.com',
      'HTTPS://Acme.eu.Auth0.com': 'acme.eu.auth0.com',
      '"acme.eu.auth0.com",': 'acme.eu.auth0.com',
      'https://acme.eu.auth0.com/.well-known/openid-configuration': 'acme.eu.auth0.com',
      'https://acme.eu.auth0.com/authorize?client_id=1&state=2': 'acme.eu.auth0.com',
      'login.acme.com': 'login.acme.com',
    },
    invalid: {
      acme: /“acme” is a name without its domain\. Enter .*acme\.eu\.auth0\.com\./,
      'https://manage.auth0.com/dashboard/eu/acme': /address of Auth0 itself/,
      'acme eu': /no domain and no URL/,
      'mailto:ada@acme.com': /no domain and no URL/,
    },
  },
  'okta domain': {
    valid: {
      'acme.okta.com': 'acme.okta.com',
      'https://acme-admin.okta.com/admin/dashboard': 'acme.okta.com',
      'https://acme.okta.com/oauth2/aus9k2x/.well-known/oauth-authorization-server':
        'acme.okta.com',
      'acme.oktapreview.com': 'acme.oktapreview.com',
    },
    invalid: { 'https://www.okta.com': /address of Okta itself/, acme: /without its domain/ },
  },
  'okta server': {
    valid: {
      default: 'default',
      aus9k2xAbc: 'aus9k2xAbc',
      'https://acme.okta.com/oauth2/aus9k2x': 'aus9k2x',
    },
    invalid: { 'my server': /last part of the Issuer URI/ },
  },
  'cognito pool': {
    valid: {
      'eu-west-1_AbCdEfGhI': 'eu-west-1_AbCdEfGhI',
      'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI': 'eu-west-1_AbCdEfGhI',
      'arn:aws:cognito-idp:us-gov-west-1:123456789012:userpool/us-gov-west-1_Ab1':
        'us-gov-west-1_Ab1',
    },
    invalid: {
      'https://acme.auth.eu-west-1.amazoncognito.com': /domain of the login pages/,
      AbCdEfGhI: /not the ID of a user pool/,
    },
  },
  'ory host': {
    valid: {
      'acme-4x7k2p': 'acme-4x7k2p.projects.oryapis.com',
      'https://acme-4x7k2p.projects.oryapis.com/': 'acme-4x7k2p.projects.oryapis.com',
      'auth.acme.com': 'auth.acme.com',
    },
    invalid: { 'https://console.ory.sh/projects': /Ory’s console/ },
  },
  'pingone environment': {
    valid: {
      [guid]: guid,
      [`https://auth.pingone.eu/${guid}/as/.well-known/openid-configuration`]: guid,
    },
    invalid: { acme: /no GUID/ },
  },
  'onelogin domain': {
    valid: { acme: 'acme.onelogin.com', 'https://acme.onelogin.com/portal': 'acme.onelogin.com' },
    invalid: { 'app.onelogin.com': /OneLogin itself/ },
  },
  'entra tenant': {
    valid: {
      [guid.toUpperCase()]: guid,
      'contoso.onmicrosoft.com': 'contoso.onmicrosoft.com',
      [`https://login.microsoftonline.com/${guid}/v2.0/.well-known/openid-configuration`]: guid,
      'https://login.microsoftonline.com/contoso.com/v2.0': 'contoso.com',
      [`https://sts.windows.net/${guid}/`]: guid,
    },
    invalid: {
      common: /template “Entra ID, multitenant”/,
      'https://login.microsoftonline.com/organizations/v2.0': /multitenant/,
      contoso: /is no tenant/,
    },
  },
  'entra-v1 tenant': {
    valid: { [`https://login.microsoftonline.com/${guid}`]: guid },
    invalid: { 'contoso.onmicrosoft.com': /no GUID in it/ },
  },
  'external-id tenant': {
    valid: { [`https://contoso.ciamlogin.com/${guid}/v2.0`]: guid },
    invalid: { 'contoso.ciamlogin.com': /no GUID in it/ },
  },
  'b2c tenant': {
    valid: {
      contoso: 'contoso',
      'contoso.onmicrosoft.com': 'contoso',
      'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1_x/v2.0/.well-known/openid-configuration':
        'contoso',
    },
    invalid: { 'login.contoso.com': /not the name of a B2C tenant/ },
  },
  'b2c policy': {
    valid: {
      B2C_1_sign_in: 'B2C_1_sign_in',
      'https://contoso.b2clogin.com/contoso.onmicrosoft.com/B2C_1A_SUSI/v2.0': 'B2C_1A_SUSI',
    },
    invalid: { 'sign in': /name of a user flow/ },
  },
  'github host': {
    valid: { 'https://github.acme.com/login': 'github.acme.com' },
    invalid: { ghe: /without its domain/ },
  },
  'gitlab base': {
    valid: {
      'gitlab.acme.com': 'https://gitlab.acme.com',
      'https://acme.com/gitlab/oauth/authorize': 'https://acme.com/gitlab',
      'https://gitlab.com/.well-known/openid-configuration': 'https://gitlab.com',
    },
  },
  'salesforce host': {
    valid: {
      'acme.my.salesforce.com': 'acme.my.salesforce.com',
      'https://acme.lightning.force.com/lightning/page/home': 'acme.my.salesforce.com',
      'https://acme.my.salesforce-setup.com/lightning/setup': 'acme.my.salesforce.com',
      'test.salesforce.com': 'test.salesforce.com',
    },
    invalid: { acme: /without its domain/ },
  },
  'keycloak base': {
    valid: {
      'https://id.acme.com': 'https://id.acme.com',
      'id.acme.com/': 'https://id.acme.com',
      'localhost:8080': 'http://localhost:8080',
      'https://id.acme.com/auth/realms/acme': 'https://id.acme.com/auth',
      'https://id.acme.com/admin/master/console': 'https://id.acme.com',
    },
    invalid: { keycloak: /no address of a server/ },
  },
  'keycloak realm': {
    valid: {
      acme: 'acme',
      'https://id.acme.com/realms/acme/.well-known/openid-configuration': 'acme',
    },
    invalid: { 'my realm!': /realm’s name/ },
  },
  'authentik base': {
    valid: {
      'https://auth.acme.com/application/o/contacts/': 'https://auth.acme.com',
      'https://auth.acme.com/if/admin/#/core': 'https://auth.acme.com',
    },
  },
  'authentik slug': {
    valid: { contacts: 'contacts', 'https://auth.acme.com/application/o/contacts/': 'contacts' },
    invalid: { 'my app': /application’s slug/ },
  },
  'zitadel domain': {
    valid: { 'https://acme-1.eu1.zitadel.cloud/ui/console': 'acme-1.eu1.zitadel.cloud' },
    invalid: { 'zitadel.com': /Zitadel itself/ },
  },
  'fusionauth base': {
    valid: { 'https://acme.fusionauth.io/oauth2/authorize': 'https://acme.fusionauth.io' },
    invalid: { 'acme fusion': /no address of a server/ },
  },
  'duende base': {
    valid: {
      'https://demo.duendesoftware.com/connect/token': 'https://demo.duendesoftware.com',
      'https://acme.com/identity/.well-known/openid-configuration': 'https://acme.com/identity',
    },
  },
  'any issuer': {
    valid: {
      'https://login.acme.com': 'https://login.acme.com',
      'https://login.acme.com/': 'https://login.acme.com/',
      'login.acme.com': 'https://login.acme.com',
      'https://login.acme.com/t1/.well-known/openid-configuration': 'https://login.acme.com/t1',
      'https://login.acme.com/.well-known/oauth-authorization-server/t1':
        'https://login.acme.com/t1',
    },
    invalid: {
      'https://login.acme.com/?tenant=1': /“\?tenant=1”, which no issuer has/,
      'an issuer': /no address of a server/,
      acme: /no address of a server/,
    },
  },
  'oauth authorization': {
    valid: {
      'https://acme.com/oauth/authorize?client_id=1&state=2': 'https://acme.com/oauth/authorize',
      'https://acme.com/oauth/authorize?tenant=1': 'https://acme.com/oauth/authorize?tenant=1',
    },
    invalid: { authorize: /whole address/ },
  },
}

function inputOf(key: string): TemplateInput {
  const [id, name] = key.split(' ')
  const input = templates
    .find((template) => template.id === id)
    ?.inputs.find((candidate) => candidate.name === name)
  if (!input) throw new Error(`There is no input ${key}`)
  return input
}

describe.each(Object.entries(table))('%s', (key, { valid, invalid = {} }) => {
  test.each(Object.entries(valid))('takes “%s” as “%s”', (pasted, value) => {
    expect(inputOf(key).read(pasted)).toMatchObject({ value })
  })

  test.each(Object.entries(invalid))('says of “%s” what was found', (pasted, said) => {
    const reading = inputOf(key).read(pasted)
    expect('problem' in reading ? reading.problem : reading).toMatch(said)
  })
})

const every = templates.flatMap((template) =>
  template.inputs.map((input) => [`${template.id} ${input.name}`, input] as const),
)

test.each(every)('%s reads whatever is pasted without throwing', (_key, input) => {
  const odd = [
    '%',
    'https://',
    '://',
    'https://[',
    '\u0000',
    '{}',
    'a'.repeat(10_000),
    '//x',
    '%zz',
  ]
  for (const pasted of odd) {
    const reading = input.read(pasted)
    const said = 'problem' in reading ? reading.problem : reading.value
    expect(typeof said).toBe('string')
    if ('problem' in reading) expect(said.length).toBeLessThan(400)
  }
})

test.each(every)('%s takes its own value again as it is', (_key, input) => {
  const reading = input.read(input.placeholder)
  if ('problem' in reading) throw new Error(reading.problem)
  expect(input.read(reading.value)).toMatchObject({ value: reading.value })
})

describe('a paste that names more than its own input', () => {
  const fill = (id: string, name: string, pasted: string) =>
    settleInput(inputOf(`${id} ${name}`), { [name]: pasted })

  test('fills the realm from the issuer', () => {
    expect(fill('keycloak', 'base', 'https://id.acme.com/realms/acme')).toEqual({
      base: 'https://id.acme.com',
      realm: 'acme',
    })
  })

  test('fills the authorization server of Okta', () => {
    expect(fill('okta', 'domain', 'https://acme.okta.com/oauth2/aus9k2x')).toEqual({
      domain: 'acme.okta.com',
      server: 'aus9k2x',
    })
  })

  test('leaves what was typed in the other as it is', () => {
    const typed = { base: 'https://id.acme.com/realms/acme', realm: 'other' }
    expect(settleInput(inputOf('keycloak base'), typed)).toEqual({
      base: 'https://id.acme.com',
      realm: 'other',
    })
  })

  test('leaves a wrong one for the person to see', () => {
    expect(fill('auth0', 'domain', 'acme')).toEqual({ domain: 'acme' })
  })
})

describe('a template that is not filled yet', () => {
  test.each(templates.map((template) => [template.name, template] as const))(
    '%s shows what is missing by its name, and nothing as undefined',
    (_name, template) => {
      const { connection, missing } = fillTemplate(template, {})
      const needed = template.inputs.filter(({ fallback }) => fallback === undefined)
      expect(missing).toEqual(needed.map(({ label }) => label))
      expect(JSON.stringify(connection)).not.toContain('undefined')
      for (const { name } of needed) expect(JSON.stringify(connection)).toContain(`{${name}}`)
    },
  )

  test('a wrong value is a problem and stands nowhere', () => {
    const [auth0] = templates
    const filled = auth0 && fillTemplate(auth0, { domain: 'acme' })
    expect(filled?.problems['domain']).toMatch(/without its domain/)
    expect(filled?.connection.issuer).toBe('https://{domain}/')
  })
})

describe('every template', () => {
  test('has an id and a name of its own', () => {
    expect(new Set(templates.map(({ id }) => id)).size).toBe(templates.length)
    expect(new Set(templates.map(({ name }) => name)).size).toBe(templates.length)
  })

  const vendors = templates.filter(({ group }) => group !== 'Any server')

  test.each(vendors.map((template) => [template.name, template] as const))(
    '%s says where its settings are and links the vendor’s pages',
    (_name, { settings, documentation, peculiar, needs }) => {
      expect(settings.client_id).toBeDefined()
      expect(settings.client_secret).toBeDefined()
      expect(settings.redirect_uri).toBeDefined()
      expect(peculiar.length).toBeGreaterThan(0)
      expect(needs.length).toBeLessThanOrEqual(18)
      for (const { url } of documentation) expect(new URL(url).protocol).toBe('https:')
    },
  )
})
