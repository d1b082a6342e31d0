import { type Evidence, type Verdict, fail, inconclusive, notApplicable, pass } from '../check.ts'
import { nonceFor, proofIn, targetClaims } from '../dpop.ts'
import type { ExchangeFacts, Facts, TokenFacts } from '../facts.ts'
import { headerOf } from '../http.ts'
import { saysUseNonce } from '../nonce-challenge.ts'
import { asObject } from '../read-json.ts'
import { readJwt } from '../read-jwt.ts'
import { asText, evidence, inRequest, inResponse } from './pointers.ts'
import { whenGranted, whenSent } from './when.ts'

/** What a DPoP proof and what it brings must be (RFC 9449), for each message that carries one. */

type Exchange = ExchangeFacts | undefined
type Members = Readonly<Record<string, unknown>>

interface Proof {
  readonly header: Members
  readonly claims: Members
}

/** The thumbprint of the key that a token says it is bound to (RFC 9449 §6.1). */
export function boundKeyOf({ jwt }: TokenFacts): string | undefined {
  const jkt = asObject(jwt?.claims['cnf'])?.['jkt']
  return typeof jkt === 'string' ? jkt : undefined
}

/** The proof of a token request or refresh is for that very request (RFC 9449 §4.3). */
export function judgeProofForToken(exchange: Exchange, { run }: Facts): Verdict {
  return whenSent(exchange, (sent) => {
    const proof = proofOf(sent)
    if (proof) return judgeProof(sent, proof)
    return run.connection.dpop
      ? fail(
          { text: 'Send it with its proof.', resend: { step: sent.exchange.sent.step, edits: [] } },
          evidence(inRequest(sent, 'header.DPoP'), 'a DPoP proof', undefined),
        )
      : notApplicable('The client uses no DPoP.')
  })
}

/** A bound token comes with the scheme DPoP and a proof that names it (RFC 9449 §7.1). */
export function judgeProofWithToken(exchange: Exchange, facts: Facts): Verdict {
  return whenSent(exchange, (sent) => {
    const header = headerOf(sent.exchange.sent.request.headers, 'Authorization') ?? ''
    const proof = proofOf(sent)
    if (!/^DPoP /i.test(header)) {
      if (!isBound(facts, sent)) return notApplicable('The token is not bound to a key.')
      const scheme = header === '' ? undefined : header.split(' ')[0]
      return fail(
        {
          text: 'Send Authorization: DPoP and the token, with a proof in the header DPoP: whoever stole the token could send it as Bearer.',
          resend: { step: sent.exchange.sent.step, edits: [] },
        },
        evidence(inRequest(sent, 'header.Authorization'), 'DPoP', scheme),
      )
    }
    if (!proof)
      return fail(
        'Send a proof beside the token, in the header DPoP.',
        evidence(inRequest(sent, 'header.DPoP'), 'a DPoP proof', undefined),
      )
    const ath = facts.shownTokenHashes[sent.exchange.sent.step]
    return ath !== undefined && proof.claims['ath'] !== ath
      ? fail(
          'Set ath to base64url(SHA-256(access token)) of the token that is sent beside the proof.',
          at(sent, 'ath', ath, proof.claims['ath']),
        )
      : judgeProof(sent, proof)
  })
}

function judgeProof(sent: ExchangeFacts, { header, claims }: Proof): Verdict {
  const { htm, htu } = targetClaims(sent.exchange.sent.request)
  const jwk = asObject(header['jwk'])
  if (header['typ'] !== 'dpop+jwt')
    return fail('Set typ to dpop+jwt.', at(sent, 'typ', 'dpop+jwt', header['typ']))
  if (!jwk || 'd' in jwk || 'k' in jwk)
    return fail(
      'Put the public key into the header as jwk, without its private members.',
      at(sent, 'jwk', 'a public key', jwk ? 'a private key' : undefined),
    )
  if (claims['htm'] !== htm)
    return fail('Set htm to the method of this request.', at(sent, 'htm', htm, claims['htm']))
  if (claims['htu'] !== htu)
    return fail(
      'Set htu to the address of this request, without query and fragment.',
      at(sent, 'htu', htu, claims['htu']),
    )
  const missing = ['jti', 'iat'].find((name) => claims[name] === undefined)
  return missing === undefined
    ? pass(at(sent, 'htm and htu', `${htm} ${htu}`, `${htm} ${htu}`))
    : fail(`Add ${missing} to the proof.`, at(sent, missing, 'present', undefined))
}

