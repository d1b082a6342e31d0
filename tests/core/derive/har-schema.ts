/** What HAR 1.2 requires of a value; a name that ends in `?` may be absent. */
type Schema =
  'string' | 'number' | 'date' | 'empty' | readonly [Schema] | { readonly [member: string]: Schema }

const pair: Schema = { name: 'string', value: 'string', 'comment?': 'string' }
const message: Schema = {
  httpVersion: 'string',
  cookies: [pair],
  headers: [pair],
  headersSize: 'number',
  bodySize: 'number',
  'comment?': 'string',
}
const entry: Schema = {
  startedDateTime: 'date',
  time: 'number',
  request: {
    ...message,
    method: 'string',
    url: 'string',
    queryString: [pair],
    'postData?': { mimeType: 'string', 'params?': [pair], 'text?': 'string' },
  },
  response: {
    ...message,
    status: 'number',
    statusText: 'string',
    redirectURL: 'string',
    content: { size: 'number', mimeType: 'string', 'text?': 'string' },
  },
  cache: 'empty',
  timings: {
    send: 'number',
    wait: 'number',
    receive: 'number',
    'blocked?': 'number',
    'dns?': 'number',
    'connect?': 'number',
    'ssl?': 'number',
  },
  'comment?': 'string',
}
const archive: Schema = {
  log: { version: 'string', creator: { name: 'string', version: 'string' }, entries: [entry] },
}

/** Where a text breaks HAR 1.2: what is missing, of another type, or unknown without `_`. */
export function harProblems(text: string): string[] {
  return problemsOf(JSON.parse(text), archive, 'har')
}

function problemsOf(value: unknown, schema: Schema, path: string): string[] {
  if (schema === 'date') {
    const isDate =
      typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)
    return isDate ? [] : [`${path} is no ISO date with milliseconds`]
  }
  if (schema === 'empty') return JSON.stringify(value) === '{}' ? [] : [`${path} is not empty`]
  if (typeof schema === 'string') return typeof value === schema ? [] : [`${path} is no ${schema}`]
  if (isList(schema)) {
    if (!Array.isArray(value)) return [`${path} is no list`]
    return value.flatMap((item, index) => problemsOf(item, schema[0], `${path}.${index}`))
  }
  if (typeof value !== 'object' || value === null) return [`${path} is no object`]
  return membersProblems(value as Record<string, unknown>, schema, path)
}

function membersProblems(
  members: Readonly<Record<string, unknown>>,
  schema: { readonly [member: string]: Schema },
  path: string,
): string[] {
  const known = new Set(Object.keys(schema).map((name) => name.replace('?', '')))
  const unknown = Object.keys(members).filter((name) => !known.has(name) && !name.startsWith('_'))
  return [
    ...unknown.map((name) => `${path}.${name} is not in HAR 1.2`),
    ...Object.entries(schema).flatMap(([key, inner]) => {
      const name = key.replace('?', '')
      if (!(name in members)) return key.endsWith('?') ? [] : [`${path}.${name} is missing`]
      return problemsOf(members[name], inner, `${path}.${name}`)
    }),
  ]
}

function isList(schema: Schema): schema is readonly [Schema] {
  return Array.isArray(schema)
}
