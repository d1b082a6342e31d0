import { mermaid } from '../mermaid.ts'
import type { CheckCount, ReportContent, ReportedEvidence, ReportedFinding } from './content.ts'

/** The report as Markdown that GitHub, GitLab and Jira's import read; values stand in code spans. */
export function reportMarkdown(content: ReportContent): string {
  const sections = [
    `# ${plain(content.title)}`,
    `**${plain(content.lead)}** ${plain(content.reason)}`,
    plain(content.detail),
    content.particulars.map(([label, value]) => `- ${plain(label)}: ${code(value)}`).join('\n'),
    ...section('Evidence', content.findings.map(findingLines)),
    ...section('Ruled out', [content.ruledOut.map(ruledOutLine).join('\n')]),
    ...section('The map', [`\`\`\`mermaid\n${mermaid(content.diagram)}\`\`\``]),
    ...section('Checks', [checksTable(content.checks)]),
    ...section('Messages', [messagesTable(content.messages)]),
    ...section('What was taken out', [removedLines(content.removed)]),
  ]
  return `${sections.filter((part) => part !== '').join('\n\n')}\n`
}

function section(title: string, parts: readonly string[]): string[] {
  const filled = parts.filter((part) => part !== '')
  return filled.length === 0 ? [] : [`## ${title}`, ...filled]
}

function findingLines(finding: ReportedFinding, index: number): string {
  const { title, standing, explanation, evidence, fix, specifications } = finding
  return [
    `### ${index + 1}. ${plain(title)}`,
    [`*${plain(standing)}.*`, plain(explanation)].join(' ').trim(),
    evidenceTable(evidence),
    `**Fix:** ${plain(fix)}`,
    specifications.map(({ label, url }) => `[${plain(label)}](${url})`).join(' · '),
  ]
    .filter((line) => line !== '')
    .join('\n\n')
}

function evidenceTable(evidence: readonly ReportedEvidence[]): string {
  return table(
    ['Expected', 'Found', 'Where'],
    evidence.map(({ expected, found, where, note }) => [
      code(expected),
      [code(found), plain(note)].filter(Boolean).join(' '),
      plain(where),
    ]),
  )
}

function ruledOutLine({ title, because }: ReportContent['ruledOut'][number]): string {
  return `- ${plain(title)}${because === '' ? '' : ` (${plain(because)})`}`
}

function checksTable(checks: readonly CheckCount[]): string {
  return table(
    ['Step', 'Passed', 'Failed', 'Not judged'],
    checks.map(({ step, passed, failed, open }) => [
      plain(step),
      `${passed}`,
      `${failed}`,
      `${open}`,
    ]),
  )
}

function messagesTable(messages: ReportContent['messages']): string {
  return table(
    ['After', 'Step', 'Message', 'Outcome', 'Took'],
    messages.map(({ after, step, message, outcome, took }) => [
      after,
      plain(step),
      code(message),
      code(outcome),
      took,
    ]),
  )
}

function removedLines(removed: ReportContent['removed']): string {
  if (removed.length === 0) return 'Nothing secret or personal was found in this run.'
  return removed
    .map(({ label, count, where }) => `- ${code(label)}, ${count} × in ${code(where.join(', '))}`)
    .join('\n')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Characters of a value that a cell has room for. */
const shownLength = 200

/** Text as it is: no markup, no HTML, no link or mention that a server's words would make. */
function plain(text: string): string {
  return oneLine(text)
    .replaceAll(/[\\`*{}[\]<>#|~!@&]|\b_|_\b/g, '\\$&')
    .replaceAll('://', '\\://')
    .replaceAll(/www\./gi, (found) => `${found.slice(0, -1)}\\.`)
    .replace(/^([-+=]|\d+[.)])/, '\\$1')
}

/** A value in a code span, whose fence is longer than any run of backticks in it. */
function code(value: string): string {
  const text = cut(oneLine(value)).replaceAll('|', '\\|')
  if (text === '') return ''
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${space}${text}${space}${fence}`
}

function cut(text: string): string {
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim()
}
