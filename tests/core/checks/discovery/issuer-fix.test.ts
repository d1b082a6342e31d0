import { expect, test } from 'vitest'
import { issuerEquals } from '../../../../core/checks/discovery/issuer-equals.ts'
import { examine } from '../../../../core/examine.ts'
import { type Arrangement, arrangeRun, issuer } from '../../arrange-run.ts'

const withSlash = `${issuer}/`

async function fixOf(arrangement: Arrangement) {
  const verdict = issuerEquals.test(await examine(await arrangeRun(arrangement)))
  return verdict.outcome === 'fail' ? verdict.fix : undefined
}

test('the issuer of the metadata is offered while no ID Token says otherwise', async () => {
  const fix = await fixOf({ metadata: { issuer: withSlash }, until: 'discovery' })
  expect(fix?.connection).toEqual({ issuer: withSlash })
})

test('where the ID Token names the issuer that was asked, the server is to be mended', async () => {
  const fix = await fixOf({ metadata: { issuer: withSlash }, idToken: { iss: issuer } })
  expect(fix?.connection).toBeUndefined()
  expect(fix?.text).toContain('Correct the metadata at the server')
})
