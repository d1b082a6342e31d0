import type { Edit, StepName } from '../../../core/run.ts'
import { respond } from '../arrange-run.ts'
import type { Case, Cases } from './check-table.ts'

const edited = (step: StepName, ...edits: readonly Edit[]): Case => ({
  edits: { [step]: edits },
  until: step,
})

const header = (change: 'set' | 'remove', value = ''): Edit => ({
  change,
  where: 'header',
  name: 'Authorization',
  index: 0,
  value,
})

const refused = (step: StepName, status: number, challenge?: string): Case => ({
  answers: {
    [step]: respond(status, '', challenge === undefined ? [] : [['WWW-Authenticate', challenge]]),
  },
  until: step,
})

/** Cases of the requirements on every request that carries an access token. */
export function protectedCases(step: 'userinfo' | 'api-request') {
  return {
    'bearer-header': {
      invalid: {
        'no header': edited(step, header('remove')),
        'the token alone': edited(step, header('set', 'eyJhbGciOiJub25lIn0')),
        'Bearer twice': edited(step, header('set', 'Bearer Bearer eyJhbGciOiJub25lIn0')),
        'the token in the URL': edited(step, {
          ...{ change: 'add', where: 'query', name: 'access_token', index: 0, value: 'x' },
        }),
      },
    },
    https: {
      invalid: { http: edited(step, { change: 'url', value: 'http://api.acme.test/contacts' }) },
    },
    'challenge-present': {
      valid: {
        'a Bearer challenge': refused(step, 401, 'Bearer realm="acme"'),
        'beside another scheme': refused(
          step,
          401,
          'Basic realm="x", Bearer error="invalid_token"',
        ),
      },
      invalid: {
        'a 401 without': refused(step, 401),
        'a 403 without': refused(step, 403),
        'another scheme alone': refused(step, 401, 'Basic realm="x"'),
      },
      notApplicable: { 'a success': {} },
      beside: ['accepted', 'token-accepted'],
    },
    'challenge-readable': {
      valid: { 'a challenge': refused(step, 401, 'Bearer error="invalid_token"') },
      invalid: {
        'a quote that never closes': refused(step, 401, 'Bearer error="invalid_token'),
        'insufficient_scope with 401': refused(step, 401, 'Bearer error="insufficient_scope"'),
      },
      notApplicable: { 'no challenge': refused(step, 401) },
      beside: ['accepted', 'token-accepted', 'scope-sufficient'],
    },
  } satisfies Record<string, Cases>
}
