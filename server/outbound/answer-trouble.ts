import { codeOf, textOfError } from './errors.ts'
import type { Trouble } from './outcome.ts'
import { HeadTooLarge, OtherProtocol, type Received } from './received.ts'
import type { Target } from './target.ts'
import { tlsTrouble } from './tls-words.ts'
import type { Watched } from './watch.ts'
import type { WireValues } from './wire-values.ts'

interface Ended {
  readonly error: unknown
  readonly target: Target
  readonly watched: Watched
  readonly received: Received
  readonly mask: WireValues['mask']
}

/** Why an exchange ended without a complete answer: the first explanation that fits. */
export function answerTrouble(ended: Ended): Trouble {
  return (
    tooLarge(ended) ??
    otherProtocol(ended) ??
    tlsTrouble(ended.target, ended.error) ??
    notHttp(ended) ??
    incomplete(ended) ??
    notSendable(ended) ??
    silent(ended) ??
    malformed(ended)
  )
}

function tooLarge({ error, target, watched }: Ended): Trouble | undefined {
  if (!(error instanceof HeadTooLarge) && codeOf(error) !== 'UND_ERR_HEADERS_OVERFLOW') {
    return undefined
  }
  return {
    code: 'answer-head-too-large',
    message: `${target.authority} sent ${watched.receivedBytes()} bytes of headers and informational responses and no body yet. The exchange was ended there. What does the server add to its headers?`,
  }
}

/** RFC 9112 §2.3: the version is that of the protocol in use, and over this connection that is HTTP/1.1. */
function otherProtocol({ error, target, watched, mask }: Ended): Trouble | undefined {
  if (!(error instanceof OtherProtocol)) return undefined
  const found = textShown(Buffer.from(watched.statusLine(), 'latin1').subarray(0, 64), mask)
  return {
    code: 'not-http-1',
    message: `${target.authority} answered “${found}”. A status line begins with HTTP/1.1 here, or HTTP/1.0, whatever the server speaks elsewhere. Is the port right, and what writes this answer?`,
  }
}

/** What the first bytes of another protocol look like. */
function notHttp({ target, watched, mask }: Ended): Trouble | undefined {
  const first = watched.firstBytes()
  const beginning = first.subarray(0, 5).toString('latin1')
  if (first.length === 0 || 'HTTP/'.startsWith(beginning)) return undefined
  if (first[0] === 0x15 && first[1] === 3) {
    return {
      code: 'tls-on-plain-port',
      message: `${target.authority} answered a plain HTTP request with a TLS alert. Use https:// in the address.`,
    }
  }
  if (first.length >= 9 && first[0] === 0 && first[3] === 4) {
    return {
      code: 'http2-only',
      message: `${target.authority} answered with HTTP/2, which this tool does not speak. Switch HTTP/1.1 on at the server.`,
    }
  }
  return {
    code: 'not-http',
    message: `${target.authority} does not speak HTTP. Is the port right? Its answer begins with ${bytesShown(first, mask)}.`,
  }
}

/** Bytes as hexadecimal pairs and as text; as text alone when a secret had to be taken out. */
function bytesShown(bytes: Buffer, mask: WireValues['mask']): string {
  const text = textShown(bytes, mask)
  if (text !== textShown(bytes, (unmasked) => unmasked)) return `“${text}”`
  return `${bytes.toString('hex').replace(/(..)(?=.)/g, '$1 ')} (“${text}”)`
}

/** The bytes as text, what cannot be printed as its escape. */
function textShown(bytes: Buffer, mask: WireValues['mask']): string {
  return mask(bytes.toString('utf8'), true).replace(
    /[^\x20-\x7e•]/g,
    (character) =>
      escapes[character] ?? `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
}

const escapes: Readonly<Record<string, string>> = { '\r': '\\r', '\n': '\\n', '\t': '\\t' }

const endings = /other side closed|closed|ECONNRESET|EPIPE|before the request was sent/

function isEnding(error: unknown): boolean {
  const code = codeOf(error) ?? ''
  return !code.startsWith('HPE_') && endings.test(textOfError(error))
}

function incomplete({ error, target, watched, received }: Ended): Trouble | undefined {
  const cut = isEnding(error) || codeOf(error) === 'HPE_INVALID_EOF_STATE'
  if (!cut || watched.receivedBytes() === 0) return undefined
  const promised = received.headers?.find(([name]) => name.toLowerCase() === 'content-length')?.[1]
  const found =
    received.status === undefined
      ? 'in the middle of its headers'
      : `after ${received.bytes} ${promised ? `of the ${promised} ` : ''}bytes of the body (status ${received.status})`
  return {
    code: 'answer-incomplete',
    message: `${target.authority} ended the connection ${found}. The request may have taken effect. Look at the server’s log.`,
  }
}

function silent({ error, target, watched }: Ended): Trouble | undefined {
  if (!isEnding(error)) return undefined
  const reset = codeOf(error) === 'ECONNRESET'
  const plain = target.secure ? '' : ' If the server wants TLS, use https:// in the address.'
  if (watched.sentAt() === undefined) {
    return {
      code: 'closed-before-request',
      message: `${target.authority} took the connection and closed it before anything was sent. Is the port right?`,
    }
  }
  return {
    code: reset ? 'reset-without-answer' : 'closed-without-answer',
    message: `${target.authority} ${reset ? 'reset' : 'closed'} the connection without an answer. The request may have taken effect. Look at the server’s log.${plain}`,
  }
}

/** undici's own objections to a request, before it wrote a byte. */
function notSendable({ error, watched }: Ended): Trouble | undefined {
  if (watched.sentAt() !== undefined || isEnding(error)) return undefined
  return {
    code: 'request-not-sendable',
    message: `The request cannot be sent as it stands: ${error instanceof Error ? error.message : 'unknown reason'}. Change it and send it again.`,
  }
}

/** What undici says and what it means. */
const undiciWords: readonly (readonly [RegExp, string])[] = [
  [/bad response/, 'an answer to nothing, or 100 Continue, which was not asked for'],
  [/bad upgrade/, '101 Switching Protocols, which was not asked for'],
  [/statusCode >= 100/, 'a status code below 100'],
  [/length does not match content-length/, 'the body and its Content-Length contradict each other'],
]

function malformed({ error, target, watched, received, mask }: Ended): Trouble {
  const words = undiciWords.find(([pattern]) => pattern.test(textOfError(error)))
  const status = received.status === undefined ? '' : ` Its status was ${received.status}.`
  return {
    code: 'answer-malformed',
    message: `${target.authority} answered with something that is not valid HTTP/1.1 (${words?.[1] ?? textOfError(error)}).${status} Its answer begins with “${textShown(watched.firstBytes(), mask)}”.`,
  }
}