/** The proof carries the newest nonce of its server, which takes its own (RFC 9449 §8). */
export function judgeProofNonce(exchange: Exchange, { run }: Facts): Verdict {
  return whenSent(exchange, (sent) => {
    const { id, step, request } = sent.exchange.sent
    const proof = proofOf(sent)
    if (!proof) return notApplicable('The message carries no DPoP proof.')
    const nonce = nonceFor(run, request.url, id)
    const refused = sent.response && saysUseNonce(sent.response.entry) ? sent.response : undefined
    const given = refused && headerOf(refused.entry.response.headers, 'DPoP-Nonce')
    if (refused && given === undefined)
      return fail(
        'The server has to give the nonce that it asks for, in the header DPoP-Nonce.',
        evidence(inResponse(refused, 'header.DPoP-Nonce'), 'a nonce', undefined),
      )
    if (nonce === undefined) return notApplicable('This server has given no nonce.')
    if (proof.claims['nonce'] !== nonce)
      return fail(
        { text: 'Put the newest nonce into the proof.', resend: { step, edits: [] } },
        at(sent, 'nonce', nonce, proof.claims['nonce']),
      )
    return refused
      ? fail(
          'The server has to take the nonce it has just given. Look whether its instances share the key that nonces are made with.',
          evidence(inResponse(refused, 'status'), 'the nonce accepted', 'use_dpop_nonce again'),
        )
      : pass(at(sent, 'nonce', nonce, nonce))
  })
}

/** Tokens that are asked for with a proof come bound to its key (RFC 9449 §5). */
export function judgeBoundType(exchange: Exchange): Verdict {
  return whenGranted(exchange, ({ response, members: { token_type } }, sent) => {
    if (!proofOf(sent)) return notApplicable('The request carried no DPoP proof.')
    const found = evidence(inResponse(response, 'json.token_type'), 'DPoP', token_type)
    return typeof token_type === 'string' && token_type.toLowerCase() === 'dpop'
      ? pass(found)
      : fail(
          'The server did not look at the proof: whoever steals this token can use it. Switch DPoP on for this client at the server, or off in the connection.',
          found,
        )
  })
}

/** `cnf.jkt` of a JWT access token is the thumbprint of the key in the proof (RFC 9449 §6.1). */
export function judgeBoundKey(
  { run }: Facts,
  token: TokenFacts,
  claim: (name: string, expected: string) => Evidence,
): Verdict {
  const jkt = boundKeyOf(token)
  const isDpop = token.token_type?.toLowerCase() === 'dpop'
  if (jkt === undefined && !isDpop) return notApplicable('The token is not bound to a key.')
  const thumbprint = run.connection.publicKeys?.dpop_key?.kid
  if (thumbprint === undefined)
    return inconclusive(
      'This trace does not tell the client’s key.',
      'Run the flow with DPoP switched on in the connection.',
    )
  const found = claim('cnf', `jkt ${thumbprint}`)
  return jkt === thumbprint
    ? pass(found)
    : fail(
        'The server has to bind the token to the key of the proof: cnf.jkt is its RFC 7638 thumbprint. No API takes the token from this client as it is.',
        found,
      )
}

/** By what the token says of itself, or by how it was handed out. */
function isBound({ accessTokens }: Facts, { exchange }: ExchangeFacts): boolean {
  const token = accessTokens.findLast(({ entry }) => entry < exchange.sent.id)
  if (!token || token.jwt?.form === 'jwe') return false
  return boundKeyOf(token) !== undefined || token.token_type?.toLowerCase() === 'dpop'
}

/** By reference, or as the text that another tool recorded. */
function proofOf({ exchange }: ExchangeFacts): Proof | undefined {
  const { request } = exchange.sent
  const reference = proofIn(request)
  if (reference) return reference
  const text = headerOf(request.headers, 'DPoP')
  return text === undefined ? undefined : readJwt(text)
}

function at(sent: ExchangeFacts, member: string, expected: string, found: unknown): Evidence {
  return {
    ...evidence(inRequest(sent, 'header.DPoP'), `${member}: ${expected}`, undefined),
    found: `${member}: ${asText(found)}`,
  }
}
