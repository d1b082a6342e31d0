/** Characters of a label that the map has room for. */
const room = 38

/**
 * The label of a message with the end of its path, which tells it from others: the paths of one
 * issuer begin alike. `GET …/openid-configuration`; the label itself where there is room.
 */
export function shortLabel(label: string): string {
  const [method = '', path = ''] = label.split(' ')
  if (label.length <= room || !path.startsWith('/')) return label
  const segments = path.split('/').slice(1)
  const short = segments.flatMap((_, at) => {
    const rest = at === 0 ? '' : `${method} …/${segments.slice(at).join('/')}`
    return rest === '' || rest.length > room ? [] : [rest]
  })
  return short[0] ?? `${method} …/${segments.at(-1) ?? ''}`
}
