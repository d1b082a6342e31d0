/**
 * Bits below which a value is called weak. RFC 6749 §10.10 asks for 128, but what is drawn evenly
 * cannot be told from its text, so only what falls far short is reported.
 */
const fewBits = 64

/** A value of random characters that can be told to be weak, in words; undefined when it may do. */
export function weaknessOf(value: string): string | undefined {
  if (/^\d{10}(?:\d{3})?$/.test(value)) return 'it looks like a time'
  if (new Set(value).size < 6) return `only ${new Set(value).size} different characters`
  const bits = Math.floor(value.length * Math.log2(alphabetOf(value)))
  return bits < fewBits ? `at most ${bits} bits in ${value.length} characters` : undefined
}

/** The size of the smallest usual alphabet that a value fits. */
function alphabetOf(value: string): number {
  if (/^\d+$/.test(value)) return 10
  if (/^[\da-f]+$/i.test(value)) return 16
  if (/^[a-z\d]+$/.test(value)) return 36
  return 64
}
