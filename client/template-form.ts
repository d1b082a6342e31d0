import { fillTemplate, settleInput } from '../core/templates/fill.ts'
import type { Template, TemplateInput, Values } from '../core/templates/template.ts'
import { type ConnectionForm, emptyForm, serverFields } from './connection-form.ts'

/** A form as a template begins it, given what was typed into the template's own inputs. */
export function formFromTemplate(
  template: Template,
  typed: Values,
  callback: string,
): ConnectionForm {
  const { connection, values } = fillTemplate(template, typed)
  const known = connection.metadata ?? {}
  const fields = serverFields({
    ...connection,
    issuer: whole(connection.issuer ?? ''),
    audience: whole(connection.audience ?? ''),
    scope: connection.scope.split(' ').filter(whole).join(' '),
    metadata: Object.fromEntries(
      Object.entries(known).filter(([, value]) => typeof value !== 'string' || whole(value)),
    ),
  })
  return {
    ...emptyForm(callback),
    ...fields,
    template: template.id,
    name: nameOf(template, values),
  }
}

/** The inputs a template has beside the form's own: the issuer of any issuer is a field of the form. */
export function inputsBeside(template: Template): readonly TemplateInput[] {
  return template.inputs.filter(({ name }) => name !== 'issuer')
}

/** A new connection from a template, and from an issuer where one was pasted. */
export function begin(
  template: Template,
  issuer: string | undefined,
  callback: string,
): { readonly form: ConnectionForm; readonly typed: Values } {
  const [first] = template.inputs
  const typed = first && issuer !== undefined ? settleInput(first, { [first.name]: issuer }) : {}
  const form = formFromTemplate(template, typed, callback)
  if (issuer === undefined) return { form, typed }
  const host = URL.canParse(issuer) ? new URL(issuer).host : ''
  return { form: { ...form, issuer, name: form.name || host }, typed }
}

/**
 * The form after something else was typed into the template's inputs: what these change follows,
 * and what the person changed by hand stays.
 */
export function retyped(
  form: ConnectionForm,
  template: Template,
  typed: { readonly before: Values; readonly after: Values },
): ConnectionForm {
  const before = formFromTemplate(template, typed.before, form.redirect_uri)
  const after = formFromTemplate(template, typed.after, form.redirect_uri)
  const fields = Object.keys(after) as (keyof ConnectionForm)[]
  const following = fields.filter((name) => isSame(form[name], before[name]))
  return { ...form, ...Object.fromEntries(following.map((name) => [name, after[name]])) }
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** A text with nothing missing in it; else the empty one. */
function whole(text: string): string {
  return text.includes('{') ? '' : text
}

/** The template and what tells its tenants apart, for the lists. */
function nameOf(template: Template, values: Values): string {
  if (template.id === 'any') return ''
  const [first] = template.inputs
  const tenant = whole((first && values[first.name]) ?? '').replace(/^https?:\/\//, '')
  return tenant === '' || tenant === first?.fallback ? template.name : `${template.name}, ${tenant}`
}
