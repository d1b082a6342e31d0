import { protocols, type Choices, type CustomTokens } from './choices.ts'
import type { IssuerContext, IssuerHooks, JwtParts } from './hooks.ts'
import { refuseOtherMethod } from './strict-authentication.ts'

/** The hooks of an issuer under the choices made there: the choices come first. */
export function chosenHooks({ clients, custom }: Choices, hooks: IssuerHooks = {}): IssuerHooks {
  const customised = custom ? customHooks(custom, hooks) : hooks
  if (!clients) return customised
  return {
    ...customised,
    request: (request, context) =>
      refuseOtherMethod(request, clients) ?? hooks.request?.(request, context),
  }
}

/**
 * Applies a rule to tokens before the issuer's own hooks see them. As at Auth0 it may add claims
 * and change the scope, on a login and on a refresh, never on a client's own tokens.
 */
function customHooks(custom: CustomTokens, hooks: IssuerHooks): IssuerHooks {
  const { idToken, accessToken, scope } = custom
  const adding =
    (claims: Readonly<Record<string, unknown>>, next: IssuerHooks['idToken']) =>
    (token: JwtParts, context: IssuerContext) => {
      const changed = applies(custom, context)
        ? { ...token, claims: { ...token.claims, ...claims } }
        : token
      return next ? next(changed, context) : changed
    }
  return {
    ...hooks,
    idToken: adding(idToken, hooks.idToken),
    accessToken: adding({ ...accessToken, ...(scope && { scope }) }, hooks.accessToken),
    tokenResponse(body, context) {
      const changed = scope && applies(custom, context) ? { ...body, scope } : body
      return hooks.tokenResponse ? hooks.tokenResponse(changed, context) : changed
    },
  }
}

function applies({ protocol }: CustomTokens, { request }: IssuerContext): boolean {
  const grant = request.parameters.find(([name]) => name === 'grant_type')?.[1]
  const chosen = protocol ? [protocols[protocol]] : Object.values(protocols)
  return chosen.some((each) => each === grant)
}
