import type { CodeJwt } from './code-jwt.ts'
import { type Language, claimExpression, jsonExpression, literal, memberOf } from './language.ts'

/** The lines that make a JWT with `PyJWT` (RFC 7515), its key from the environment. */
export function pythonJwt(jwt: CodeJwt, language: Language): string[] {
  const { name, alg, claims, key, keyWords } = jwt
  const unsigned = alg === 'none'
  return [
    ...(unsigned ? [] : [`# ${key} holds ${keyWords}.`]),
    `${language.made(name)} = jwt.encode(`,
    '    {',
    ...claims.map(([claim, value]) => member(claim, claimExpression(value, language))),
    '    },',
    `    ${unsigned ? 'None' : language.variable(key)},`,
    `    algorithm=${literal(alg)},`,
    '    headers={',
    ...headerOf(jwt, language),
    '    },',
    ')',
  ]
}

/** PyJWT adds a `typ` of its own, unless it is told that there is none. */
function headerOf({ alg, header, showsKey, key }: CodeJwt, language: Language): string[] {
  const typed = header.some(([name]) => name === 'typ')
  return [
    ...header.map(([name, value]) => member(name, jsonExpression(value, language))),
    ...(typed ? [] : [member('typ', 'None')]),
    ...(showsKey ? [member('jwk', `public_jwk(${literal(alg)}, ${language.variable(key)})`)] : []),
  ]
}

function member(name: string, value: string): string {
  return `        ${memberOf(name, value)},`
}

/** What gives a private key's public half as a JWK. */
export const publicJwkFunction = `def public_jwk(alg, key):
    algorithm = jwt.get_algorithm_by_name(alg)
    return json.loads(algorithm.to_jwk(algorithm.prepare_key(key).public_key()))
`
