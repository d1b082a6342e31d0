import type { Arrow, Diagram } from './diagram.ts'
import { sentArrows } from './sent-arrows.ts'

const participants = {
  browser: 'B',
  client: 'C',
  'authorization-server': 'A',
  'resource-server': 'R',
} as const

/**
 * The map as a Mermaid sequence diagram: what was sent and received, without what is still to
 * come. Text of servers is escaped, so that it cannot add lines or markup.
 */
export function mermaid(diagram: Diagram): string {
  const lines = [
    'sequenceDiagram',
    ...diagram.actors.map(
      ({ actor, title, detail }) =>
        `  participant ${participants[actor]} as ${escaped(detail ? `${title} (${detail})` : title)}`,
    ),
    ...sentArrows(diagram).flatMap(({ title, arrows }) => [
      `  Note over B,R: ${title}`,
      ...arrows.map((arrow) => `  ${line(arrow)}`),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function line(arrow: Arrow): string {
  const words = escaped([arrow.label, ...arrow.chips].join(' '))
  const badge = arrow.badge ? ` (${escaped(arrow.badge.text)})` : ''
  const [from, to] = [participants[arrow.from], participants[arrow.to]]
  if (arrow.kind === 'validation') return `Note over ${from}: ${words}${badge || ' (valid)'}`
  return `${from}${strokeOf(arrow)}${to}: ${words}${badge}`
}

/** A cross for what failed, an open head for what has no answer, dashes for what comes back. */
function strokeOf({ kind, status }: Arrow): string {
  const dash = kind === 'response' ? '--' : '-'
  if (status === 'failed') return `${dash}x`
  return status === 'done' ? `${dash}>>` : `${dash})`
}

/** Everything but plain characters as Mermaid's numeric entities. */
function escaped(text: string): string {
  return text.replace(/[^\p{L}\p{N} /_.,()-]/gu, (character) => `#${character.codePointAt(0)};`)
}
