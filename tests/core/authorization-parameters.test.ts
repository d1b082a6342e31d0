import { expect, test } from 'vitest'
import { knownParameters, problemOfParameter } from '../../core/authorization-parameters.ts'
import { meaningOf } from '../../core/learn/parameters.ts'

test('each parameter that is offered says in one line what it does', () => {
  for (const { name } of knownParameters)
    expect(meaningOf(name, 'request')?.meaning, name).toBeDefined()
})

const right: readonly (readonly [string, string])[] = [
  ['claims', '{"id_token":{"email":null},"userinfo":{}}'],
  ['authorization_details', '[{"type":"payment_initiation"}]'],
  ['max_age', '0'],
  ['prompt', 'login consent'],
  ['prompt', 'none'],
  ['resource', 'urn:example:api'],
  ['resource', 'https://api.example.com/'],
  ['login_hint', 'anything at all'],
  ['claims', ''],
]

test.each(right)('nothing is said about %s with the value %s', (name, value) => {
  expect(problemOfParameter(name, value)).toBeUndefined()
})

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['claims', '{"id_token":', /no JSON \(.+\): an object/],
  ['claims', '["email"]', /no object/],
  ['claims', '{"email":null}', /“email” stands where userinfo or id_token belongs/],
  ['authorization_details', '{"type":"a"}', /no array/],
  ['authorization_details', '[{"type":"a"},{"locations":[]}]', /Entry 2 has no type/],
  ['max_age', '1h', /“1h” is no number of seconds/],
  ['prompt', 'none login', /stands alone/],
  ['resource', '/contacts', /absolute URI/],
  ['resource', 'https://api.example.com/#contacts', /without a fragment/],
]

test.each(wrong)('it is said what is wrong with %s=%s', (name, value, problem) => {
  expect(problemOfParameter(name, value)).toMatch(problem)
})
