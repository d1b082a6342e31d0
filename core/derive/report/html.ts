import { svg } from '../svg.ts'
import type { ReportContent, ReportedEvidence, ReportedFinding } from './content.ts'

/** The report as one HTML file: no script, nothing to load, readable on paper. */
export function reportHtml(content: ReportContent): string {
  const { title, tone, status, lead, reason, detail } = content
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escaped(title)}</h1>`,
    `<div class="verdict ${tone}"><p><strong>${escaped(lead)}</strong> ${escaped(reason)}</p>`,
    `<p>${escaped(detail)} <span class="pill">${escaped(status)}</span></p></div>`,
    `<dl>${content.particulars.map(([label, value]) => `<dt>${escaped(label)}</dt><dd><code>${escaped(value)}</code></dd>`).join('')}</dl>`,
    section('Evidence', content.findings.map(findingHtml).join('\n')),
    section('Ruled out', list(content.ruledOut.map(ruledOutHtml))),
    section('The map', `<figure>${svg(content.diagram)}</figure>`),
    section('Checks', checksTable(content)),
    section('Messages', messagesTable(content)),
    section('What was taken out', removedHtml(content)),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function section(title: string, body: string): string {
  return body === '' ? '' : `<section><h2>${escaped(title)}</h2>\n${body}</section>`
}

function findingHtml(finding: ReportedFinding): string {
  const { title, standing, explanation, evidence, fix, specifications } = finding
  const links = specifications.map(
    ({ label, url }) => `<a href="${escaped(url)}" rel="noreferrer">${escaped(label)}</a>`,
  )
  return [
    `<article><h3>${escaped(title)}</h3>`,
    `<p><em>${escaped(standing)}.</em> ${escaped(explanation)}</p>`,
    evidenceTable(evidence),
    `<p><strong>Fix:</strong> ${escaped(fix)}</p>`,
    links.length === 0 ? '' : `<p>${links.join(' · ')}</p>`,
    '</article>',
  ].join('\n')
}

function evidenceTable(evidence: readonly ReportedEvidence[]): string {
  return table(
    ['Expected', 'Found', 'Where'],
    evidence.map(({ expected, found, note, where }) => [
      code(expected),
      [code(found), escaped(note)].filter(Boolean).join(' '),
      escaped(where),
    ]),
  )
}

function ruledOutHtml({ title, because }: ReportContent['ruledOut'][number]): string {
  return `${escaped(title)}${because === '' ? '' : ` <small>${escaped(because)}</small>`}`
}

function checksTable({ checks }: ReportContent): string {
  return table(
    ['Step', 'Passed', 'Failed', 'Not judged'],
    checks.map(({ step, passed, failed, open }) => [
      escaped(step),
      `${passed}`,
      failed === 0 ? '0' : `<strong>${failed}</strong>`,
      `${open}`,
    ]),
  )
}

function messagesTable({ messages }: ReportContent): string {
  return table(
    ['After', 'Step', 'Message', 'Outcome', 'Took'],
    messages.map(({ after, step, message, outcome, took }) => [
      escaped(after),
      escaped(step),
      code(message),
      code(outcome),
      escaped(took),
    ]),
  )
}

function removedHtml({ removed }: ReportContent): string {
  if (removed.length === 0) return '<p>Nothing secret or personal was found in this run.</p>'
  return list(
    removed.map(
      ({ label, count, where }) =>
        `${code(label)}, ${count} × in <small>${escaped(where.join(', '))}</small>`,
    ),
  )
}

function list(items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('\n')}</ul>`
}

/** Cells are HTML already. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const heads = head.map((title) => `<th scope="col">${escaped(title)}</th>`).join('')
  const lines = rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
  return `<table><thead><tr>${heads}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`
}

function code(value: string): string {
  return value === '' ? '' : `<code>${escaped(value)}</code>`
}

/** Text for an element or a quoted attribute, without control characters. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

const style = `
:root { color-scheme: light; font: 15px/1.5 Inter, ui-sans-serif, system-ui, sans-serif }
body { margin: 0; background: #fbfbf9; color: #1c1c1a }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem } h3 { font-size: 1rem }
code { font: .88em ui-monospace, Menlo, monospace; overflow-wrap: anywhere }
.verdict { border-left: 4px solid #6b6a62; padding: .25rem 1rem; background: #f2f1ec }
.verdict.bad { border-color: #b3261e } .verdict.warn { border-color: #a15c00 }
.verdict.good { border-color: #1a7f4b }
.pill { font-size: .85em; color: #5b5a53; white-space: nowrap }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem }
dt { color: #5b5a53 } dd { margin: 0 }
article td { width: 33% }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0 }
th { color: #5b5a53; font-weight: 500 } tr { border-bottom: 1px solid #e4e2da }
figure { margin: 0; overflow-x: auto } figure svg { max-width: 100%; height: auto }
small { color: #5b5a53 }
@media print {
  body { background: none } main { padding: 0; max-width: none }
  article, tr, .verdict { break-inside: avoid } h2, h3 { break-after: avoid }
  a { color: inherit; text-decoration: none }
}
@page { margin: 18mm }
`
