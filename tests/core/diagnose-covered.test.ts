import { expect, test } from 'vitest'
import { analyse } from '../../core/analyse.ts'
import { arrangeRun, json } from './arrange-run.ts'

test('beside a proven cause, what words alone suggest is no more than possible', async () => {
  const error_description = 'AADSTS54005: OAuth2 Authorization code was already redeemed'
  const run = await arrangeRun({
    edits: {
      'token-request': [
        {
          change: 'set',
          where: 'body',
          name: 'redirect_uri',
          index: 0,
          value: 'https://other.test',
        },
      ],
    },
    answers: { 'token-request': json(400, { error: 'invalid_grant', error_description }) },
    until: 'token-request',
  })
  const [diagnosis] = (await analyse(run)).diagnoses
  const others = diagnosis?.causes.filter(({ provider }) => provider !== undefined) ?? []
  expect(diagnosis?.causes[0]?.verdict.certainty).toBe('proven')
  expect(others.length).toBeGreaterThan(0)
  expect(others.map(({ verdict }) => verdict.certainty)).not.toContain('likely')
})
