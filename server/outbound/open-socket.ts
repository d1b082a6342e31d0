import { type Socket, connect } from 'node:net'
import { sameAddress } from './address.ts'
import { codeOf, textOfError } from './errors.ts'
import { duration } from './limits.ts'
import { type Failure, failure } from './outcome.ts'
import type { Target } from './target.ts'

/** Opens a TCP connection to an IP address. */
export type Dial = (address: string, port: number) => Socket

const dialDirectly: Dial = (address, port) => connect({ host: address, port })

/** Milliseconds before the next address is tried beside the first (RFC 8305 §5). */
const attemptDelay = 250

/**
 * Connects to the first of the judged addresses that answers, and to no other: where the socket
 * really leads is compared afterwards. `limit` is in milliseconds, over all attempts.
 */
export function openSocket(
  target: Target,
  addresses: readonly string[],
  limit: number,
  dial: Dial = dialDirectly,
): Promise<Socket | Failure> {
  return new Promise((resolve) => {
    const sockets: Socket[] = []
    const errors: unknown[] = []
    let settled = false
    let nextAttempt: NodeJS.Timeout | undefined

    const settle = (result: Socket | Failure): void => {
      if (settled) return
      settled = true
      clearTimeout(budget)
      clearTimeout(nextAttempt)
      for (const socket of sockets) if (socket !== result) socket.destroy()
      resolve(result)
    }
    const attempt = (): void => {
      clearTimeout(nextAttempt)
      const address = addresses[sockets.length]
      if (settled || address === undefined) return
      const socket = dial(address, target.port)
      sockets.push(socket)
      socket.once('connect', () => settle(arrived(target, socket, address)))
      // Stays: an error between two phases must never be an uncaught one.
      socket.on('error', (error) => {
        if (settled || errors.push(error) === addresses.length)
          return settle(refused(target, errors))
        attempt()
      })
      nextAttempt = setTimeout(attempt, attemptDelay)
    }
    const budget = setTimeout(() => settle(tooSlow(target, limit)), Math.max(0, limit))
    attempt()
  })
}

function arrived(target: Target, socket: Socket, judged: string): Socket | Failure {
  if (sameAddress(socket.remoteAddress ?? '', judged)) return socket
  socket.destroy()
  return failure(
    'address-changed',
    `The connection to ${target.authority} was to lead to ${judged} and led to ${socket.remoteAddress ?? 'nowhere'}. Nothing was sent.`,
  )
}

function tooSlow({ authority }: Target, limit: number): Failure {
  return failure(
    'connect-timeout',
    `${authority} did not take the connection within ${duration(limit)}. Is the port right, and does a firewall stand between?`,
  )
}

const reasons: Readonly<Record<string, readonly [code: string, text: (at: string) => string]>> = {
  ECONNREFUSED: [
    'connection-refused',
    (at) => `Nothing listens at ${at} (ECONNREFUSED). Is the server started, and the port right?`,
  ],
  ECONNRESET: [
    'connection-reset',
    (at) => `${at} dropped the connection at once (ECONNRESET). Is the port right?`,
  ],
  ETIMEDOUT: [
    'connect-timeout',
    (at) => `${at} did not take the connection (ETIMEDOUT). Does a firewall stand between?`,
  ],
}

/** The first error that is more than “this machine has no such network” says the most. */
function refused({ authority }: Target, errors: readonly unknown[]): Failure {
  const telling = errors.find((error) => (codeOf(error) ?? '') in reasons) ?? errors[0]
  const reason = reasons[codeOf(telling) ?? '']
  if (reason) return failure(reason[0], reason[1](authority))
  return failure(
    'connect-failed',
    `${authority} cannot be reached (${textOfError(telling)}). Is this machine on the right network?`,
  )
}
