import { describe, expect, test } from 'vitest'
import { analyse } from '../../../core/analyse.ts'
import { checks } from '../../../core/checks/all.ts'
import { redact } from '../../../core/derive/redact.ts'
import { examine } from '../../../core/examine.ts'
import { stepNamed, stepsOf } from '../../../core/flows.ts'
import { bodyFields, shown } from '../../../core/http.ts'
import { readTrace } from '../../../core/import/read-trace.ts'
import { templates } from '../../../core/templates/all.ts'
import { appendCallback, appendDrawn, appendExchange, emptyRun, json } from '../arrange-run.ts'
import { connectionOf, vendorRun } from './vendor-run.ts'
import type { Vendor } from './vendor.ts'
import { accounts } from './vendors/accounts.ts'
import { identityServices } from './vendors/identity-services.ts'
import { microsoftVendors } from './vendors/microsoft.ts'
import { servers } from './vendors/servers.ts'

const vendors = [...identityServices, ...microsoftVendors, ...accounts, ...servers]
const titled = vendors.map(
  (vendor) => [`${vendor.template.name} ${Object.values(vendor.typed).join(' ')}`, vendor] as const,
)

type Parameters = Readonly<Record<string, string>>

/** The vendor's authorization request in its own words, what is a person's choice left out. */
function documentedQuery({ documented }: Vendor): Parameters {
  const query = new URL(documented.authorization).searchParams
  return without(Object.fromEntries(query), documented.beside)
}

/** What our client makes of the vendor's example: the person's choices, and its random values. */
async function attempt(vendor: Vendor) {
  const query = Object.fromEntries(new URL(vendor.documented.authorization).searchParams)
  const { client_id = '', redirect_uri = '', scope, state = '', nonce = '' } = query
  const fields = new URLSearchParams(vendor.documented.token.fields)
  const filled = connectionOf(vendor, client_id)
  const run = emptyRun({
    ...filled,
    redirect_uri,
    ...(scope !== undefined && { scope: scope.replaceAll(filled.scopeSeparator ?? ' ', ' ') }),
  })
  const found = vendor.metadata
    ? appendExchange(run, 'discovery', [], json(200, vendor.metadata))
    : run
  const drawn = await appendDrawn(found, {
    ...{ state, nonce, code_challenge: query['code_challenge'] ?? 'drawn' },
    code_verifier: fields.get('code_verifier') ?? '',
  })
  const asked = appendExchange(drawn, 'authorization-request')
  const code = fields.get('code') ?? ''
  return { drawn, returned: appendCallback(asked, [['code', code]]) }
}

function without(parameters: Parameters, names: readonly string[] = []): Parameters {
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !names.includes(name)))
}

test('there is a vendor’s example for every template', () => {
  expect(new Set(vendors.map(({ template }) => template.id))).toEqual(
    new Set(templates.map(({ id }) => id)),
  )
})

describe('the authorization request is the documented one', () => {
  test.each(titled)('%s', async (_title, vendor) => {
    const { drawn } = await attempt(vendor)
    const request = stepNamed('authorization-request').request?.(drawn)
    const { origin, pathname } = new URL(vendor.documented.authorization)
    expect(request?.url).toBe(origin + pathname)
    const query = (request?.query ?? []).map(([name, value]) => [name, shown(value)] as const)
    const sent: Parameters = Object.fromEntries(query)
    expect(query).toHaveLength(Object.keys(sent).length)
    const beyond = vendor.documented.beyond ?? []
    expect(Object.keys(sent)).toEqual(expect.arrayContaining([...beyond].filter(isAlwaysSent)))
    expect(without(sent, beyond)).toEqual(documentedQuery(vendor))
  })
})

/** State and nonce are drawn empty where the example has none, and then not sent. */
function isAlwaysSent(name: string): boolean {
  return name !== 'state' && name !== 'nonce'
}

describe('the token request is the documented one', () => {
  test.each(titled)('%s', async (_title, vendor) => {
    const { returned } = await attempt(vendor)
    const request = stepNamed('token-request').request?.(returned)
    const { url, fields, beside, basic } = vendor.documented.token
    expect(request?.url).toBe(url)
    if (!request) return
    const sent = Object.fromEntries(
      bodyFields(request).map(([name, value]) => [name, typeof value === 'string' ? value : '']),
    )
    // Entra ID takes the resource in either request; it is repeated as RFC 8707 §2.2 shows it.
    const documented = without(Object.fromEntries(new URLSearchParams(fields)), beside)
    expect(without(sent, 'resource' in documented ? [] : ['resource'])).toEqual(documented)
    const authorization = request.headers.find(([name]) => name === 'Authorization')?.[1]
    expect(authorization !== undefined).toBe(basic === true)
    expect(request.headers).toContainEqual(['Accept', 'application/json'])
  })
})

describe('a healthy run raises no error and no warning', () => {
  test.each(titled)('%s', async (_title, vendor) => {
    const facts = await examine(await vendorRun(vendor))
    const raised = checks.flatMap((check) => {
      const verdict = check.test(facts)
      return check.severity !== 'advice' && verdict.outcome === 'fail'
        ? [{ id: check.id, fix: verdict.fix.text, evidence: verdict.evidence }]
        : []
    })
    expect(raised).toEqual([])
    expect(facts.tokenRequest?.response?.entry.response.status).toBe(200)
  })
})

describe('a healthy run that was exported raises nothing when it is read again', () => {
  test.each(titled)('%s', async (_title, vendor) => {
    const exported: unknown = JSON.parse(JSON.stringify(redact(await vendorRun(vendor)).run))
    const reading = readTrace(exported)
    if (!('run' in reading)) throw new Error(reading.problem)
    const { findings } = await analyse(reading.run)
    expect(findings.filter(({ severity }) => severity !== 'advice')).toEqual([])
  })
})

describe('a server without OpenID Connect', () => {
  const plain = titled.filter(([, { metadata }]) => metadata === undefined)

  test.each(plain)('%s has no discovery, ID Token or UserInfo', async (_title, vendor) => {
    const names = stepsOf(await vendorRun(vendor)).map(({ name }) => name)
    expect(names).not.toContain('discovery')
    expect(names).not.toContain('jwks')
    expect(names).not.toContain('id-token')
    expect(names).not.toContain('userinfo')
    expect(names).toContain('token-request')
  })
})
