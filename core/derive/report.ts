import type { Analysis } from '../analyse.ts'
import type { Run } from '../run.ts'
import { type ReportOptions, contentOf } from './report/content.ts'
import { reportHtml } from './report/html.ts'
import { reportMarkdown } from './report/markdown.ts'

/** One page about a run, fit for a ticket, in both forms. */
export interface Report {
  readonly markdown: string
  /** Self-contained: no script, nothing loaded, everything of the run escaped. */
  readonly html: string
}

/**
 * The report of a run: verdict, evidence, map, checks, messages, and what was taken out. `analysis`
 * is that of the run as it is, since a redacted token verifies no longer; the report redacts
 * whatever it shows itself, and throws rather than leak.
 */
export function report(run: Run, analysis: Analysis, options: ReportOptions = {}): Report {
  const content = contentOf(run, analysis, options)
  return { markdown: reportMarkdown(content), html: reportHtml(content) }
}
