import type { Configuration, ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { confirmDevicePage, deviceConnectedPage, userCodePage } from './pages/device-pages.ts'
import { adviceFor, errorPage } from './pages/error-page.ts'
import type { Html } from './pages/html.ts'
import { loggedOutPage, logoutPage } from './pages/logout-page.ts'
import { renderPage } from './pages/page.ts'

type Features = NonNullable<Configuration['features']>

/** Parameters worth showing when a request is refused; none of them is a secret. */
const shownParameters = ['client_id', 'redirect_uri', 'response_type', 'scope', 'audience'] as const

/** Puts a page of the tenant's into the answer. */
export function show(ctx: KoaContextWithOIDC, issuer: string, title: string, content: Html): void {
  ctx.type = 'html'
  ctx.body = renderPage({ title, content, issuer })
}

/** The pages that oidc-provider asks for in its own flows, made ours. */
export function pageSources(issuer: string) {
  return {
    renderError(ctx: KoaContextWithOIDC, { error, error_description }: ErrorOut) {
      const description = error_description ?? ''
      const received = shownParameters.flatMap((name) => {
        const value = ctx.query[name]
        return typeof value === 'string' ? [[name, value] as const] : []
      })
      const content = errorPage({ error, description, advice: adviceFor(error), received })
      show(ctx, issuer, `Error: ${error}`, content)
    },
    deviceFlow: {
      userCodeInputSource(ctx, _form, out, error) {
        const [action, xsrf] = formOf(ctx, 'code_verification')
        const typed = error && 'userCode' in error ? error.userCode : undefined
        const problem = error && problemOf(error, out)
        show(
          ctx,
          issuer,
          'Connect a device',
          userCodePage(action, xsrf, problem, typeof typed === 'string' ? typed : ''),
        )
      },
      userCodeConfirmSource(ctx, _form, client, _device, userCode) {
        const [action, xsrf] = formOf(ctx, 'code_verification')
        const name = client.clientName ?? client.clientId
        show(ctx, issuer, 'Connect a device', confirmDevicePage(action, xsrf, userCode, name))
      },
      successSource(ctx) {
        show(
          ctx,
          issuer,
          'Device connected',
          deviceConnectedPage(clientNameOf(ctx) ?? 'The device'),
        )
      },
    } satisfies Features['deviceFlow'],
    rpInitiatedLogout: {
      logoutSource(ctx) {
        const [action, xsrf] = formOf(ctx, 'end_session_confirm')
        show(ctx, issuer, 'Log out', logoutPage(action, xsrf, clientNameOf(ctx)))
      },
      postLogoutSuccessSource(ctx) {
        show(ctx, issuer, 'Done', loggedOutPage())
      },
    } satisfies Features['rpInitiatedLogout'],
  }
}

/**
 * Where a form of oidc-provider's own goes, and the secret that binds it to the session. Its
 * ready-made forms carry inline scripts, which our content security policy forbids.
 */
function formOf({ oidc }: KoaContextWithOIDC, route: string): [action: string, xsrf: string] {
  const secret = oidc.session?.state?.['secret']
  return [oidc.urlFor(route), typeof secret === 'string' ? secret : '']
}

const clientNameOf = ({ oidc }: KoaContextWithOIDC): string | undefined =>
  oidc.client?.clientName ?? oidc.client?.clientId

function problemOf(error: Error, out: ErrorOut | undefined): string {
  return deviceProblems[error.name] ?? out?.error_description ?? 'That did not work. Try again.'
}

const deviceProblems: Readonly<Record<string, string>> = {
  NoCodeError: 'Type the code first.',
  NotFoundError: 'There is no such code. Compare it with the device, letter by letter.',
  ExpiredError: 'This code has expired. Ask the device for a new one.',
  AlreadyUsedError: 'This code was used already. Ask the device for a new one.',
  AbortedError: 'Stopped: the device got no access.',
}
