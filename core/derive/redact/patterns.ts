import { betweenMarkers, isRedacted } from './ledger.ts'
import type { Visitor } from './map-text.ts'
import { listedNames, sensitivityOf } from './names.ts'
import { type Mark, redactJwt } from './redact-jwt.ts'

/** Tokens that tell by their form what they are, whatever stands around them (§6.4). */
const forms: readonly (readonly [name: string, form: RegExp])[] = [
  [
    'credentials',
    /(?<=\b(?:Bearer|DPoP|Basic|Token|Negotiate|Digest) +)(?=[^\s"]*\d)[\w.~+/=-]{6,}/gi,
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

/** A listed name and its value, quoted or not, the quotes escaped up to four times. */
const named = new RegExp(
  String.raw`(?<![\w-])(${namePattern()})(\\{0,15}["']?\s{0,4}[:=]\s{0,4}\\{0,15}["']?)([^\s"'\\&,;<>{}\[\]]+)`,
  'gi',
)

function namePattern(): string {
  return listedNames
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[-_]/g, '[-_. ]?'))
    .join('|')
}

/** Removes what tells by its form that it is secret, in texts that have no fields. */
export function patternVisitor(mark: Mark): Visitor {
  const change = (text: string): string =>
    forms.reduce(
      (result, [name, form]) =>
        betweenMarkers(result, (part) => part.replace(form, (found) => mark(name, found))),
      withoutTokens(withoutPrivateKeys(text, mark), mark),
    )
  return {
    field: (_names, value) => value,
    text: (value) => betweenMarkers(change(value), (part) => withoutNamed(part, mark)),
  }
}

/** Removes private keys only, which no export shows. */
export function privateKeyVisitor(mark: Mark): Visitor {
  return { field: (_names, value) => value, text: (value) => withoutPrivateKeys(value, mark) }
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

/** In prose (`code: …`) only what looks random is a value; after `=` or in quotes anything is. */
function withoutNamed(text: string, mark: Mark): string {
  return text.replace(named, (found: string, name: string, joint: string, value: string) => {
    const isValue = /[="']/.test(joint) || (value.length >= 8 && /\d/.test(value))
    if (!isValue || isRedacted(value) || sensitivityOf(name, value) === undefined) return found
    // A name in quotes whose value has none is JSON: what is a literal there must become a string.
    const [, quote = ''] = /^(\\*["'])\s*[:=]\s*$/.exec(joint) ?? []
    if (quote !== '' && /^(?:true|false|null)$/.test(value)) return found
    return `${name}${joint}${quote}${mark(name.replace(/[-. ]/g, '_'), value)}${quote}`
  })
}
