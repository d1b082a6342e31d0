/** Where a reference leads, and what to call it. */
export interface SpecificationLink {
  /** `OpenID Connect Core §3.1.3.7` */
  readonly label: string
  readonly url: string
}

interface Family {
  readonly label: string
  /** The document; a section is added with `section` before its number. */
  readonly url: string
  readonly section: string
}

/** RFCs that may be referred to, so that a mistyped number is found out. */
const rfcs = [
  ...[
    3986, 6265, 6454, 6585, 6749, 6750, 6797, 7009, 7515, 7516, 7517, 7518, 7519, 7523, 7591, 7592,
    7636,
  ],
  ...[7638, 7662, 7800, 8176, 8252, 8259, 8414, 8615, 8628, 8693, 8705, 8707, 8725, 9068, 9101],
  ...[9110, 9111, 9112, 9126, 9207, 9278, 9396, 9449, 9470, 9562, 9700, 9701, 9728],
]

/** OpenID's documents name each section `rfc.section.NUMBER`, beside a name in words. */
const openId: Readonly<Record<string, readonly [label: string, document: string]>> = {
  OIDCC: ['OpenID Connect Core', 'openid-connect-core-1_0'],
  OIDCD: ['OpenID Connect Discovery', 'openid-connect-discovery-1_0'],
  OIDCR: ['OpenID Connect Registration', 'openid-connect-registration-1_0'],
  OIDCRP: ['OpenID Connect RP-Initiated Logout', 'openid-connect-rpinitiated-1_0'],
  OIDCRIL: ['OpenID Connect RP-Initiated Logout', 'openid-connect-rpinitiated-1_0'],
  OIDCBC: ['OpenID Connect Back-Channel Logout', 'openid-connect-backchannel-1_0'],
  OIDCBCL: ['OpenID Connect Back-Channel Logout', 'openid-connect-backchannel-1_0'],
  OIDCFC: ['OpenID Connect Front-Channel Logout', 'openid-connect-frontchannel-1_0'],
  OIDCFCL: ['OpenID Connect Front-Channel Logout', 'openid-connect-frontchannel-1_0'],
  OIDCSM: ['OpenID Connect Session Management', 'openid-connect-session-1_0'],
  OMRT: ['Multiple Response Types', 'oauth-v2-multiple-response-types-1_0'],
  'OAuth2-RT': ['Multiple Response Types', 'oauth-v2-multiple-response-types-1_0'],
  OFPM: ['Form Post Response Mode', 'oauth-v2-form-post-response-mode-1_0'],
  'OAuth2-FP': ['Form Post Response Mode', 'oauth-v2-form-post-response-mode-1_0'],
  'OAuth2-FPRM': ['Form Post Response Mode', 'oauth-v2-form-post-response-mode-1_0'],
}

const families: ReadonlyMap<string, Family> = new Map([
  ...rfcs.map((number): [string, Family] => [
    `RFC${number}`,
    {
      label: `RFC ${number}`,
      url: `https://www.rfc-editor.org/rfc/rfc${number}`,
      section: '#section-',
    },
  ]),
  ...Object.entries(openId).map(([prefix, [label, document]]): [string, Family] => [
    prefix,
    { label, url: `https://openid.net/specs/${document}.html`, section: '#rfc.section.' },
  ]),
  [
    'OAuth2.1',
    {
      label: 'OAuth 2.1 (draft)',
      url: 'https://datatracker.ietf.org/doc/html/draft-ietf-oauth-v2-1',
      section: '#section-',
    },
  ],
  [
    'JARM',
    {
      label: 'JWT Secured Authorization Response Mode',
      url: 'https://openid.net/specs/oauth-v2-jarm.html',
      section: '#section-',
    },
  ],
])

/**
 * Resolves a reference in the conformance suite's notation by its longest known prefix:
 * `OIDCC-3.1.3.7-11` is the eleventh requirement of OpenID Connect Core §3.1.3.7. A requirement has
 * no anchor of its own, so the link leads to its section. Undefined when the family is unknown.
 */
export function specificationLink(reference: string): SpecificationLink | undefined {
  const prefix = prefixOf(reference)
  const family = families.get(prefix)
  if (!family) return undefined
  const section = reference.slice(prefix.length + 1).split('-', 1)[0] ?? ''
  if (section === '') return { label: family.label, url: family.url }
  if (/^[A-Z]/.test(section))
    return {
      label: `${family.label} appendix ${section}`,
      url: `${family.url}#appendix-${section}`,
    }
  return { label: `${family.label} §${section}`, url: `${family.url}${family.section}${section}` }
}

/** The longest run of parts joined by `-` that is a family; empty when none is. */
function prefixOf(reference: string): string {
  const parts = reference.split('-')
  const lengths = parts.map((_, index) => parts.length - index)
  const candidates = lengths.map((length) => parts.slice(0, length).join('-'))
  return candidates.find((candidate) => families.has(candidate)) ?? ''
}
