import { betweenMarkers, isRedacted } from './ledger.ts'
import type { Visitor } from './map-text.ts'
import { namePattern } from './name-pattern.ts'
import { listedNames, sensitivityOf } from './names.ts'
import { type Mark, redactJwt } from './redact-jwt.ts'
import { withoutShownCredentials } from './shown-credentials.ts'

/** Tokens that tell by their form what they are, whatever stands around them (§6.4). */
const forms: readonly (readonly [name: string, form: RegExp])[] = [
  [
    'credentials',
    /(?<=\b(?:Bearer|DPoP|Basic|Token|Negotiate|Digest) {1,16})(?=[^\s"]*\d)[\w.~+/=-]{6,}/gi,
  ],
  ['github_token', /\bgh[pousr]_\w{36,}|\bgithub_pat_\w{22,}/g],
  ['gitlab_token', /\bglpat-[\w-]{20}/g],
  ['slack_token', /\bxox[abprs]-[\w-]{10,}/g],
  ['google_token', /\bya29\.[\w-]+|\b1\/\/[\w-]{30,}|\bAIza[\w-]{35}|\bGOCSPX-[\w-]{28}/g],
  ['stripe_key', /\bsk_(?:live|test)_\w{16,}/g],
  ['aws_key', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g],
  ['entra_token', /\b[01]\.A[\w-]{20,}|\bM\.[RC]\d+_[\w!*$.-]+/g],
  ['okta_token', /(?<![\w-])00[\w-]{40}(?![\w-])/g],
  ['vault_token', /\bhvs\.[\w-]{20,}/g],
  ['npm_token', /\bnpm_\w{36}/g],
  ['userinfo', /(?<=:\/\/)[^\s/?#@"'<>]{1,200}:[^\s/?#@"'<>]{1,200}(?=@)/g],
]

const jwe = /\beyJ[\w-]{5,}(?:\.[\w-]*){4}/g

/** Signed, unsigned, or with the marker that an earlier redaction put for its signature. */
const jwt = /\beyJ[\w-]{5,}\.[\w-]{2,}(?:\.(?:«redacted:[\w-]+#\d+»|[\w-]*))?/g

const privateKey =
  /-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:[^-"]|-(?!----))*(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?/g

/** Percent-encoded up to four times. */
const percent = '%(?:25){0,3}'
const quote = String.raw`\\{0,15}(?:["']|${percent}22)?`

/** A listed name and its value, quoted or not, the quotes escaped up to four times. */
const named = new RegExp(
  String.raw`(?:(?<![\w-])|(?<=${percent}[\dA-F]{2}))(${namePattern(listedNames)})(${quote}\s{0,4}(?:[:=]|${percent}3[AD])\s{0,4}${quote})([^\s"'\\&,;<>{}\[\]]+)`,
  'gi',
)

/** A listed name whose value stands in another member, attribute or line, or in an element. */
const labelled: readonly RegExp[] = [
  String.raw`(?<before><(?:\w{1,40}:)?(?<name>NAMES)(?:\s[^<>]{0,200})?>)(?<value>(?=[^<\d]*\d)[^<>\s]{8,})`,
  String.raw`(?<before>\b(?:name|key)\\*["']?\s{0,4}[:=]\s{0,4}\\*["'](?<name>NAMES)\\*["']\s{0,8},?\s{0,8}\\*["']?value\\*["']?\s{0,4}[:=]\s{0,4}\\*["'])(?<value>[^"'\\]+)`,
  String.raw`(?<before>\bvalue=["'])(?<value>[^"']+)(?=["']\s{1,8}name=["'](?<name>NAMES)["'])`,
  String.raw`(?<before>\[\s{0,8}\\*"(?<name>NAMES)\\*"\s{0,8},\s{0,8}\\*")(?<value>[^"\\]+)`,
  String.raw`(?<before>\bname="(?<name>NAMES)"\r?\n(?:[^\r\n]{1,200}\r?\n){0,4}\r?\n)(?<value>[^\r\n]+)`,
].map((form) => new RegExp(form.replace('NAMES', namePattern(listedNames)), 'gi'))

/** Removes what tells by its form that it is secret, in texts that have no fields. */
export function patternVisitor(mark: Mark): Visitor {
  const change = (text: string): string =>
    forms.reduce(
      (result, [name, form]) =>
        betweenMarkers(result, (part) => part.replace(form, (found) => mark(name, found))),
      withoutTokens(withoutProofs(text, mark), mark),
    )
  return {
    field: (_names, value) => value,
    text: (value) =>
      betweenMarkers(change(value), (part) => withoutNamed(withoutLabelled(part, mark), mark)),
  }
}

/** Removes what proves an identity only, which no export shows: private keys and credentials. */
export function proofVisitor(mark: Mark): Visitor {
  return { field: (_names, value) => value, text: (value) => withoutProofs(value, mark) }
}

function withoutProofs(text: string, mark: Mark): string {
  return withoutShownCredentials(withoutPrivateKeys(text, mark), mark)
}

function withoutPrivateKeys(text: string, mark: Mark): string {
  return text.replace(privateKey, (found) => mark('private_key', found))
}

function withoutTokens(text: string, mark: Mark): string {
  const withoutJwe = betweenMarkers(text, (part) =>
    part.replace(jwe, (found) => mark('jwe', found)),
  )
  return withoutJwe.replace(jwt, (found) => redactJwt('jwt', found, mark) ?? mark('jwt', found))
}

function withoutLabelled(text: string, mark: Mark): string {
  return labelled.reduce(
    (result, form) =>
      result.replace(form, (found: string, ...rest: unknown[]) => {
        const { before = '', name = '', value = '' } = rest.at(-1) as Record<string, string>
        if (isRedacted(value) || sensitivityOf(name, value) === undefined) return found
        return `${before}${mark(name, value)}`
      }),
    text,
  )
}

/** In prose (`code: …`) only what looks random is a value; after `=` or in quotes anything is. */
function withoutNamed(text: string, mark: Mark): string {
  return text.replace(named, (found: string, spelled: string, joint: string, value: string) => {
    const name = spelled.replace(/%(?:25)*5F/gi, '_')
    const isValue = /[="'%]/.test(joint) || (value.length >= 8 && /\d/.test(value))
    if (!isValue || isRedacted(value) || sensitivityOf(name, value) === undefined) return found
    // A name in quotes whose value has none is JSON: what is a literal there must become a string.
    const [, quote = ''] = /^(\\*["'])\s*[:=]\s*$/.exec(joint) ?? []
    if (quote !== '' && /^(?:true|false|null)$/.test(value)) return found
    return `${spelled}${joint}${quote}${mark(name.replace(/[-. ]/g, '_'), value)}${quote}`
  })
}
