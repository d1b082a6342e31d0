import { isDated } from '../is-dated.ts'
import { parameter } from '../in-hand.ts'
import { readJwt } from '../read-jwt.ts'
import type { CauseVerdict, Scene, Symptom } from '../symptom.ts'
import { refusedGrant } from './sent-grant.ts'

const grants = [
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
  'urn:ietf:params:oauth:grant-type:saml2-bearer',
  'urn:ietf:params:oauth:grant-type:token-exchange',
]

/** A token or assertion of somebody else’s that stands for the user (RFC 7523, RFC 8693). */
export const assertionGrantRefused: Symptom = {
  id: 'assertion-grant-refused',
  title: 'the authorization server refused the assertion or token that was to be exchanged',
  matches: (scene) => refusedGrant(scene, grants, ['invalid_grant', 'invalid_assertion']),
  causes: [
    {
      id: 'assertion-grant-not-valid-now',
      title: 'What was to be exchanged had expired, or is not good yet',
      explanation: 'Its exp, nbf and iat are compared with the server’s clock.',
      specification: ['RFC7523-3', 'RFC8693-2.1'],
      judge: byItsTimes,
      says: /expired|\bexp\b|\biat\b|\bnbf\b|not yet|too old|in the future|lifetime|clock/i,
      fix: {
        text: 'Make it anew, good for some minutes, and set this machine’s clock right (NTP).',
      },
    },
    {
      id: 'assertion-grant-audience',
      title: 'It is meant for somebody else than this server',
      explanation: 'aud has to name this authorization server, as it writes itself.',
      specification: ['RFC7523-3', 'RFC8693-2.1'],
      says: /\baud(?:ience)?\b/i,
      tell: 'aud of what was sent, beside the issuer and the token endpoint of this server.',
      fix: { text: 'Ask for it, or sign it, with this server’s issuer or token endpoint as aud.' },
    },
    {
      id: 'assertion-grant-issuer',
      title: 'The server does not trust whoever issued it',
      explanation:
        'The issuer, or the client that signs for itself, has to be set up at the server.',
      specification: ['RFC7523-3', 'RFC8693-2.1'],
      says: /\biss(?:uer)?\b|not trusted|untrusted|trust\w* (?:relationship|issuer)/i,
      tell: 'iss of what was sent, beside the issuers that the server is set up to trust.',
      fix: { text: 'Set the issuer up at the server, or correct iss.' },
    },
    {
      id: 'assertion-grant-signature',
      title: 'The server cannot verify its signature',
      explanation: 'It knows another key or certificate for this issuer, or does not take the alg.',
      specification: ['RFC7523-3', 'RFC7515-5.2'],
      says: /signature|\bkid\b|\bkeys?\b|certificate|\balg(?:orithm)?\b/i,
      tell: 'kid and alg of what was sent, beside the keys that the server has of its issuer.',
      fix: {
        text: 'Register the key that signs, and sign with an algorithm that the server takes.',
      },
    },
    {
      id: 'assertion-grant-user',
      title: 'The user in it is unknown, or has not allowed this client',
      explanation:
        'sub names a user of this server. Without a page the server cannot ask for consent, so that it has to be given beforehand.',
      specification: ['RFC7523-3'],
      says: /(?:user|subject|\bsub\b|principal|owner)\b.{0,60}(?:not (?:found|approved|exist|valid|authori[sz]ed|allowed)|unknown|hasn.t approved|does ?n.t exist|invalid)|hasn.t approved|consent|not approved/i,
      tell: 'sub of what was sent; whether an administrator approved the client for that user.',
      fix: { text: 'Correct sub, or have the client approved for the user beforehand.' },
    },
  ],
}

/** Decided by the JWT itself where it is one, and where it is known when it was sent. */
function byItsTimes({ facts: { tokenRequest, clockAhead = 0 } }: Scene): CauseVerdict | undefined {
  const name = ['assertion', 'subject_token'].find(
    (each) => parameter(tokenRequest?.sentFields ?? [], each) !== undefined,
  )
  const sent = tokenRequest?.exchange.sent
  const jwt = name && readJwt(parameter(tokenRequest?.sentFields ?? [], name) ?? '')
  const exp = jwt && jwt.form === 'jws' ? jwt.claims['exp'] : undefined
  if (!sent || name === undefined || typeof exp !== 'number' || !isDated(sent)) return undefined
  const late = sent.at - clockAhead - exp * 1000
  const when = `exp lies ${Math.abs(Math.round(late / 1000))} s ${late > 0 ? 'before' : 'after'} it was sent`
  return {
    certainty: late > 0 ? 'proven' : 'possible',
    evidence: [{ pointer: { entry: sent.id, part: `request.body.${name}` }, note: when }],
  }
}
