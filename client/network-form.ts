import type { Connection } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** The way to the servers, as it was typed. */
export interface NetworkForm {
  certificateAuthorities: string
  proxy: string
}

/** What was typed for the proxy. It is never kept in the browser. */
export interface ProxyCredentials {
  user: string
  password: string
  /** Those that are held are to be forgotten. */
  forget: boolean
}

/** A saved connection's, in the form; without a connection the direct way. */
export function networkFields({
  certificateAuthorities = '',
  proxy = '',
}: Partial<Connection>): NetworkForm {
  return { certificateAuthorities, proxy }
}

/** What the backend is asked to save of it. */
export function networkDraft({
  certificateAuthorities,
  proxy,
}: NetworkForm): Pick<ConnectionDraft, 'certificateAuthorities' | 'proxy'> {
  return {
    ...(certificateAuthorities.trim() !== '' && { certificateAuthorities }),
    ...(proxy.trim() !== '' && { proxy: proxy.trim() }),
  }
}

/** What the backend is asked to keep of them; nothing leaves what is held as it is. */
export function proxyCredentialsDraft({
  user,
  password,
  forget,
}: ProxyCredentials): Pick<ConnectionDraft, 'proxy_credentials'> {
  if (user !== '' || password !== '') return { proxy_credentials: `${user}:${password}` }
  return forget ? { proxy_credentials: '' } : {}
}

/** What keeps the authorities from being saved; the server says more once it has read them. */
export function problemOfAuthorities(pem: string): string | undefined {
  if (/-----BEGIN [A-Z ]*PRIVATE KEY/.test(pem))
    return 'There is a private key among them: leave it out. An authority is trusted by its certificate alone.'
  return pem.trim() === '' || pem.includes('-----BEGIN CERTIFICATE-----')
    ? undefined
    : 'No certificate is in there: it begins with “-----BEGIN CERTIFICATE-----”.'
}

/** What keeps a proxy's address from being saved. */
export function problemOfProxy(text: string): string | undefined {
  if (text === '') return undefined
  const example = 'as in http://proxy.example:3128'
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text))
    return `“${text}” is no address of a proxy: enter its scheme, host and port, ${example}.`
  const { username, pathname, origin } = new URL(text)
  if (username) return 'There is a user name in it: enter that and the password below.'
  return pathname === '/' ? undefined : `A proxy has no path: enter ${origin}.`
}
