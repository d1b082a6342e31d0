import type { Symptom } from '../symptom.ts'
import { failedCheck } from './sightings.ts'

export const issuerDiffers: Symptom = {
  id: 'issuer-differs',
  title: 'the issuer is not the one that was asked',
  matches: (scene) =>
    failedCheck(scene, 'discovery', 'discovery/issuer-equals') ??
    failedCheck(scene, 'id-token', 'id-token/iss'),
  causes: [
    {
      id: 'discovery-issuer-mismatch',
      title: 'The discovery document names another issuer than the one asked',
      explanation:
        'The two must be identical byte for byte; a trailing slash is the usual difference.',
      specification: ['OIDCD-4.3'],
      checks: ['discovery/issuer-equals'],
      fix: {
        text: 'Set the issuer in the connection to the value of the document, if that is the server you mean.',
      },
    },
    {
      id: 'idtoken-issuer-mismatch',
      title: 'The ID Token names another issuer than the one asked',
      explanation: 'An internal host name, another version or tenant, or a trailing slash.',
      specification: ['OIDCC-3.1.3.7-2'],
      checks: ['id-token/iss'],
      fix: { text: 'Use the issuer of the token for discovery, if that is the server you mean.' },
    },
  ],
}
