import type { Connection } from '../../connection.ts'
import { agrees, compared, differs, muted, type Note, warns } from './note.ts'
import {
  accessTokenOf,
  idTokenOf,
  listOf,
  type Rule,
  type Rules,
  type Subject,
  wordsOf,
} from './subject.ts'

/** Discovery, the JWK Set, and the headers of tokens that name a key. */
export const metadataRules: Rules = {
  'discovery response.json.issuer': ({ facts, value }) =>
    compared(value, facts.run.connection.issuer, 'equals the issuer asked', 'asked for'),
  ...lists({
    response_types_supported: () => ['code'],
    grant_types_supported: grantTypes,
    code_challenge_methods_supported: ({ pkce }) => (pkce === 'off' ? [] : [pkce]),
    token_endpoint_auth_methods_supported: method,
    scopes_supported: ({ scope }) => wordsOf(scope),
  }),
  'jwks response.json.keys': keys,
  '* id_token.header.alg': algorithm(idTokenOf),
  '* access_token.header.alg': algorithm(accessTokenOf),
  '* id_token.header.kid': keyName(idTokenOf),
  '* access_token.header.kid': keyName(accessTokenOf),
  '* access_token.header.typ': ({ value }) =>
    /^(?:application\/)?at\+jwt$/i.test(value) ? muted('an access token by RFC 9068') : undefined,
}

/** Rules on lists of the metadata: whether each has what this connection uses. */
function lists(
  needs: Readonly<Record<string, (connection: Connection) => readonly string[]>>,
): Rules {
  return Object.fromEntries(
    Object.entries(needs).map(([member, needed]): [string, Rule] => [
      `discovery response.json.${member}`,
      ({ facts, value }) => covers(listOf(value), needed(facts.run.connection)),
    ]),
  )
}

function covers(list: readonly string[], needed: readonly string[]): Note | undefined {
  if (needed.length === 0) return undefined
  const lacking = needed.filter((item) => !list.includes(item))
  return lacking.length === 0
    ? agrees(needed.length === 1 ? `has ${needed.join()}` : 'has all that this connection uses')
    : warns(`lacks ${lacking.join(' ')}, which this connection uses`)
}

function grantTypes({ scope }: Connection): string[] {
  const refreshes = wordsOf(scope).includes('offline_access')
  return ['authorization_code', ...(refreshes ? ['refresh_token'] : [])]
}

/** A JSON body is Auth0’s variant of `client_secret_post`, under the same registered name. */
function method({ clientAuthentication }: Connection): string[] {
  return [
    clientAuthentication === 'client_secret_json' ? 'client_secret_post' : clientAuthentication,
  ]
}

function keys({ facts: { jwks, idToken } }: Subject): Note | undefined {
  if (!jwks) return undefined
  const signature = idToken?.signature
  const kid = signature && 'key' in signature ? signature.key.jwk['kid'] : undefined
  const count = `${jwks.keys.length} public ${jwks.keys.length === 1 ? 'key' : 'keys'}`
  return muted(typeof kid === 'string' ? `${count}; ${kid} is the ID Token’s` : count)
}

type TokenOf = typeof idTokenOf

function algorithm(tokenOf: TokenOf): Rule {
  return (subject) => {
    if (/^none$/i.test(subject.value)) return differs('not signed: anyone can have written it')
    const result = tokenOf(subject)?.signature.result
    if (result?.startsWith('failed')) return differs('the signature does not verify')
    if (result?.startsWith('verified')) return agrees('the signature verifies')
    return /^HS/.test(subject.value) ? muted('made with the client secret, not a key') : undefined
  }
}

function keyName(tokenOf: TokenOf): Rule {
  return (subject) => {
    const signature = tokenOf(subject)?.signature
    if (!signature) return undefined
    if ('key' in signature) return agrees('a key of the JWK Set')
    if (signature.result !== 'cannot-tell') return undefined
    if (signature.reason === 'no-jwks') return muted('a key of the JWK Set, not fetched yet')
    return signature.reason === 'no-matching-key'
      ? differs('no key of the JWK Set has it')
      : undefined
  }
}
