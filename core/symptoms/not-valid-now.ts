import { clockTolerance } from '../checks/judge-times.ts'
import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'
import type { CauseVerdict, Scene } from '../symptom.ts'

function byTheDateHeader({ facts: { clockAhead } }: Scene): CauseVerdict {
  if (clockAhead === undefined) {
    return {
      certainty: 'possible',
      evidence: [],
      tell: 'A Date header of the server, which none of its answers carried.',
    }
  }
  const found = `${(Math.abs(clockAhead) / 1000).toFixed(1)} s ${clockAhead > 0 ? 'ahead of' : 'behind'} the server’s`
  const evidence = [
    { expected: 'clocks within a minute', found: `this machine’s clock is ${found}` },
  ]
  return { certainty: Math.abs(clockAhead) > clockTolerance ? 'proven' : 'ruled-out', evidence }
}

export const notValidNow: Symptom = {
  id: 'not-valid-now',
  title: 'the token is not valid at this time',
  matches: (scene) =>
    failedCheck(scene, 'id-token', 'id-token/exp') ??
    failedCheck(scene, 'id-token', 'id-token/iat') ??
    failedCheck(scene, 'id-token', 'id-token/nbf') ??
    failedCheck(scene, 'access-token', 'access-token/exp') ??
    failedCheck(scene, 'access-token', 'access-token/nbf') ??
    failedCheck(scene, 'id-token', 'id-token/times-in-seconds') ??
    failedCheck(scene, 'access-token', 'access-token/times-in-seconds'),
  causes: [
    {
      id: 'times-in-milliseconds',
      title: 'The times are in milliseconds',
      explanation: 'A NumericDate counts seconds. Milliseconds lie some 50,000 years ahead.',
      specification: ['RFC7519-2'],
      checks: ['id-token/times-in-seconds', 'access-token/times-in-seconds'],
      fix: { text: 'Have the server write seconds since 1970.' },
    },
    {
      id: 'clock-skew-general',
      title: 'The clocks differ',
      explanation:
        'This machine’s clock and the server’s are far apart, measured by its Date header.',
      specification: ['OIDCC-3.1.3.7-9'],
      judge: byTheDateHeader,
      fix: { text: 'Set the clock of the machine that is wrong (NTP).' },
    },
    {
      id: 'idtoken-expired',
      title: 'The ID Token had expired when it came',
      explanation: 'Its exp lies before the moment of the token response.',
      specification: ['OIDCC-3.1.3.7-9'],
      checks: ['id-token/exp'],
      fix: { text: 'Look at the ID Token’s lifetime at the server.' },
    },
    {
      id: 'access-token-expired',
      title: 'The access token had expired when it came',
      explanation: 'Its exp lies before the moment of the token response.',
      specification: ['RFC9068-4'],
      checks: ['access-token/exp'],
      fix: { text: 'Look at the access token’s lifetime at the server.' },
    },
    {
      id: 'idtoken-not-yet-valid',
      title: 'The token comes from the future',
      explanation: 'Its iat or nbf lies after the moment it came.',
      specification: ['RFC7519-4.1.5'],
      checks: ['id-token/iat', 'id-token/nbf', 'access-token/nbf'],
      fix: { text: 'Look at the clock of the server.' },
    },
  ],
}
