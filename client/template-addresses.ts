import { openIdDiscoveryUrl } from '../core/metadata.ts'
import type { TemplateConnection } from '../core/templates/template.ts'

/** A piece of an address; `missing` stands for what was not entered yet. */
interface Part {
  readonly text: string
  readonly missing: boolean
}

/** An address that a template makes of its inputs. */
export interface Address {
  readonly name: string
  readonly parts: readonly Part[]
}

/** The addresses a person can compare with the vendor's console, while the inputs are typed. */
export function addressesOf({ issuer, metadata = {}, api }: TemplateConnection): Address[] {
  const found: Readonly<Record<string, string | undefined>> = {
    Issuer: issuer,
    Discovery: issuer && openIdDiscoveryUrl(issuer),
    'Authorization endpoint': metadata.authorization_endpoint,
    'Token endpoint': metadata.token_endpoint,
    API: api?.url,
  }
  return Object.entries(found).flatMap(([name, text]) =>
    text ? [{ name, parts: partsOf(text) }] : [],
  )
}

function partsOf(text: string): Part[] {
  return text
    .split(/(\{\w+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const missing = part.startsWith('{')
      return { text: missing ? part.slice(1, -1) : part, missing }
    })
}
