import { type Server, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { decodeJwt, decodeProtectedHeader, calculateJwkThumbprint } from 'jose'
import { verifyDpopProof } from '../../server/tenant/dpop-proof.ts'

export interface BoundApi {
  readonly url: string
  close(): Promise<void>
}

const nonce = 'the-nonce-of-this-api'

/**
 * A resource server that takes any token with a valid proof, and wants a nonce of its own in it
 * (RFC 9449 §9). It reads no token: which key it is bound to is the authorization server's to say.
 */
export async function startBoundApi(): Promise<BoundApi> {
  const server: Server = createServer((request, response) => {
    void judge(
      request.headers,
      request.method ?? '',
      `http://${request.headers.host}${request.url}`,
    )
      .catch(() => 'invalid_dpop_proof')
      .then((error) => {
        if (error === undefined) return response.end('{"contacts":[]}')
        const challenge = `DPoP error="${error}", algs="ES256"`
        response.writeHead(401, { 'www-authenticate': challenge, 'dpop-nonce': nonce }).end()
      })
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/contacts?page=1`,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>

async function judge(
  { authorization, dpop }: Headers,
  method: string,
  url: string,
): Promise<string | undefined> {
  const [scheme, token = ''] = String(authorization).split(' ')
  const { jwk } = decodeProtectedHeader(String(dpop))
  if (scheme !== 'DPoP' || !jwk) return 'invalid_token'
  const jkt = await calculateJwkThumbprint(jwk)
  const problem = await verifyDpopProof(String(dpop), { method, url, token, jkt })
  if (problem !== undefined) return 'invalid_dpop_proof'
  return decodeJwt(String(dpop))['nonce'] === nonce ? undefined : 'use_dpop_nonce'
}
