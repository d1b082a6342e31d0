import { chmod, mkdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

const name = 'oauth-flow-explorer'

/** Where runs, connections and the key lie unless said otherwise: the platform's own place. */
export function defaultDataFolder(
  platform: NodeJS.Platform,
  environment: Readonly<Record<string, string | undefined>>,
  home = homedir(),
): string {
  switch (platform) {
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), name)
    case 'darwin':
      return join(home, 'Library', 'Application Support', name)
    default:
      return join(environment['XDG_DATA_HOME'] || join(home, '.local', 'share'), name)
  }
}

/** Makes the folder, for its owner alone. Throws, saying what to do, when that cannot be done. */
export async function prepareDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chmod(folder, 0o700)
  } catch (error) {
    throw new Error(
      `The data folder ${folder} cannot be used. Give this user the right to write there, or choose another with --data.`,
      { cause: error },
    )
  }
}
