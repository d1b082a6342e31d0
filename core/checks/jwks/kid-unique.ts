import { type Check } from '../../check.ts'
import { everyKeyOf } from '../judge-kids.ts'

export const jwksKidUnique: Check = {
  id: 'jwks/kid-unique',
  title: 'No two keys have the same kid',
  step: 'jwks',
  severity: 'error',
  specification: ['RFC7517-4.5'],

  test: (facts) => everyKeyOf(facts),
}
