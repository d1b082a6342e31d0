import { describe, expect, test } from 'vitest'
import { objectIn } from '../../core/asked-parameters.ts'
import { carriedEdits } from '../../core/carried-edits.ts'
import type { Connection } from '../../core/connection.ts'
import { applyEdits } from '../../core/edits.ts'
import { bodyFields, textOf } from '../../core/http.ts'
import { loginRequest } from '../../core/preflight/login-request.ts'
import { rehearsedValues } from '../../core/preflight/rehearse.ts'
import type { Edit } from '../../core/run.ts'
import { stepNamed } from '../../core/flows.ts'
import { arrangeRun } from './arrange-run.ts'

const byValue = { requestObject: { alg: 'HS256' } } as const
const byReference = { requestObject: { alg: 'HS256', servedFrom: 'https://tool.test' } } as const

const edit = (change: 'set' | 'add' | 'remove', name: string, value = ''): Edit => ({
  ...{ change, where: 'query', name, index: 0, value },
})

/** The draft that comes of a change of the authorization request, with what carries its parameters. */
async function changed(connection: Partial<Connection>, ...edits: readonly Edit[]) {
  const run = await arrangeRun({ connection, until: 'discovery' })
  const [name, carried] = carriedEdits(run.connection, 'authorization-request', edits)
  const draft = stepNamed(name).request?.(run)
  if (!draft) throw new Error(`${name} sends nothing`)
  const request = applyEdits(draft, carried)
  const fields = [...request.query, ...bodyFields(request)]
  return { name, fields, claims: objectIn(fields)?.claims ?? {} }
}

describe('A change of the authorization request', () => {
  test('is made in the URL where the parameters stand there', async () => {
    const { name, fields } = await changed({}, edit('add', 'prompt', 'none'))
    expect([name, textOf(fields, 'prompt')]).toEqual(['authorization-request', 'none'])
  })

  test.each([
    ['a request object', byValue, 'authorization-request'],
    ['a request object by reference', byReference, 'authorization-request'],
    ['a pushed request object', { ...byValue, pushed: true }, 'pushed-authorization-request'],
    [
      'one pushed that would be a reference',
      { ...byReference, pushed: true },
      'pushed-authorization-request',
    ],
  ] as const)('is made inside of %s, which the server goes by alone', async (_what, how, step) => {
    const edits = [edit('add', 'prompt', 'none'), edit('remove', 'audience')]
    const { name, fields, claims } = await changed(how, ...edits)
    expect(name).toBe(step)
    expect(claims).toMatchObject({ prompt: 'none' })
    expect(claims).not.toHaveProperty('audience')
    expect(textOf(fields, 'prompt')).toBeUndefined()
  })

  test('is made inside and beside an object where both must say the same', async () => {
    const { fields, claims } = await changed(byValue, edit('set', 'scope', 'openid'))
    expect([claims['scope'], textOf(fields, 'scope')]).toEqual(['openid', 'openid'])
  })

  test('is made in the form that is pushed', async () => {
    const { name, fields } = await changed({ pushed: true }, edit('set', 'scope', 'openid'))
    expect([name, textOf(fields, 'scope')]).toEqual(['pushed-authorization-request', 'openid'])
  })

  test('that was made by hand inside of an object moves along', async () => {
    const member: Edit = {
      ...{ change: 'set-member', part: 'claims', name: 'aud', value: 'elsewhere' },
      jwt: { where: 'query', name: 'request' },
    }
    const { claims } = await changed({ ...byValue, pushed: true }, member)
    expect(claims['aud']).toBe('elsewhere')
  })
})

test('A change of another step stays as it is', () => {
  const edits = [edit('add', 'a', 'b')]
  const connection = { pushed: true } as Connection
  expect(carriedEdits(connection, 'userinfo', edits)).toEqual(['userinfo', edits])
})

test('What the backend asks again in place of the browser has an object of its own: the one sent has expired', async () => {
  const run = await arrangeRun({
    connection: byValue,
    edits: {
      'authorization-request': [
        ...carriedEdits({ ...byValue } as unknown as Connection, 'authorization-request', [
          edit('add', 'prompt', 'login'),
        ])[1],
      ],
    },
    until: 'authorization-request',
  })
  expect(objectIn(loginRequest(run).query)?.claims).toMatchObject({
    state: rehearsedValues.state,
    prompt: 'login',
  })
})
