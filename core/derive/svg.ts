import type { Arrow, ChipName, Diagram, DiagramPhase } from './diagram.ts'
import { sentArrows } from './sent-arrows.ts'

/** Pixels. */
const width = 860
const margin = 20
const laneWidth = (width - 2 * margin) / 4
const headHeight = 60
const phaseHeight = 30
const rowHeight = 40

/** The light palette: a picture for a report has no theme to follow. */
const color = {
  paper: '#fbfbf9',
  line: '#cfcdc3',
  ink: '#1c1c1a',
  faint: '#6b6a62',
  bad: '#b3261e',
  warn: '#a15c00',
  ok: '#1a7f4b',
} as const

const chipColor: Readonly<Record<ChipName, string>> = {
  code: '#b4540a',
  state: '#0f766e',
  nonce: '#0f766e',
  access_token: '#7c3aed',
  id_token: '#1d4ed8',
  refresh_token: '#be185d',
}

const sans = 'Inter, ui-sans-serif, system-ui, sans-serif'
const mono = 'ui-monospace, Menlo, monospace'
/** Average advance of a character, in pixels, at 12.5 px sans and 11 px mono. */
const advance = { sans: 7, mono: 6.7 } as const

/**
 * The map as a picture of its own: no scripts, no links, no fonts to load; text of servers is
 * escaped. What is still to come is left out.
 */
export function svg(diagram: Diagram): string {
  const lanes = diagram.actors.map(({ actor }) => actor)
  const phases = sentArrows(diagram)
  const rows = layOut(phases)
  const height = rows.end + margin
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="${sans}" font-size="12.5">`,
    `<title>Messages of an authorization flow</title>`,
    `<rect width="${width}" height="${height}" fill="${color.paper}"/>`,
    ...diagram.actors.flatMap(({ title, detail }, lane) => head(lane, title, detail, rows.end)),
    ...rows.phases.map(({ title, y }) => text(margin, y + 20, title.toUpperCase(), phaseStyle)),
    ...rows.arrows.flatMap(({ arrow, y }) => row(arrow, lanes, y)),
    '</svg>',
    '',
  ].join('\n')
}

const phaseStyle = `fill="${color.faint}" font-size="11" font-weight="600" letter-spacing="0.8"`

interface Rows {
  readonly phases: { title: string; y: number }[]
  readonly arrows: { arrow: Arrow; y: number }[]
  end: number
}

function layOut(phases: readonly DiagramPhase[]): Rows {
  const rows: Rows = { phases: [], arrows: [], end: headHeight }
  for (const { title, arrows } of phases) {
    rows.phases.push({ title, y: rows.end })
    rows.end += phaseHeight
    for (const arrow of arrows) {
      rows.arrows.push({ arrow, y: rows.end })
      rows.end += rowHeight
    }
  }
  return rows
}

function laneX(lane: number): number {
  return margin + laneWidth * (Math.max(lane, 0) + 0.5)
}

function head(lane: number, title: string, detail: string, end: number): string[] {
  const x = laneX(lane)
  const short = fitted(detail, laneWidth)
  return [
    `<line x1="${x}" y1="${headHeight}" x2="${x}" y2="${end}" stroke="${color.line}"/>`,
    text(x, 26, title, `fill="${color.ink}" font-weight="600" text-anchor="middle"`),
    text(x, 44, short, `fill="${color.faint}" font-size="11.5" text-anchor="middle"`),
  ]
}

function row(arrow: Arrow, lanes: readonly string[], y: number): string[] {
  const from = laneX(lanes.indexOf(arrow.from))
  const to = laneX(lanes.indexOf(arrow.to))
  const left = Math.min(from, to)
  const stroke = strokeOf(arrow.status)
  const words = wording(arrow, left + 9, y + 16)
  if (from === to) return [`<circle cx="${from}" cy="${y + 12}" r="4" fill="${stroke}"/>`, ...words]
  const dash = arrow.kind === 'response' ? ' stroke-dasharray="4 3"' : ''
  const back = to > from ? -7 : 7
  return [
    `<line x1="${from}" y1="${y + 26}" x2="${to}" y2="${y + 26}" stroke="${stroke}" stroke-width="1.6"${dash}/>`,
    `<path d="M${to} ${y + 26}l${back} -4v8z" fill="${stroke}"/>`,
    ...words,
  ]
}

/** The label, its chips after it, and the badge at the right edge. */
function wording(arrow: Arrow, x: number, y: number): string[] {
  const chipWidths = arrow.chips.map((chip) => chip.length * advance.mono + 12)
  const room = width - margin - 70 - x - chipWidths.reduce((sum, chip) => sum + chip + 4, 0)
  const label = fitted(arrow.label, room)
  const labelWidth = label.length * advance.sans + 6
  const parts = [
    `<rect x="${x - 3}" y="${y - 12}" width="${labelWidth}" height="16" fill="${color.paper}"/>`,
    text(x, y, label, `fill="${color.ink}"`),
  ]
  let at = x + labelWidth
  arrow.chips.forEach((chip, index) => {
    const chipWidth = chipWidths[index] ?? 0
    parts.push(...chipAt(at, y, chip, chipWidth))
    at += chipWidth + 4
  })
  if (arrow.badge)
    parts.push(text(width - margin, y, arrow.badge.text, badgeStyle(arrow.badge.tone)))
  return parts
}

function chipAt(x: number, y: number, chip: ChipName, chipWidth: number): string[] {
  const stroke = chipColor[chip]
  const style = `fill="${stroke}" font-family="${mono}" font-size="11" font-weight="600"`
  return [
    `<rect x="${x}" y="${y - 12}" width="${chipWidth}" height="16" rx="4" fill="${color.paper}" stroke="${stroke}"/>`,
    text(x + 6, y, chip, style),
  ]
}

function badgeStyle(tone: keyof typeof color): string {
  return `fill="${color[tone]}" font-size="11" font-weight="600" text-anchor="end"`
}

function strokeOf(status: Arrow['status']): string {
  if (status === 'failed') return color.bad
  return status === 'done' ? color.ink : color.warn
}

function fitted(label: string, room: number): string {
  const length = Math.max(Math.floor(room / advance.sans), 4)
  return label.length > length ? `${label.slice(0, length - 1)}…` : label
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escaped(content)}</text>`
}

/** Text for an element. Control characters, which XML cannot have, are left out. */
function escaped(content: string): string {
  return content
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\p{Cs}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
