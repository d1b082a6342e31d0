/**
 * Served at `/callback.js`. A fragment never reaches a server, so the page posts it back, as one
 * form field and by navigation, and takes it out of the address bar first.
 */
export const callbackScript = `const fragment = location.hash
if (fragment.includes('=')) {
  history.replaceState(null, '', location.pathname + location.search)
  const form = document.createElement('form')
  form.method = 'post'
  form.action = '/callback/fragment' + location.search
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = 'fragment'
  field.value = fragment
  form.append(field)
  document.body.append(form)
  form.submit()
}
`
