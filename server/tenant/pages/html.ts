/** Markup that may be put into a page as it is: made by `html`, which escaped what went in. */
export interface Html {
  readonly markup: string
}

type Part = string | number | undefined | false | Html | readonly Html[]

/** Makes markup from a template; every value that is not markup itself is escaped. */
export function html(strings: TemplateStringsArray, ...values: readonly Part[]): Html {
  const markup = strings.reduce((text, string, index) => text + render(values[index - 1]) + string)
  return { markup }
}

function render(value: Part): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escape(String(value))
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('\n')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
