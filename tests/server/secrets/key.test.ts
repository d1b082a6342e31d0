import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readKey } from '../../../server/secrets/key.ts'

async function keyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'key-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'data', 'key')
}

const good = Buffer.alloc(32, 7).toString('base64url')

test('the first start makes a key file that only its owner can read', async () => {
  const file = await keyFile()
  const key = await readKey(file)
  expect(key.bytes).toHaveLength(32)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('the second start reads the same key', async () => {
  const file = await keyFile()
  expect(await readKey(file)).toEqual(await readKey(file))
})

test('two processes that start at once agree on one key', async () => {
  const file = await keyFile()
  const ids = new Set(
    (await Promise.all(Array.from({ length: 8 }, () => readKey(file)))).map(({ id }) => id),
  )
  expect(ids.size).toBe(1)
})

test('a key file that others can read is closed to them', async () => {
  const file = await keyFile()
  await readKey(file)
  await writeFile(file, good, { mode: 0o644 })
  await readKey(file)
  expect((await stat(file)).mode & 0o077).toBe(0)
})

test.each(['', 'short', `${good}A`, good.replace('B', '+')])(
  'a key file that holds “%s” is refused and left as it is',
  async (content) => {
    const file = await keyFile()
    await readKey(file)
    await writeFile(file, content)
    await expect(readKey(file)).rejects.toThrow('is not a key file')
    expect(await readFile(file, 'utf8')).toBe(content)
  },
)

test('the environment’s key is taken and no file made', async () => {
  const file = await keyFile()
  expect((await readKey(file, good)).bytes).toEqual(Buffer.alloc(32, 7))
  await expect(stat(file)).rejects.toThrow('ENOENT')
})

test.each(['hunter2', `${good}=`, ` ${good}`, Buffer.alloc(16).toString('base64url'), `${good}!`])(
  '“%s” in the environment is refused without being repeated',
  async (text) => {
    const refusal = await readKey(await keyFile(), text).catch((error: unknown) => String(error))
    expect(refusal).toMatch(/32 random bytes in base64url/)
    expect(refusal).not.toContain(text)
  },
)

test('a key’s id says nothing of the key', async () => {
  const { id, bytes } = await readKey(await keyFile(), good)
  expect(good).not.toContain(id)
  expect(id).not.toBe(Buffer.from(bytes).toString('base64url').slice(0, 16))
})
