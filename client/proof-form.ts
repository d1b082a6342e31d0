import type { Connection } from '../core/connection.ts'
import type { ConnectionDraft } from './api.ts'

/** Whether the client's tokens are bound to a key, as it was chosen. */
export interface ProofForm {
  /** What a DPoP proof is signed with; empty: there is none. */
  dpopAlg: string
  /** The authorization request names the key beforehand. */
  dpopJkt: boolean
}

/** A saved connection's, in the form; without one, tokens are plain bearer tokens. */
export function proofFields({ dpop }: Pick<Connection, 'dpop'>): ProofForm {
  return { dpopAlg: dpop?.alg ?? '', dpopJkt: dpop?.jkt ?? false }
}

/** What the backend is asked to save of it. */
export function proofDraft({ dpopAlg, dpopJkt }: ProofForm): Pick<ConnectionDraft, 'dpop'> {
  if (dpopAlg === '') return {}
  return { dpop: { alg: dpopAlg, ...(dpopJkt && { jkt: true }) } }
}
