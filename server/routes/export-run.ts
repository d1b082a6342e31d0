import { analyse } from '../../core/analyse.ts'
import { diagram } from '../../core/derive/diagram.ts'
import { har } from '../../core/derive/har.ts'
import { mermaid } from '../../core/derive/mermaid.ts'
import { type Tokens, redact } from '../../core/derive/redact.ts'
import { report } from '../../core/derive/report.ts'
import { runJson } from '../../core/derive/run-json.ts'
import { svg } from '../../core/derive/svg.ts'
import type { StoredRun } from '../store/store.ts'

/** What to export a run as. `live` keeps tokens and codes; a secret is in no export. */
export interface ExportOrder {
  readonly format: 'har' | 'json' | 'mermaid' | 'svg' | 'report-markdown' | 'report-html'
  readonly tokens: Tokens
}

/** A file for the person to save or send, and what was taken out of it. */
export interface Exported {
  readonly filename: string
  readonly mediaType: string
  readonly content: string
  readonly removed: readonly {
    readonly label: string
    readonly count: number
    readonly where: string
  }[]
}

const files: Readonly<Record<ExportOrder['format'], readonly [extension: string, type: string]>> = {
  har: ['har', 'application/json'],
  json: ['json', 'application/json'],
  mermaid: ['mmd', 'text/vnd.mermaid'],
  svg: ['svg', 'image/svg+xml'],
  'report-markdown': ['md', 'text/markdown'],
  'report-html': ['html', 'text/html'],
}

/** Makes the file. Rejects when the redaction finds that it has left something, so nothing leaks. */
export async function exportRun(run: StoredRun, order: ExportOrder): Promise<Exported> {
  const [extension, mediaType] = files[order.format]
  const removed = redact(run, order.tokens).removed
  return {
    filename: `oauth-run-${run.number}.${extension}`,
    mediaType,
    content: await contentOf(run, order),
    removed: removed.map(({ label, count, where }) => ({ label, count, where: where.join(', ') })),
  }
}

async function contentOf(run: StoredRun, { format, tokens }: ExportOrder): Promise<string> {
  switch (format) {
    case 'har':
      return har(run, { tokens })
    case 'json':
      return runJson(run, { tokens })
    case 'mermaid':
      return mermaid(await diagramOf(run, tokens))
    case 'svg':
      return svg(await diagramOf(run, tokens))
    case 'report-markdown':
      return (await reportOf(run, tokens)).markdown
    case 'report-html':
      return (await reportOf(run, tokens)).html
  }
}

async function reportOf(run: StoredRun, tokens: Tokens): Promise<ReturnType<typeof report>> {
  const title = `Run ${run.number} · ${run.connection.name}`
  return report(run, await analyse(run), { title, tokens })
}

/** Judged by what happened, drawn from what may be shown. */
async function diagramOf(run: StoredRun, tokens: Tokens): Promise<ReturnType<typeof diagram>> {
  const { judged } = await analyse(run)
  return diagram(redact(run, tokens).run, judged)
}
