import type { ConnectionDraft } from '../../client/api.ts'

export type { ConnectionDraft }

/**
 * Saves a connection over the API, for tests that are not about the form. What the draft leaves
 * out is a public client with PKCE, no OpenID Connect and no API. Gives the connection's id.
 */
export async function saveConnection(
  origin: string,
  draft: Partial<ConnectionDraft>,
): Promise<string> {
  const answer = await fetch(`${origin}/api/connections`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      issuer: '',
      client_id: 'a-client',
      clientAuthentication: 'none',
      basicFormEncoded: true,
      redirect_uri: `${origin}/callback`,
      scope: 'read',
      audience: '',
      pkce: 'S256',
      authorizationParameters: [],
      api: { method: 'GET', url: '', headers: [] },
      metadata: {},
      ...draft,
    }),
  })
  if (!answer.ok) throw new Error(`The connection was not saved: ${await answer.text()}`)
  return ((await answer.json()) as { id: string }).id
}
