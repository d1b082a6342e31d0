import type { Interaction, KoaContextWithOIDC, Provider } from 'oidc-provider'
import { addAccess, createConsents, requestedAccess } from './access.ts'
import { interactionPath } from './endpoints.ts'
import type { Field } from './hooks.ts'
import { issuerPath, type IssuerOptions } from './issuer-options.ts'
import { show } from './page-sources.ts'
import { consentPage } from './pages/consent-page.ts'
import { loginPage } from './pages/login-page.ts'
import { authenticate } from './tenant-users.ts'

/** One request at a login or consent page, with what it needs from around it. */
interface Visit {
  readonly ctx: KoaContextWithOIDC
  readonly provider: Provider
  readonly options: IssuerOptions
  readonly interaction: Interaction
  readonly field: (name: string) => string | undefined
}

/**
 * Answers at `/interaction/<id>`: shows the login or consent page, takes what was chosen there and
 * sends the browser back to where the authorization request goes on. Bound to the browser by
 * oidc-provider's signed cookie; throws its `SessionNotFound` without one.
 */
export async function serveInteraction(
  ctx: KoaContextWithOIDC,
  provider: Provider,
  options: IssuerOptions,
  fields: readonly Field[],
): Promise<void> {
  const interaction = await provider.interactionDetails(ctx.req, ctx.res)
  // The cookie decides; the address merely says which of several open pages this is.
  if (ctx.path !== `${interactionPath}${interaction.uid}`) ctx.throw(404)
  const field = (name: string) => fields.find(([key]) => key === name)?.[1]
  const visit = { ctx, provider, options, interaction, field }
  const page = interaction.prompt.name === 'login' ? login : consent
  await (ctx.method === 'POST' ? page.submit(visit) : page.show(visit, false))
}

const login = {
  async show(visit: Visit, failed: boolean): Promise<void> {
    const { ctx, options, interaction, field } = visit
    const hint = interaction.params['login_hint']
    const view = {
      clientName: await clientNameOf(visit),
      users: options.users,
      email: field('email') ?? (typeof hint === 'string' ? hint : ''),
      failed,
    }
    if (failed) ctx.status = 400
    show(ctx, options.issuer, failed ? 'Error: sign in' : 'Sign in', loginPage(view))
  },
  async submit(visit: Visit): Promise<void> {
    const { options, field } = visit
    const user = authenticate(options.users, field('email') ?? '', field('password') ?? '')
    if (!user) return login.show(visit, true)
    const ts = Math.floor(Date.now() / 1000)
    return goOn(visit, { login: { accountId: user.sub, amr: ['pwd'], remember: true, ts } })
  },
}

const consent = {
  async show(visit: Visit): Promise<void> {
    const { ctx, options, interaction } = visit
    const { redirect_uri } = interaction.params
    const user = options.users.find(({ sub }) => sub === interaction.session?.accountId)
    if (!user) return ctx.throw(404)
    const view = {
      clientName: await clientNameOf(visit),
      destination: typeof redirect_uri === 'string' ? redirect_uri : undefined,
      user,
      access: requestedAccess(interaction.params, options.apis),
      apis: options.apis,
    }
    show(ctx, options.issuer, 'Allow access?', consentPage(view))
  },
  async submit(visit: Visit): Promise<void> {
    const { provider, options, interaction, field } = visit
    const accountId = interaction.session?.accountId
    const clientId = String(interaction.params['client_id'])
    if (field('decision') !== 'allow' || accountId === undefined) {
      const error_description = 'User did not authorize the request'
      return goOn(visit, { error: 'access_denied', error_description })
    }
    const access = requestedAccess(interaction.params, options.apis)
    const grant = new provider.Grant({ accountId, clientId })
    addAccess(grant, access)
    const grantId = await grant.save()
    const consents = createConsents(options.database, issuerPath(options.issuer))
    await consents.remember(accountId, clientId, access)
    return goOn(visit, { consent: { grantId } })
  },
}

async function goOn(
  { ctx, provider }: Visit,
  result: Parameters<Provider['interactionResult']>[2],
): Promise<void> {
  const returnTo = await provider.interactionResult(ctx.req, ctx.res, result)
  ctx.redirect(returnTo)
  ctx.status = 303
}

async function clientNameOf({ provider, interaction }: Visit): Promise<string> {
  const clientId = String(interaction.params['client_id'])
  const client = await provider.Client.find(clientId)
  return client?.clientName ?? clientId
}
