import type { Cause } from '../symptom.ts'
import { disabledClientElsewhere, either } from './other-languages.ts'
import { onlyWhenSaid } from './server-words.ts'

/** What servers say of a client that an administrator, or they themselves, switched off. */
export const disabledClient = either(
  /(?:client|app(?:lication)?)\b.{0,30}(?:disabled|deactivated|inactive|suspended|blocked|revoked|archived|not (?:enabled|active)(?! (?:to|for)\b))|(?:disabled|deactivated|inactive|suspended|blocked) (?:oauth )?(?:client|app)/i,
  disabledClientElsewhere,
)

/** The same at the token endpoint, where it is not worth a word unless the server says so. */
export const clientDisabled: Cause = {
  id: 'client-disabled',
  title: 'The client is switched off at the server',
  explanation: 'The server knows the client_id and serves it no more, or not yet.',
  specification: ['RFC6749-5.2'],
  says: disabledClient,
  judge: (scene) => {
    const verdict = onlyWhenSaid(disabledClient)(scene)
    return verdict.certainty === 'ruled-out' ? verdict : undefined
  },
  tell: 'Look at the state of the client in the server’s console.',
  fix: { text: 'Switch the client on in the server’s console.' },
}
