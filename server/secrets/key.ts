import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, open, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf } from '../outbound/errors.ts'

/** What secrets are encrypted with: 32 bytes, and a name that does not give them away. */
export interface Key {
  readonly id: string
  readonly bytes: Uint8Array
}

/** The environment variable that may hold the key instead of a file. */
export const keyVariable = 'OAUTH_FLOW_EXPLORER_KEY'

/**
 * The key from the environment variable's text, or else from the file, which is made at the first
 * start, readable by its owner alone. Throws, saying what to do, when what is there is no key:
 * going on with another one would make every stored secret unreadable.
 */
export async function readKey(keyFile: string, fromEnvironment?: string): Promise<Key> {
  if (fromEnvironment !== undefined && fromEnvironment !== '') {
    return parseKey(
      fromEnvironment,
      `${keyVariable} is not a key: it must be 32 random bytes in base64url, 43 characters. Make one with: node -p "crypto.randomBytes(32).toString('base64url')"`,
    )
  }
  const text = (await contentOf(keyFile)) ?? (await makeKeyFile(keyFile))
  const key = parseKey(
    text.trim(),
    `${keyFile} is not a key file. Put the right one back; or delete it, and enter every stored secret again.`,
  )
  // It may come out of a backup with a mode of its own.
  await chmod(keyFile, 0o600).catch(() => undefined)
  return key
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw new Error(
      `The key file ${file} cannot be read (${codeOf(error)}). Give this user the right to read it.`,
      { cause: error },
    )
  }
}

/** Of two processes that start at once, one makes the file and the other takes what it made. */
async function makeKeyFile(file: string): Promise<string> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const text = randomBytes(32).toString('base64url')
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(text)
    await handle.sync()
    await handle.close()
    return text
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
    return readFile(file, 'utf8')
  }
}

function parseKey(text: string, complaint: string): Key {
  const bytes = Buffer.from(text, 'base64url')
  // Compared with its own encoding, since Buffer skips what is not base64url.
  if (bytes.length !== 32 || bytes.toString('base64url') !== text) throw new Error(complaint)
  const digest = createHash('sha256').update('key id').update(bytes).digest('base64url')
  return { id: digest.slice(0, 16), bytes }
}
