import type { Run } from '../../core/run.ts'
/** What to export a run as. */
export interface ExportOrder {
  readonly format: 'har' | 'json' | 'mermaid' | 'svg'
  /** `live` keeps tokens and codes; stored secrets are in no export. */
  readonly tokens: 'redacted' | 'live'
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

export async function exportRun(run: Run, order: ExportOrder): Promise<Exported> {
  return {
    filename: `run.${order.format}`,
    mediaType: 'application/json',
    content: JSON.stringify(run),
    removed: [],
  }
}
