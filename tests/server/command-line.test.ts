import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readCommandLine } from '../../server/command-line.ts'
import { defaultDataFolder, prepareDataFolder } from '../../server/data-folder.ts'
import { startTestTool } from './routes/start-test-tool.ts'

const read = (parameters: readonly string[], environment: Record<string, string> = {}) =>
  readCommandLine(parameters, environment, '/default')

describe('The command line', () => {
  test('has defaults', () => {
    expect(read([])).toEqual({
      ...{ port: 4400, tenantPort: 4401, apiPort: 4402 },
      ...{ host: 'localhost', dataFolder: '/default' },
    })
  })

  test('takes flags before the environment', () => {
    const environment = {
      OAUTH_FLOW_EXPLORER_PORT: '1',
      OAUTH_FLOW_EXPLORER_TENANT_PORT: '2',
      OAUTH_FLOW_EXPLORER_API_PORT: '3',
      OAUTH_FLOW_EXPLORER_HOST: '127.0.0.2',
      OAUTH_FLOW_EXPLORER_DATA: '/data',
      OAUTH_FLOW_EXPLORER_PUBLIC_ORIGIN: 'https://tool.example/',
      OAUTH_FLOW_EXPLORER_PASSWORD: 'p',
      OAUTH_FLOW_EXPLORER_KEY: 'k',
    }
    expect(read(['--port', '9', '--data=/other'], environment)).toEqual({
      ...{ port: 9, tenantPort: 2, apiPort: 3, host: '127.0.0.2', dataFolder: '/other' },
      ...{ publicOrigin: 'https://tool.example', password: 'p', key: 'k' },
    })
  })

  test('takes an empty variable for none', () => {
    expect(read([], { OAUTH_FLOW_EXPLORER_PASSWORD: '', OAUTH_FLOW_EXPLORER_PORT: '' })).toEqual(
      read([]),
    )
  })

  test('gives help', () => {
    expect(read(['--help'])).toBe('help')
  })

  test.each([
    [['--port', '65536'], '--port'],
    [['--port', '-1'], '--port'],
    [['--api-port', '80x'], '--api-port'],
    [['--tenant-port', ''], '--tenant-port'],
    [['--what'], '--what'],
    [['stray'], 'stray'],
    [['--public-origin', 'https://a.example/path'], '--public-origin'],
    [['--public-origin', 'ftp://a.example'], '--public-origin'],
  ])('refuses %j by name', (parameters, named) => {
    expect(() => read(parameters)).toThrow(named)
  })
})

describe('The data folder', () => {
  test.each([
    ['linux', {}, '/home/ada/.local/share/oauth-flow-explorer'],
    ['linux', { XDG_DATA_HOME: '/xdg' }, '/xdg/oauth-flow-explorer'],
    ['darwin', {}, '/home/ada/Library/Application Support/oauth-flow-explorer'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/oauth-flow-explorer'],
  ] as const)('is on %s with %j: %s', (platform, environment, folder) => {
    expect(defaultDataFolder(platform, environment, '/home/ada')).toBe(folder)
  })

  test.skipIf(process.platform === 'win32')('is its owner’s alone, and so is the key', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    const dataFolder = join(parent, 'a/b')
    await (await startTestTool({ dataFolder })).close()
    const modes = await Promise.all([dataFolder, join(dataFolder, 'key')].map((path) => stat(path)))
    await rm(parent, { recursive: true })
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o700, 0o600])
  })

  test('that cannot be made is named, with the way round it', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    const file = join(parent, 'file')
    await writeFile(file, '')
    await expect(prepareDataFolder(join(file, 'data'))).rejects.toThrow(/cannot be used.*--data/)
    await rm(parent, { recursive: true })
  })

  test('with a broken database is named, and the file is left', async () => {
    const dataFolder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
    await writeFile(join(dataFolder, 'explorer.sqlite'), 'nonsense '.repeat(1_000))
    await expect(startTestTool({ dataFolder })).rejects.toThrow(
      /explorer\.sqlite cannot be used.*--data/,
    )
    await rm(dataFolder, { recursive: true })
  })

  test('is used by one tool at a time', async () => {
    const first = await startTestTool()
    const second = startTestTool({ dataFolder: first.dataFolder })
    await expect(second).rejects.toThrow(/in use by another/)
    await first.close()
  })
})
