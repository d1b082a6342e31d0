/** A title as it stands within a sentence: its first word in lower case, unless it is a name. */
export function inSentence(title: string): string {
  const isName = /^(ID|JWK|UserInfo|API)/.test(title)
  return isName ? title : title.charAt(0).toLowerCase() + title.slice(1)
}
