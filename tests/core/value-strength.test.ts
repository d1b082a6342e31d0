import { expect, test } from 'vitest'
import { randomValue } from '../../core/pkce.ts'
import { weaknessOf } from '../../core/value-strength.ts'

test('random values, UUIDs and 16 octets in hexadecimal may do', () => {
  const values = [
    randomValue(),
    'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    '9f86d081884c7d659a2feaa0c55ad015',
  ]
  expect(values.map(weaknessOf)).toEqual([undefined, undefined, undefined])
})

test.each(['1', 'abc', 'xyz123', '12345678901234567', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'])(
  '%s is weak',
  (value) => {
    expect(weaknessOf(value)).toBeTypeOf('string')
  },
)

test.each(['1700000000', '1700000000000'])('%s looks like a time', (value) => {
  expect(weaknessOf(value)).toBe('it looks like a time')
})
