import { html, type Html } from './html.ts'

/** A form field: what it is called, what is in it, and what is wrong with that. */
export interface Entry {
  readonly id: string
  readonly name: string
  readonly label: string
  readonly value: string
  readonly problem?: string
}

interface Hinted {
  readonly hint?: string
}

/** A section's form, with the token that binds it to the page. */
export function form(section: string, token: string, content: readonly Html[]): Html {
  return html`<form method="post">
    <input type="hidden" name="section" value="${section}" />
    <input type="hidden" name="token" value="${token}" />
    ${content}
    <button class="primary" type="submit">Save</button>
  </form>`
}

/** One line of text. */
export const textField = (entry: Entry, hinted: Hinted = {}): Html =>
  labelled(entry, hinted, input(entry, hinted, html`type="text"`))

/** Whole seconds. */
export const numberField = (entry: Entry): Html =>
  labelled(
    { ...entry, label: `${entry.label}, in seconds` },
    {},
    input(entry, {}, html`type="number" min="1" step="1" inputmode="numeric"`),
  )

/** Several lines of text. */
export const lines = (entry: Entry, hinted: Hinted = {}): Html =>
  labelled(
    entry,
    hinted,
    html`<textarea
      id="${entry.id}"
      name="${entry.name}"
      rows="3"
      spellcheck="false"
      ${described(entry, hinted)}
    >
${entry.value}</textarea>`,
  )

/** One of several values. */
export const select = (
  entry: Entry,
  options: readonly (readonly [value: string, label: string])[],
): Html =>
  labelled(
    entry,
    {},
    html`<select id="${entry.id}" name="${entry.name}" ${described(entry, {})}>
      ${options.map(
        ([value, label]) =>
          html`<option value="${value}" ${value === entry.value && html`selected`}>
            ${label}
          </option>`,
      )}
    </select>`,
  )

/** On or off. */
export const switchField = (
  id: string,
  name: string,
  label: string,
  { value, on }: { readonly value: string; readonly on: boolean },
): Html =>
  html`<label class="switch" for="${id}">
    <input id="${id}" name="${name}" type="checkbox" value="${value}" ${on && html`checked`} />
    ${label}
  </label>`

function labelled({ id, label, problem }: Entry, { hint }: Hinted, field: Html): Html {
  return html`<label for="${id}">${label}</label> ${field}
    ${hint !== undefined && html`<p class="hint" id="${id}-hint">${hint}</p>`}
    ${
      problem !== undefined &&
      html`<p class="alert" id="${id}-problem"><b>Not saved.</b> ${problem}</p>`
    }`
}

function input(entry: Entry, hinted: Hinted, type: Html): Html {
  return html`<input
    id="${entry.id}"
    name="${entry.name}"
    value="${entry.value}"
    ${type}
    ${described(entry, hinted)}
  />`
}

function described({ id, problem }: Entry, { hint }: Hinted): Html {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(problem ? [`${id}-problem`] : [])]
  return html`${ids.length > 0 && html`aria-describedby="${ids.join(' ')}"`}
  ${problem !== undefined && html`aria-invalid="true"`}`
}
