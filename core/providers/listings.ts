/**
 * RFC 6749 §5.2's own sentences, which many servers repeat whatever was wrong: they list every
 * reason and so name none.
 */
const listings = [
  /the provided (?:authorization grant|access grant).{0,400}?issued to another client\.?/gis,
  /client authentication failed[^.]{0,20}unknown client.{0,120}?unsupported authentication method\)?\.?/gis,
]

/** A text without the sentences that only list what may be wrong. */
export function withoutListings(text: string): string {
  return listings.reduce((rest, listing) => rest.replace(listing, ' '), text)
}
