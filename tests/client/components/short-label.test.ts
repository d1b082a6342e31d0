import { expect, test } from 'vitest'
import { shortLabel } from '../../../client/components/short-label.ts'

const cases = [
  ['GET /.well-known/openid-configuration', 'GET /.well-known/openid-configuration'],
  ['GET /1c4320aca1d0/.well-known/openid-configuration', 'GET …/.well-known/openid-configuration'],
  ['POST /72f988bf-86f1-41af-91ab-2d7cd011db47/oauth2/v2.0/token', 'POST …/oauth2/v2.0/token'],
  [`GET /${'a'.repeat(60)}`, `GET …/${'a'.repeat(60)}`],
  ['400 an_error_code_that_goes_on_for_longer_than_is_usual', undefined],
] as const

for (const [label, short = label] of cases) {
  test(`“${label}” stands in the map as “${short}”`, () => {
    expect(shortLabel(label)).toBe(short)
  })
}
