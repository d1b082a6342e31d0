import { parseArgs } from 'node:util'
import { keyVariable } from './secrets/key.ts'
import type { ToolOptions } from './start-tool.ts'

/** What `--help` prints. */
export const help = `Usage: npm start -- [options]

  --port <n>             the tool's port (OAUTH_FLOW_EXPLORER_PORT, 4400)
  --tenant-port <n>      the built-in authorization server's (OAUTH_FLOW_EXPLORER_TENANT_PORT, 4401)
  --api-port <n>         the sample API's (OAUTH_FLOW_EXPLORER_API_PORT, 4402)
  --host <address>       the address to bind to (OAUTH_FLOW_EXPLORER_HOST, localhost)
  --data <folder>        where runs, connections and the key lie (OAUTH_FLOW_EXPLORER_DATA)
  --public-origin <url>  the origin a proxy offers the tool under (OAUTH_FLOW_EXPLORER_PUBLIC_ORIGIN)
  --help                 this text

Only in the environment:
  OAUTH_FLOW_EXPLORER_PASSWORD  asked for by the page; needed for any address beyond loopback
  OAUTH_FLOW_EXPLORER_KEY       encrypts the stored secrets, instead of a file in the data folder
`

const prefix = 'OAUTH_FLOW_EXPLORER_'

/**
 * Reads flags, and environment variables where a flag is absent. `help` when that was asked for.
 * Throws, naming the flag, when one is unknown or its value cannot be used.
 */
export function readCommandLine(
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  defaultFolder: string,
): Omit<ToolOptions, 'clientFolder' | 'log' | 'listen'> | 'help' {
  const flags = parseFlags(parameters)
  if (flags['help']) return 'help'
  const given = (flag: string): string | undefined =>
    flags[flag]?.toString() ??
    (environment[prefix + flag.toUpperCase().replaceAll('-', '_')] || undefined)
  const publicOrigin = given('public-origin')
  const password = environment[`${prefix}PASSWORD`]
  const key = environment[keyVariable]
  return {
    port: portOf('--port', given('port') ?? '4400'),
    tenantPort: portOf('--tenant-port', given('tenant-port') ?? '4401'),
    apiPort: portOf('--api-port', given('api-port') ?? '4402'),
    host: (given('host') ?? 'localhost').replace(/^\[(.*)\]$/, '$1'),
    dataFolder: given('data') ?? defaultFolder,
    ...(publicOrigin !== undefined && { publicOrigin: originOf(publicOrigin) }),
    ...(password && { password }),
    ...(key && { key }),
  }
}

function parseFlags(
  parameters: readonly string[],
): Readonly<Record<string, string | boolean | undefined>> {
  const value = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...parameters],
      options: {
        port: value,
        'tenant-port': value,
        'api-port': value,
        host: value,
        data: value,
        'public-origin': value,
        help: { type: 'boolean' },
      },
    }).values
  } catch (error) {
    const [first = ''] = (error instanceof Error ? error.message : '').split(/\. /)
    throw new Error(`${first.replace(/\.$/, '')}. See --help.`, { cause: error })
  }
}

function portOf(flag: string, text: string): number {
  const port = Number(text)
  if (/^\d+$/.test(text) && port <= 65_535) return port
  throw new Error(`${flag} must be a port number from 0 to 65535, not “${text}”.`)
}

function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin
  throw new Error(
    `--public-origin must be an origin such as https://tool.example, without a path, not “${text}”.`,
  )
}
