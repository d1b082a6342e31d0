import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { line } from './measure.ts'

const page = fileURLToPath(new URL('../../dist/client', import.meta.url))
/** The aim of DESIGN §9, in bytes of compressed JavaScript. */
const aim = 60 * 1024

/** What a browser loads before the first screen: the page's scripts with all they import. */
export function firstLoad(): { readonly scripts: number; readonly styles: number } {
  const html = readFileSync(join(page, 'index.html'), 'utf8')
  const linked = [...html.matchAll(/(?:src|href)="\/?(assets\/[^"]+)"/g)].map(
    ([, file = '']) => file,
  )
  const files = reachable(linked)
  const size = (ending: string) =>
    [...files]
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + compressed(file), 0)
  return { scripts: size('.js'), styles: size('.css') }
}

function reachable(linked: readonly string[]): Set<string> {
  const files = new Set<string>()
  const open = [...linked]
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file)) continue
    files.add(file)
    if (file.endsWith('.js')) open.push(...staticImports(file))
  }
  return files
}

function staticImports(file: string): string[] {
  const text = readFileSync(join(page, file), 'utf8')
  const pattern = /(?:^|[;}\n])\s*(?:import|export)\s*(?:[^'"();]*?from\s*)?["']\.\/([^"']+)["']/g
  return [...text.matchAll(pattern)].map(([, name = '']) => join('assets', name))
}

function compressed(file: string): number {
  return gzipSync(readFileSync(join(page, file)), { level: 9 }).length
}

export function benchFirstLoad(): void {
  const { scripts, styles } = firstLoad()
  line('first load, JavaScript (gzip)', `${(scripts / 1024).toFixed(1)} KB`)
  line('  as a share of the aim of 60 KB', (scripts / aim).toFixed(2))
  line('first load, styles (gzip)', `${(styles / 1024).toFixed(1)} KB`)
}
