import { describe, expect, test } from 'vitest'
import { draftFrom } from '../../client/connection-form.ts'
import { problemsOf, problemsOfInputs } from '../../client/connection-problems.ts'
import { firstTemplates, templateCount } from '../../client/first-templates.ts'
import { matchingTemplates } from '../../client/matching-templates.ts'
import { issuerForm } from '../../client/paste/issuer-form.ts'
import { addressesOf } from '../../client/template-addresses.ts'
import { begin, formFromTemplate, retyped } from '../../client/template-form.ts'
import { templates } from '../../core/templates/all.ts'
import { auth0 } from '../../core/templates/auth0.ts'
import { entra } from '../../core/templates/entra.ts'
import { fillTemplate } from '../../core/templates/fill.ts'
import { github } from '../../core/templates/github.ts'
import type { Template } from '../../core/templates/template.ts'

const callback = 'http://localhost:4400/callback'

function template(id: string): Template {
  const found = templates.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no template ${id}`)
  return found
}

describe('A template fills the form', () => {
  test.each(templates.map((each) => [each.id, each] as const))(
    '%s begins with this tool’s own callback and nothing half made',
    (_id, each) => {
      const form = formFromTemplate(each, {}, callback)
      expect(form.redirect_uri).toBe(callback)
      expect(JSON.stringify(form)).not.toMatch(/\{\w+\}/)
    },
  )

  test('with its one input the form can be saved, but for the client', () => {
    const form = formFromTemplate(auth0, { domain: 'acme.eu.auth0.com' }, callback)
    expect(form).toMatchObject({
      name: 'Auth0, acme.eu.auth0.com',
      issuer: 'https://acme.eu.auth0.com/',
      clientAuthentication: 'client_secret_post',
    })
    expect(Object.keys(problemsOf(form))).toEqual(['client_id'])
  })

  test('one without discovery has its endpoints, and no issuer', () => {
    const draft = draftFrom(formFromTemplate(github, {}, callback), '')
    expect(draft.issuer).toBe('')
    expect(draft.metadata).toEqual({
      authorization_endpoint: 'https://github.com/login/oauth/authorize',
      token_endpoint: 'https://github.com/login/oauth/access_token',
    })
    expect(draft.api.url).toBe('https://api.github.com/user')
  })
})

describe('What is typed into a template’s input', () => {
  const typed = { before: { tenant: 'contoso.com' }, after: { tenant: 'fabrikam.com' } }
  const form = formFromTemplate(entra, typed.before, callback)

  test('changes what is made of it', () => {
    expect(retyped(form, entra, typed)).toMatchObject({
      name: 'Entra ID, fabrikam.com',
      issuer: 'https://login.microsoftonline.com/fabrikam.com/v2.0',
    })
  })

  test('leaves what the person changed by hand, and the rest', () => {
    const changed = { ...form, name: 'Mine', scope: 'openid', client_id: 'the-client' }
    expect(retyped(changed, entra, typed)).toMatchObject({
      name: 'Mine',
      scope: 'openid',
      client_id: 'the-client',
      issuer: 'https://login.microsoftonline.com/fabrikam.com/v2.0',
    })
  })
})

test('What is missing or wrong in the inputs is named at each', () => {
  expect(problemsOfInputs(auth0, {})).toEqual({
    'input domain': 'Empty: enter it, as in acme.eu.auth0.com.',
  })
  expect(problemsOfInputs(auth0, { domain: 'acme' })['input domain']).toMatch(/without its domain/)
  expect(problemsOfInputs(auth0, { domain: 'acme.eu.auth0.com' })).toEqual({})
})

describe('A pasted issuer', () => {
  const pasted: readonly (readonly [issuer: string, template: string])[] = [
    ['https://acme.eu.auth0.com/', 'auth0'],
    ['https://acme.okta.com/oauth2/aus9k2x', 'okta'],
    ['https://acme.okta.com', 'okta-org'],
    ['https://login.microsoftonline.com/contoso.com/v2.0', 'entra'],
    ['https://login.microsoftonline.com/common/v2.0', 'entra-multi'],
    ['https://sts.windows.net/8eaef023-2b34-4da1-9baa-8bc8c9d6a490/', 'entra-v1'],
    ['https://accounts.google.com', 'google'],
    ['https://id.acme.com/realms/acme', 'keycloak'],
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI', 'cognito'],
    ['https://login.acme.com', 'any'],
  ]

  test.each(pasted)('%s is what the template %s makes of it', (issuer, id) => {
    const address = new URL(issuerForm(issuer, issuer), callback)
    expect(address.searchParams.get('template')).toBe(id)
    const { form, typed } = begin(template(id), issuer, callback)
    expect(form.issuer).toBe(issuer)
    expect(fillTemplate(template(id), typed).connection.issuer).toBe(issuer)
    expect(form.name).not.toBe('')
  })
})

test('The addresses of a template mark what was not entered', () => {
  expect(addressesOf(fillTemplate(auth0, {}).connection)).toEqual([
    {
      name: 'Issuer',
      parts: [
        { text: 'https://', missing: false },
        { text: 'domain', missing: true },
        { text: '/', missing: false },
      ],
    },
    {
      name: 'Discovery',
      parts: [
        { text: 'https://', missing: false },
        { text: 'domain', missing: true },
        { text: '/.well-known/openid-configuration', missing: false },
      ],
    },
  ])
})

test.each([
  ['azure', ['entra', 'entra-multi', 'external-id', 'b2c', 'entra-v1']],
  ['okta default', ['okta']],
  ['HYDRA', ['ory']],
  ['nothing of the kind', []],
])('The search for “%s” finds what is called so', (words, ids) => {
  expect(matchingTemplates(templates, words).map(({ id }) => id)).toEqual(ids)
})

test('The tiles of the home page are templates, and their number is right', () => {
  expect(templateCount).toBe(templates.length)
  for (const { id, needs } of firstTemplates) expect(template(id).needs).toBe(needs)
})
