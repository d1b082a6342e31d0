import { type Visitor, mapUrl } from './map-text.ts'
import { isRedacted } from './ledger.ts'
import { type Sensitivity, sensitivityOf } from './names.ts'
import { type Mark, protocolClaims, redactJwt } from './redact-jwt.ts'

/** Which fields are removed. */
export type Policy = (sensitivity: Sensitivity) => boolean

/**
 * Removes the values of fields by their names, and by those of the objects they stand in. Of a
 * header that says more than a value only the value goes: schemes, cookie names and attributes
 * stay. URLs inside a text are looked into as well.
 */
export function fieldVisitor(policy: Policy, mark: Mark): Visitor {
  const visitor: Visitor = {
    field(names, value) {
      if (isRedacted(value)) return value
      const own = names.at(-1)?.toLowerCase() ?? ''
      if (/^(?:www-authenticate|authentication-info)$/.test(own)) return withoutNonce(value, mark)
      const name = names.findLast((candidate) => {
        const sensitivity = sensitivityOf(candidate, value)
        return sensitivity !== undefined && policy(sensitivity)
      })
      return name === undefined ? value : withoutValue(name.toLowerCase(), value, mark)
    },
    text(value) {
      if (wholeUrl.test(value)) return value
      return value.replace(urlInText, (url) => mapUrl(visitor, url, 1))
    },
  }
  return visitor
}

/** As above, and what a claim says of the user goes as well, whatever its name. */
export function claimsVisitor(policy: Policy, mark: Mark): Visitor {
  const visitor = fieldVisitor(policy, mark)
  return {
    ...visitor,
    field(names, value) {
      if (protocolClaims.has(names[0] ?? '')) return value
      const changed = visitor.field(names, value)
      return changed === value && policy('personal') ? marked('claim', value, mark) : changed
    },
  }
}

const wholeUrl = /^[a-z][a-z\d+.-]*:\/\/\S*$/i
const urlInText = /\bhttps?:\/\/[^\s"'<>«»\\]+/g

function withoutValue(name: string, value: string, mark: Mark): string {
  switch (name) {
    case 'authorization':
    case 'proxy-authorization':
      return withoutCredentials(value, mark)
    case 'cookie':
      return withoutCookies(value, /(?<==)[^;]+/g, mark)
    case 'set-cookie':
      return withoutCookies(value, /(?<=^[^=;]*=)[^;]+/, mark)
    case 'request_uri':
      return value.replace(/[^:]+$/, (end) => marked(name, end, mark))
    default:
      return redactJwt(name, value, mark) ?? marked(name, value, mark)
  }
}

/** The scheme stays (RFC 9110 §11.4). A value without one goes as a whole. */
function withoutCredentials(value: string, mark: Mark): string {
  const [, scheme = '', credentials = ''] = /^(\S+ +)(.+)$/s.exec(value) ?? []
  if (credentials === '') return marked('authorization', value, mark)
  const isToken = /^(?:Bearer|DPoP)/i.test(scheme)
  if (!isToken) return `${scheme}${marked('credentials', credentials, mark)}`
  const jwt = redactJwt('access_token', credentials, mark)
  return `${scheme}${jwt ?? marked('access_token', credentials, mark)}`
}

function withoutCookies(header: string, values: RegExp, mark: Mark): string {
  return header.replace(values, (value) => marked('cookie', value, mark))
}

function withoutNonce(challenge: string, mark: Mark): string {
  return challenge.replace(
    /(?<=\b((?:next)?nonce|token|error_uri)=")[^"]+/gi,
    (value, name: string) => marked(name, value, mark),
  )
}

function marked(name: string, value: string, mark: Mark): string {
  return isRedacted(value) ? value : mark(name, value)
}
