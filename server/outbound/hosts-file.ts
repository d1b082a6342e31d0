import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where this machine keeps its own names (hosts(5)). */
const systemHostsFile =
  process.platform === 'win32'
    ? join(process.env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'drivers', 'etc', 'hosts')
    : '/etc/hosts'

/** Gives the addresses that this machine's hosts file has for a name; none when there is no file. */
export type ReadHosts = (host: string) => Promise<readonly string[]>

/**
 * Reads the hosts file anew each time: people edit it while the tool runs. Only who administers this
 * machine can write to it, so that its answers cannot be rebound, unlike those of the DNS.
 */
export const readSystemHosts: ReadHosts = async (host) => {
  const text = await readFile(systemHostsFile, 'utf8').catch(() => '')
  return addressesInHosts(text, host)
}

/** The addresses a hosts file gives the name, with or without a final dot, in any case. */
export function addressesInHosts(text: string, host: string): string[] {
  const wanted = host.toLowerCase().replace(/\.$/, '')
  return text.split(/\r?\n/).flatMap((line) => {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    return names.some((name) => name.toLowerCase() === wanted) ? [address] : []
  })
}
