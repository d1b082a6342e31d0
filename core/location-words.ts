import { base64url } from 'jose'

/**
 * What the address of an error page says in its parameters. Google packs it into authError, whose
 * first member is the code, whatever the language of the page.
 */
export function locationWords(location: string): readonly string[] {
  const query = location.split('?').slice(1).join('?').split('#', 1)[0]
  return [...new URLSearchParams(query)].flatMap(([name, value]) =>
    name === 'authError' ? unpacked(value) : [value],
  )
}

/** True for the address of a page that is about an error. */
export function isErrorAddress({ searchParams }: URL): boolean {
  return searchParams.has('error') || searchParams.has('authError')
}

/** The runs of text in packed bytes; empty when they are none. */
function unpacked(packed: string): readonly string[] {
  try {
    const bytes = base64url.decode(packed.replaceAll('+', '-').replaceAll('/', '_'))
    const text = new TextDecoder('latin1').decode(bytes)
    return text.match(/[ -~]{6,}/g) ?? []
  } catch {
    return []
  }
}
