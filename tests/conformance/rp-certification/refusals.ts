import {
  changingIdToken,
  changingMetadata,
  parameterOf,
} from '../../../server/faults/deviations.ts'
import { idTokenUnsigned } from '../../../server/faults/id-token-unsigned.ts'
import { refreshForAnotherUser } from '../../../server/faults/refresh-for-another-user.ts'
import { userinfoOfAnotherUser } from '../../../server/faults/userinfo-of-another-user.ts'
import type { IssuerSettings } from '../../../server/tenant/issuer-options.ts'
import { signJwt } from '../../../server/tenant/tenant-keys.ts'
import { webClient } from '../../server/tenant/test-clients.ts'
import type { Refusal } from './case-issuer.ts'
import { newKey, signed, spoiled } from './signing.ts'

const anotherIssuer = 'https://another.example/'
const ecKey = newKey('ES256', 'ec-key')

/** An issuer whose ID Tokens have this algorithm, as its metadata says. */
const signingWith = (alg: string): Pick<NonNullable<IssuerSettings['hooks']>, 'discovery'> => ({
  discovery: (metadata) => ({ ...metadata, id_token_signing_alg_values_supported: ['RS256', alg] }),
})

/** The cases in which a right client stops before anything of what came is used. */
export const refusals: readonly Refusal[] = [
  {
    name: 'nonce-invalid',
    settings: changingIdToken(() => ({ nonce: 'another nonce' })),
    stopsAt: 'id-token/nonce',
  },
  {
    name: 'missing-iat',
    settings: changingIdToken(() => ({ iat: undefined })),
    stopsAt: 'id-token/required-claims',
  },
  {
    name: 'missing-aud',
    settings: changingIdToken(() => ({ aud: undefined })),
    stopsAt: 'id-token/required-claims',
  },
  {
    name: 'invalid-aud',
    settings: changingIdToken(() => ({ aud: 'another-client' })),
    stopsAt: 'id-token/aud',
  },
  {
    name: 'missing-sub',
    settings: changingIdToken(() => ({ sub: undefined })),
    stopsAt: 'id-token/sub',
  },
  {
    name: 'invalid-iss',
    settings: changingIdToken(() => ({ iss: anotherIssuer })),
    stopsAt: 'id-token/iss',
  },
  {
    name: 'idtoken-sig-none',
    settings: idTokenUnsigned.settings,
    stopsAt: 'id-token/alg-not-none',
  },
  {
    name: 'invalid-sig-rs256',
    settings: {
      hooks: { idToken: async (token, { keys }) => spoiled(await signJwt(token, keys)) },
    },
    stopsAt: 'id-token/signature',
  },
  {
    name: 'invalid-sig-hs256',
    settings: {
      hooks: {
        ...signingWith('HS256'),
        idToken: async ({ claims }) =>
          spoiled(await signed({ alg: 'HS256' }, claims, Buffer.from(webClient.client_secret))),
      },
    },
    stopsAt: 'id-token/signature',
  },
  {
    name: 'invalid-sig-es256',
    settings: {
      apiKeys: 'tenant',
      hooks: {
        ...signingWith('ES256'),
        jwks: ({ keys }) => ({ keys: [...keys, ecKey.jwk] }),
        idToken: async ({ claims }) =>
          spoiled(await signed({ alg: 'ES256', kid: 'ec-key' }, claims, ecKey.privateKey)),
      },
    },
    stopsAt: 'id-token/signature',
  },
  {
    name: 'userinfo-invalid-sub',
    settings: userinfoOfAnotherUser.settings,
    stopsAt: 'userinfo/sub-equal',
    never: 'refresh',
  },
  {
    name: 'invalid-athash',
    settings: changingIdToken(() => ({ at_hash: 'AAAAAAAAAAAAAAAAAAAAAA' })),
    stopsAt: 'id-token/at-hash',
  },
  {
    name: 'discovery-issuer-mismatch',
    settings: changingMetadata(() => ({ issuer: anotherIssuer })),
    stopsAt: 'discovery/issuer-equals',
    never: 'authorization-request',
  },
  {
    name: 'refresh-token-invalid-issuer',
    settings: {
      hooks: {
        idToken: ({ header, claims }, { request }) => ({
          header,
          claims:
            parameterOf(request, 'grant_type') === 'refresh_token'
              ? { ...claims, iss: anotherIssuer }
              : claims,
        }),
      },
    },
    stopsAt: 'refresh/id-token-iss',
    never: 'userinfo',
  },
  {
    name: 'refresh-token-invalid-sub',
    settings: refreshForAnotherUser.settings,
    stopsAt: 'refresh/id-token-sub',
    never: 'userinfo',
  },
]
