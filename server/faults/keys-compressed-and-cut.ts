import { gzipSync } from 'node:zlib'
import { changingAnswer } from './deviations.ts'
import type { Fault } from './fault.ts'

export const keysCompressedAndCut: Fault = {
  id: 'keys-compressed-and-cut',
  title: 'The JWK Set is compressed, and its end is missing',
  step: 'jwks',
  symptom: 'Tokens come and cannot be verified.',
  revealedBy: 'jwks/whole-body',
  transport: true,
  settings: {
    apiKeys: 'tenant',
    ...changingAnswer('jwks', ({ status, headers, body }) => ({
      status,
      headers: { ...headers, 'content-encoding': 'gzip' },
      body: gzipSync(body).subarray(0, -24),
    })),
  },
}
