import { describe, expect, test } from 'vitest'
import { ago, clock, relative } from '../../client/when.ts'

const now = new Date(2026, 10, 20, 14, 2, 11).getTime()
const minute = 60_000
const hour = 60 * minute

describe('How long ago', () => {
  test.each([
    [0, 'just now'],
    [44_000, 'just now'],
    [50_000, '1 min ago'],
    [11 * minute, '11 min ago'],
    [52 * minute, '1 h ago'],
    [5 * hour, '5 h ago'],
    [30 * hour, 'yesterday'],
    [72 * hour, '3 days ago'],
  ])('%i ms', (elapsed, words) => {
    expect(ago(now - elapsed, now)).toBe(words)
  })
})

describe('A moment seen from now', () => {
  test.each([
    [-12_000, '12 s ago'],
    [400, 'now'],
    [10 * hour - minute, 'in 9 h 59 min'],
  ])('%i ms away', (distance, words) => {
    expect(relative(now + distance, now)).toBe(words)
  })

  test('the date stands before the time only on another day', () => {
    expect(clock(now, now)).not.toContain('2026')
    expect(clock(now + 24 * hour, now)).toContain('2026')
  })

  test('a time no calendar reaches is said to be none', () => {
    expect(clock(9e15, now)).toBe('not a time')
  })
})
