import { expect, test } from 'vitest'
import { comesBackHere } from '../../client/comes-back-here.ts'

const origin = 'http://127.0.0.1:4400'

test.each([
  ['http://127.0.0.1:4400/callback', origin],
  ['http://localhost:4400/callback', origin],
  ['https://tool.example/callback', 'https://tool.example'],
])('%s comes back to a tool at %s', (redirect_uri, at) => {
  expect(comesBackHere(redirect_uri, at)).toBe(true)
})

test.each([
  ['https://app.example/callback', origin],
  ['http://127.0.0.1:4401/callback', origin],
  ['http://127.0.0.1:4400/other', origin],
  ['http://tool.example/callback', 'https://tool.example'],
  ['myapp', origin],
  ['', origin],
])('%s does not come back to a tool at %s', (redirect_uri, at) => {
  expect(comesBackHere(redirect_uri, at)).toBe(false)
})
