import type { Template } from '../core/templates/template.ts'

/** The templates that every one of the words belongs to, by name, other names and what they need. */
export function matchingTemplates(templates: readonly Template[], words: string): Template[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return templates.filter(({ name, alias = '', needs }) => {
    const text = `${name} ${alias} ${needs}`.toLowerCase()
    return wanted.every((word) => text.includes(word))
  })
}
