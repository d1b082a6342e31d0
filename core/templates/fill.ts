import type { Template, TemplateConnection, TemplateInput, Values } from './template.ts'

/** What the inputs of a template come to, given what was typed. */
export interface Filled {
  /** Every input's value; what is still missing or wrong stands as `{name}`. */
  readonly values: Values
  /** What was found and what to enter instead, by input. */
  readonly problems: Values
  /** The labels of the inputs that nothing was entered for and that need something. */
  readonly missing: readonly string[]
  /** The parts of a connection; whole only when there is no problem and nothing is missing. */
  readonly connection: TemplateConnection
}

/** Reads all that was typed, each input by its own `read`. Never throws. */
export function fillTemplate(template: Template, typed: Values): Filled {
  const values: Record<string, string> = {}
  const problems: Record<string, string> = {}
  const missing: string[] = []
  for (const input of template.inputs) {
    const text = typed[input.name] ?? ''
    if (text.trim() === '') {
      values[input.name] = input.fallback ?? `{${input.name}}`
      if (input.fallback === undefined) missing.push(input.label)
      continue
    }
    const reading = input.read(text)
    if ('problem' in reading) problems[input.name] = reading.problem
    values[input.name] = 'problem' in reading ? `{${input.name}}` : reading.value
  }
  return { values, problems, missing, connection: template.connection(values) }
}

/**
 * What an input becomes when it is left: its own value as it is used, and the values of other
 * inputs that the same paste named and that nothing was typed for.
 */
export function settleInput(input: TemplateInput, typed: Values): Values {
  const text = typed[input.name] ?? ''
  const reading = text.trim() === '' ? undefined : input.read(text)
  if (!reading || 'problem' in reading) return typed
  const untyped = Object.entries(reading.also ?? {}).filter(([name]) => !typed[name]?.trim())
  return { ...typed, [input.name]: reading.value, ...Object.fromEntries(untyped) }
}
