import type { CodeJwt } from './code-jwt.ts'
import { type Language, claimExpression, jsonExpression, literal, memberOf } from './language.ts'

/** The lines that make a JWT with `jose` (RFC 7515), its key from the environment. */
export function javascriptJwt(jwt: CodeJwt, language: Language): string[] {
  const name = `const ${language.made(jwt.name)} =`
  const header = headerOf(jwt, language)
  const claims = object(
    jwt.claims.map(([claim, value]) => memberOf(claim, claimExpression(value, language))),
  )
  if (jwt.alg === 'none') {
    return [
      `${name} [${object(header)}, ${claims}]`,
      '  .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))',
      '  .join(".") + "."',
    ]
  }
  return [
    `// ${jwt.key} holds ${jwt.keyWords}.`,
    `${name} await new SignJWT(${claims})`,
    `  .setProtectedHeader(${object(header, '  ')})`,
    `  .sign(${keyOf(jwt, language)})`,
  ]
}

function headerOf({ alg, header, showsKey, key }: CodeJwt, language: Language): string[] {
  const publicKey = `createPublicKey(${language.variable(key)}).export({ format: "jwk" })`
  return [
    memberOf('alg', literal(alg)),
    ...header.map(([name, value]) => memberOf(name, jsonExpression(value, language))),
    ...(showsKey ? [memberOf('jwk', publicKey)] : []),
  ]
}

function keyOf({ alg, key }: CodeJwt, language: Language): string {
  const variable = language.variable(key)
  return alg.startsWith('HS')
    ? `new TextEncoder().encode(${variable})`
    : `await importPKCS8(${variable}, ${literal(alg)})`
}

function object(members: readonly string[], indented = ''): string {
  const lines = members.map((member) => `${indented}  ${member},`)
  return ['{', ...lines, `${indented}}`].join('\n')
}
