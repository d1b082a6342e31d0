import { betweenMarkers, isRedacted } from './ledger.ts'
import { namePattern } from './name-pattern.ts'
import { credentialNames } from './names.ts'
import type { Mark } from './redact-jwt.ts'

/** Between a flag and its value: white space, plain or URL-encoded, `=`, or the next item of a list. */
const joint = String.raw`(?:[ \t]|=|%20|\+|\\*["'],[ \t]?\\*["']){1,8}`
/** No part of a longer word, unless that ends in white space that is URL-encoded. */
const flag = '(?:(?<![\\w-])|(?<=%20))'
const open = String.raw`\\{0,8}["'$]{0,2}`
const colon = '(?::|%3A)'

/** One form in which a text shows how somebody proves who they are. */
interface Form {
  readonly name: string
  /** With the groups `before` and `value`; `before` stays. */
  readonly form: RegExp
  /** Whether what was found is a value, where prose looks alike. */
  readonly isValue?: (value: string) => boolean
}

/**
 * Credentials as commands, code and the heads of messages show them, where a text has no fields.
 * They prove the client's or the user's identity, and so they go from every export, also from one
 * with live tokens (RFC 7617 §2, RFC 6749 §2.3.1).
 */
const forms: readonly Form[] = [
  // curl -u me:secret, --proxy-user me:secret, http -a me:secret; several flags may be one word, and in
  // quotes a password may have spaces.
  {
    name: 'userinfo',
    form: shown(
      String.raw`${flag}(?:-[a-z]{0,8}u|-a|--(?:proxy-)?(?:user|auth))(?:${joint})?(?<quote>\\{0,8}["'])`,
      String.raw`[^"'\\:\r\n]{1,200}:[^"'\\\r\n]{1,1000}(?=\k<quote>)`,
    ),
  },
  {
    name: 'userinfo',
    form: shown(
      String.raw`${flag}(?:(?:-[a-z]{0,8}u|-a|--(?:proxy-)?(?:user|auth))${joint}|-u)${open}`,
      String.raw`(?!https?:)[^\s"'\\:@]{1,200}${colon}[^\s"'\\]{1,1000}`,
    ),
  },
  // auth=('me', 'secret'), SetBasicAuth("me", "secret")
  {
    name: 'password',
    form: shown(
      String.raw`(?:\b(?:auth[ \t]?[=:][ \t]?|basic|userpass\w{0,20}|credentials?)|basic_?auth\w{0,20})[\[(][ \t]?\\*["'][^"'\\\r\n]{0,200}\\*["'][ \t]?,[ \t]?\\*["']`,
      String.raw`[^"'\\\r\n]{1,1000}`,
    ),
  },
  // A scheme with parameters: Digest, OAuth 1.0, AWS4-HMAC-SHA256, Hawk.
  {
    name: 'authorization',
    form: shown(
      String.raw`\b(?:proxy-)?authorization\\*["']?[ \t]{0,4}[:=][ \t]{0,4}${open}[a-z][\w-]{1,30}[ \t]{1,8}`,
      String.raw`[\w-]{1,40}=(?:\\*"[^"\\\r\n]{0,1000}\\*"|[^\s,"'\\]{1,1000})(?:,[ \t]{0,8}[\w-]{1,40}=(?:\\*"[^"\\\r\n]{0,1000}\\*"|[^\s,"'\\]{1,1000})){0,30}`,
    ),
  },
  {
    name: 'credentials',
    form: shown(
      String.raw`\b(?:proxy-)?authorization\\*["']?(?:[ \t]{0,4}(?:[:=]|%3A)(?:[ \t]|%20|\+){0,4}|${joint})${open}(?:Basic|Digest|Negotiate|NTLM|Token|ApiKey|SSWS|Key|Splunk)(?:[ \t]|%20|\+){1,16}`,
      String.raw`[^\s"'\\,;<>]{3,}`,
    ),
    isValue: (value) => value.length >= 16 || !/^[a-z]+[.:!?]?$/i.test(value) || isBasic(value),
  },
  {
    name: 'credentials',
    form: shown(
      String.raw`\bBasic(?:[ \t]|%20|\+){1,16}`,
      String.raw`[a-z\d+/=_-]{4,}(?:%3D){0,2}`,
    ),
    isValue: isBasic,
  },
  // A header that is all of its line, or of its quoted argument.
  {
    name: 'authorization',
    form: shown(
      String.raw`(?:^|[\r\n]|-H${joint}?${open}|--header${joint}${open})(?:proxy-)?authorization:[ \t]{0,4}`,
      String.raw`(?!(?:Basic|Bearer|DPoP|Digest|Negotiate|NTLM|Token|Hawk|OAuth|AWS4-HMAC-SHA256)\b)[^\s"'\\]{6,}(?=\\*["']|[ \t]*$|[ \t]*[\r\n])`,
    ),
  },
  {
    name: 'cookie',
    form: shown(
      String.raw`\b(?:set-)?cookie2?:[ \t]{0,4}(?:[\w.-]{1,80}=(?:«redacted:[\w-]+#\d+»|[^\s;"'\\]{0,2000});[ \t]?){0,50}[\w.-]{1,80}=`,
      String.raw`[^\s;"'\\«]{1,4000}`,
    ),
  },
  {
    name: 'cookie',
    form: shown(
      String.raw`${flag}(?:-b|--cookie)${joint}${open}[\w.-]{1,80}=`,
      String.raw`[^\s"'\\]{1,4000}`,
    ),
  },
  // --password secret, --client-secret=secret
  {
    name: 'password',
    form: shown(
      String.raw`${flag}--?(?:[a-z\d]{1,30}[-_.]){0,4}(?:NAMES|secret|pass|pwd|oauth2-bearer|token)(?:${joint}|:[ \t]{0,4})${open}`,
      String.raw`(?!-)[^\s"'\\]{1,2000}`,
    ),
  },
  // AUTH0_CLIENT_SECRET=secret, app.secret: "secret"
  {
    name: 'client_secret',
    form: shown(
      String.raw`(?<![\w.-])(?:[a-z\d]{1,40}[-_.:]{1,2}){0,8}(?:NAMES|secret|pwd)\\*["']?[ \t]{0,4}(?:=>?|:=|:(?=[ \t]{0,4}\\*["']))[ \t]{0,4}${open}`,
      String.raw`(?!\[redacted|null\b|true\b|false\b|undefined\b)[^\s"'\\&,;<>{}\[\]()]{1,2000}`,
    ),
  },
  // “the client secret is Zq7…”, “password: Zq7…”
  {
    name: 'password',
    form: shown(
      String.raw`\b(?:NAMES|secret|pwd)(?:[ \t]{0,4}:|[ \t]{1,4}(?:is|was))[ \t]{1,4}${open}`,
      String.raw`[^\s"'\\,;<>]{6,}`,
    ),
    isValue: (value) => /\d/.test(value),
  },
]

/** Removes credentials that a text shows; see above. */
export function withoutShownCredentials(text: string, mark: Mark): string {
  return forms.reduce(
    (result, form) => betweenMarkers(result, (part) => replaced(part, form, mark)),
    text,
  )
}

function replaced(text: string, { name, form, isValue }: Form, mark: Mark): string {
  return text.replace(form, (found: string, ...rest: unknown[]) => {
    const { before = '', value = '' } = rest.at(-1) as Record<string, string>
    if (isRedacted(value) || isValue?.(value) === false) return found
    return `${before}${mark(name, value)}`
  })
}

function shown(before: string, value: string): RegExp {
  const names = namePattern(credentialNames)
  return new RegExp(`(?<before>${before.replace('NAMES', names)})(?<value>${value})`, 'gi')
}

/** Base64 of a user name, a colon and a password (RFC 7617 §2): what prose after “Basic” never is. */
function isBasic(value: string): boolean {
  try {
    const base64 = value
      .replace(/(?:%3D|=)+$/i, '')
      .replaceAll('-', '+')
      .replaceAll('_', '/')
    return /^[^\0-\x1f]*:[^\0-\x1f]*$/.test(atob(base64))
  } catch {
    return false
  }
}
