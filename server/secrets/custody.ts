import { type HttpRequest, type SecretName, grantSecretNames } from '../../core/http.ts'
import type { SecretTraits } from '../../core/run.ts'
import type { Network } from '../outbound/network.ts'
import { type Failure, isFailure } from '../outbound/outcome.ts'
import type { WireValues } from '../outbound/wire-values.ts'
import type { Key } from './key.ts'
import {
  type Held,
  type Materialized,
  type Named,
  maskFor,
  materialize,
  originOf,
} from './materialize.ts'
import { type NetworkOrder, type NetworkSettings, networkFor } from './network-for.ts'
import { type Secret, seal, unseal } from './seal.ts'
import { traitsOf } from '../../core/secret-traits.ts'
import { macHolds } from './verify-mac.ts'

/** Where encrypted secrets lie. It sees only ciphertext. */
export interface Ciphertexts {
  get(connectionId: string, name: SecretName): Promise<string | undefined>
  put(connectionId: string, name: SecretName, ciphertext: string): Promise<void>
  delete(connectionId: string, name: SecretName): Promise<void>
}

/** Secrets go in; what comes out is a request's values, for `send`, and what may be known. */
export interface Custody {
  /** Keeps a secret for the origins of these URLs; what is no http(s) URL is left out. */
  store(
    connectionId: string,
    name: SecretName,
    secret: string,
    urls: readonly string[],
  ): Promise<void>
  /** True when there is one, readable or not. */
  has(connectionId: string, name: SecretName): Promise<boolean>
  /** Forgets one secret, or all of the connection. */
  remove(connectionId: string, name?: SecretName): Promise<void>
  /** Copies what can be read, with the origins it is bound to. */
  copy(fromId: string, toId: string): Promise<void>
  /** Undefined when there is none or it cannot be read. */
  traits(connectionId: string, name: SecretName): Promise<SecretTraits | undefined>
  /** The values to send that very request object with; see `materialize` for what can fail. */
  materialize(
    request: HttpRequest,
    connectionId: string,
    named?: Named,
    inClear?: boolean,
  ): Promise<Materialized | Failure>
  /** How to reach the connection's servers, with what that takes; see `networkFor`. */
  network(connection: NetworkSettings, order: NetworkOrder): Promise<Network | Failure>
  /** Takes the connection's secrets out of any text. */
  mask(connectionId: string): Promise<WireValues['mask']>
  /** Whether an HMAC-signed JWT holds; undefined without a readable client secret or an HMAC. */
  verifyMac(connectionId: string, jwt: string): Promise<boolean | undefined>
}

const secretNames: readonly SecretName[] = [
  ...(['client_secret', 'private_key', 'dpop_key'] as const),
  ...(['tls_key', 'proxy_credentials'] as const),
  ...grantSecretNames,
]

/** Custody over these ciphertexts with that key. */
export function openCustody(key: Key, ciphertexts: Ciphertexts): Custody {
  const read = async (
    connectionId: string,
    name: SecretName,
  ): Promise<Secret | Failure | undefined> => {
    const jwe = await ciphertexts.get(connectionId, name)
    return jwe === undefined ? undefined : unseal(key, { connectionId, name }, jwe)
  }
  const readable = async (connectionId: string, name: SecretName): Promise<Secret | undefined> => {
    const secret = await read(connectionId, name)
    return secret && !isFailure(secret) ? secret : undefined
  }
  const heldBy = async (connectionId: string): Promise<Held> => {
    const held = new Map<SecretName, Secret | Failure>()
    for (const name of secretNames) {
      const secret = await read(connectionId, name)
      if (secret) held.set(name, secret)
    }
    return held
  }
  const keep = async (connectionId: string, name: SecretName, secret: Secret): Promise<void> =>
    ciphertexts.put(connectionId, name, await seal(key, { connectionId, name }, secret))

  return {
    async store(connectionId, name, secret, urls) {
      const origins = urls.map(originOf).filter((origin) => origin !== undefined)
      await keep(connectionId, name, { secret, origins: [...new Set(origins)] })
    },
    has: async (connectionId, name) => (await ciphertexts.get(connectionId, name)) !== undefined,
    async remove(connectionId, name) {
      for (const each of name ? [name] : secretNames) await ciphertexts.delete(connectionId, each)
    },
    async copy(fromId, toId) {
      for (const name of secretNames) {
        const secret = await readable(fromId, name)
        if (secret) await keep(toId, name, secret)
      }
    },
    async traits(connectionId, name) {
      const secret = await readable(connectionId, name)
      return secret && traitsOf(secret.secret)
    },
    materialize: async (request, connectionId, named, inClear) =>
      materialize(request, await heldBy(connectionId), named, inClear),
    network: async (connection, order) =>
      networkFor(connection, order, await heldBy(connection.id)),
    mask: async (connectionId) => maskFor(await heldBy(connectionId)),
    async verifyMac(connectionId, jwt) {
      const secret = await readable(connectionId, 'client_secret')
      return secret && macHolds(jwt, secret.secret)
    },
  }
}
