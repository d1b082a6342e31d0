import { applicationAt } from './application.ts'
import { withChoices } from './choices.ts'
import { chosenHooks } from './custom-hooks.ts'
import { createDpopNonces } from './dpop-nonces.ts'
import { createIssuer } from './issuer.ts'
import {
  defaultLifetimes,
  issuerPath,
  type IssuerOptions,
  type IssuerSettings,
} from './issuer-options.ts'
import type { Places } from './listeners.ts'
import { createSampleApi } from './sample-api.ts'
import type { Desk } from './settings.ts'
import type { StoredChoices } from './stored-choices.ts'
import { appointmentsApi } from './tenant-apis.ts'
import type { TenantClient } from './tenant-clients.ts'
import { demoUsers } from './tenant-users.ts'

/** What all issuers of a tenant have in common. */
export interface Ground {
  readonly places: Places
  /** The tenant's own issuer. */
  readonly issuer: string
  readonly clients: readonly TenantClient[]
  readonly stored: StoredChoices
  readonly shared: Pick<IssuerOptions, 'keys' | 'database' | 'onError'>
}

/** Puts the issuer of a slug and its API in place. */
export type Placing = (slug: string, settings: IssuerSettings) => void

/**
 * Makes what puts issuers in place, with the choices that were made on their settings pages under
 * them; an issuer is put in place anew whenever they change, since its state is in the store.
 */
export function createPlacing(ground: Ground): Placing {
  const { places, issuer, stored, shared } = ground
  const place: Placing = (slug, settings) => {
    const own = slug === '' ? issuer : `${issuer}${slug}/`
    const path = issuerPath(own)
    const choices = stored.of(path)
    const parts = withChoices(partsOf(ground, own, settings), choices)
    const desk: Desk = {
      choices,
      async choose(chosen) {
        await stored.put(path, chosen)
        place(slug, settings)
      },
    }
    const hooks = chosenHooks(choices, settings.hooks)
    places.issuers.set(slug, createIssuer({ ...parts, ...shared, issuer: own, desk, hooks }))
    const audience = parts.apis[0]?.identifier ?? appointmentsApi.identifier
    const jwksUri = `${settings.apiKeys === 'tenant' ? issuer : own}.well-known/jwks.json`
    const nonces = parts.dpopNonces ? { nonces: createDpopNonces() } : {}
    const expectation = { issuer: own, audience, jwksUri, ...nonces }
    places.apis.set(slug, createSampleApi(expectation, settings.apiHooks))
  }
  return place
}

const common = { apis: [appointmentsApi], users: demoUsers, lifetimes: defaultLifetimes }

function partsOf({ clients, shared }: Ground, issuer: string, settings: IssuerSettings) {
  const registered = (settings.clients ?? clients).map(settings.client ?? asItIs)
  return {
    ...common,
    ...settings,
    clients: [...registered, applicationAt(issuer, shared.keys)],
  }
}

const asItIs = (client: TenantClient): TenantClient => client
