import { createHash } from 'node:crypto'
import { decodeJwt, decodeProtectedHeader, type CompactJWSHeaderParameters } from 'jose'
import type { AdapterPayload, KoaContextWithOIDC } from 'oidc-provider'
import type { IssuerContext, IssuerHooks, JwtParts, TokenResponse } from './hooks.ts'
import { userinfoEndpoint } from './issuer-options.ts'
import { signJwt } from './tenant-keys.ts'
import { grantSource } from './token-policy.ts'

/**
 * Finishes a successful token response: runs the hooks, adds `at_hash` to the ID Token and makes
 * the access token known to the UserInfo Endpoint.
 */
export async function finishTokenResponse(
  ctx: KoaContextWithOIDC,
  context: IssuerContext,
  hooks: IssuerHooks,
): Promise<object> {
  const { access_token: issued, id_token, ...rest } = ctx.body as TokenResponse
  const access_token =
    hooks.accessToken && isJwt(issued)
      ? await written(await hooks.accessToken(takeApart(issued), context), context)
      : issued
  if (isForUserinfo(issued, context.issuer)) await admitToUserinfo(ctx, access_token)
  const response = {
    ...rest,
    access_token,
    ...(typeof id_token === 'string' && {
      id_token: await finishIdToken(id_token, access_token, context, hooks),
    }),
  } as TokenResponse
  return hooks.tokenResponse ? hooks.tokenResponse(response, context) : response
}

/** oidc-provider leaves `at_hash` out of the code flow, where it is optional; here it is shown. */
async function finishIdToken(
  idToken: string,
  accessToken: string,
  context: IssuerContext,
  hooks: IssuerHooks,
): Promise<string> {
  const { header, claims } = takeApart(idToken)
  const token = { header, claims: { ...claims, at_hash: accessTokenHash(accessToken) } }
  return written(hooks.idToken ? await hooks.idToken(token, context) : token, context)
}

/**
 * oidc-provider stores no JWT access token and so refuses it at the UserInfo Endpoint. A token
 * whose audience includes that endpoint is stored there under its own value, without an audience,
 * as an opaque one would be: the lookup is then an exact comparison of the whole token.
 */
async function admitToUserinfo({ oidc }: KoaContextWithOIDC, value: string): Promise<void> {
  const token = oidc.entities.AccessToken
  if (!token) return
  const now = Math.floor(Date.now() / 1000)
  const stored: AdapterPayload = {
    kind: 'AccessToken',
    jti: value,
    iat: now,
    exp: now + token.expiration,
    accountId: token.accountId,
    clientId: token.clientId,
    grantId: token.grantId,
    gty: token.gty,
    scope: token.scope,
    claims: grantSource(oidc)?.claims,
    jkt: token.jkt,
  }
  await token.adapter.upsert(value, stored, token.expiration)
}

const isForUserinfo = (token: string, issuer: string) =>
  isJwt(token) && [decodeJwt(token).aud].flat().includes(userinfoEndpoint(issuer))

const isJwt = (token: string) => token.split('.').length === 3

function takeApart(jwt: string): JwtParts {
  return {
    header: decodeProtectedHeader(jwt) as CompactJWSHeaderParameters,
    claims: decodeJwt(jwt),
  }
}

const written = async (token: JwtParts | string, { keys }: IssuerContext): Promise<string> =>
  typeof token === 'string' ? token : signJwt(token, keys)

/** The left half of the SHA-256 of the access token, OIDC Core section 3.1.3.6 (for RS256). */
const accessTokenHash = (token: string): string =>
  createHash('sha256').update(token, 'ascii').digest().subarray(0, 16).toString('base64url')
