import type { Connection } from './connection.ts'
import { openIdDiscoveryUrl } from './metadata.ts'
import { type Exchange, type Run, exchanges, latest } from './run.ts'

/** Where an issuer's metadata may lie. */
export interface DiscoveryForm {
  readonly url: string
  /** In words: how the address is made of the issuer. */
  readonly made: string
}

/**
 * The addresses at which a connection's metadata may lie, in the order they are asked: OpenID
 * Connect Discovery's, appended (§4), then RFC 8414's, inserted before the issuer's path (§3.1),
 * then OpenID's name at that place (§5). One alone where the connection says so, or without a path.
 * None for an issuer that is no URL.
 */
export function discoveryFormsOf({
  issuer,
  discovery,
}: Pick<Connection, 'issuer' | 'discovery'>): readonly DiscoveryForm[] {
  if (!URL.canParse(issuer)) return []
  const appended = {
    url: openIdDiscoveryUrl(issuer),
    made: 'appended to the issuer (OpenID Connect Discovery §4)',
  }
  const inserted = {
    url: insertedUrl(issuer, 'oauth-authorization-server'),
    made: 'inserted before the issuer’s path (RFC 8414 §3.1)',
  }
  if (discovery !== undefined) return discovery === 'openid' ? [appended] : [inserted]
  const openIdInserted = {
    url: insertedUrl(issuer, 'openid-configuration'),
    made: 'OpenID’s name inserted before the issuer’s path (RFC 8414 §5)',
  }
  const isAnother = openIdInserted.url !== appended.url
  return [appended, inserted, ...(isAnother ? [openIdInserted] : [])]
}

/** The form that the next discovery request asks; undefined for an issuer that is no URL. */
export function formToAsk(run: Run): DiscoveryForm | undefined {
  const forms = discoveryFormsOf(run.connection)
  return forms.find((form) => !isAbsent(run, form)) ?? forms[0]
}

/**
 * The form that is still to be asked, since the latest answer was that the one before it has no
 * metadata. Undefined where metadata came, something else went wrong, or no form is left.
 */
export function otherFormLeft(run: Run): DiscoveryForm | undefined {
  const last = latest(run, 'discovery')
  if (!last || !saysAbsent(last)) return undefined
  const forms = discoveryFormsOf(run.connection)
  const known = forms.some(({ url }) => url === last.sent.request.url)
  return known ? forms.find((form) => !isAbsent(run, form)) : undefined
}

function isAbsent(run: Run, { url }: DiscoveryForm): boolean {
  const answers = exchanges(run).filter(
    ({ sent }) => sent.step === 'discovery' && sent.purpose === 'flow' && sent.request.url === url,
  )
  const last = answers.at(-1)
  return last !== undefined && saysAbsent(last)
}

/** A 404 or 410: this address is not one of the server's (RFC 9110 §15.5.5). */
function saysAbsent({ outcome }: Exchange): boolean {
  return outcome.kind === 'response' && [404, 410].includes(outcome.entry.response.status)
}

/** RFC 8414 §3.1: a slash that ends the path is removed first; a query or fragment has no place. */
function insertedUrl(issuer: string, name: string): string {
  const { origin, pathname } = new URL(issuer)
  return `${origin}/.well-known/${name}${pathname.replace(/\/$/, '')}`
}
