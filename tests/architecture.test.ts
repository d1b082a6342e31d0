import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

interface Import {
  readonly from: string
  readonly to: string
  /** Erased when compiled, so it cannot open a connection or know a run. */
  readonly typeOnly: boolean
  /** What stands between `import` and `from`. */
  readonly clause: string
}

/** Every import of every source file, with relative ones resolved to a path from the root. */
function importsUnder(folder: string): Import[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|svelte)$/.test(file))
    .flatMap((file) => importsOf(join(folder, file)))
}

function importsOf(from: string): Import[] {
  const text = readFileSync(join(root, from), 'utf8')
  return [...text.matchAll(statement), ...text.matchAll(expression)].map(
    ([, type, clause = '', target = '']) => ({
      from,
      to: resolve(from, target),
      typeOnly: type !== undefined,
      clause: clause.trim(),
    }),
  )
}

/** `import … from '…'`, `export … from '…'` and `import '…'`, at the beginning of a line. */
const statement = /^(?:import|export)(?:(\s+type\b)?([^'"`;=]*?)\bfrom)?\s*['"]([^'"]+)['"]/gm
/** `import('…')`; the first two groups stand where a statement has its type and clause. */
const expression = /(\btype\b)?(\bimport)\(\s*['"]([^'"]+)['"]\s*\)/g

function resolve(from: string, target: string): string {
  return target.startsWith('.') ? join(from, '..', target) : target
}

const all = ['client', 'core', 'server'].flatMap(importsUnder)

/** The imports that break a rule, as lines a person can read. */
function breaking(rule: (imported: Import) => boolean): string[] {
  return all.filter(rule).map(({ from, to }) => `${from} imports ${to}`)
}

const ours = /^(client|core|server|tests|scripts)\//
/** Names of those modules that open no connection. */
const harmless = /^\{\s*((IncomingMessage|ServerResponse),?\s*)+\}$/
const connecting = /^(node:)?(http|https|http2|net|tls|dgram|undici)$/

describe('Imports go one way', () => {
  test('the sources were found at all', () => {
    expect(all.length).toBeGreaterThan(100)
  })

  test('core imports only itself and jose', () => {
    expect(
      breaking(
        ({ from, to }) => from.startsWith('core/') && !to.startsWith('core/') && to !== 'jose',
      ),
    ).toEqual([])
  })

  test('client imports core and nothing else of ours', () => {
    expect(
      breaking(
        ({ from, to }) =>
          from.startsWith('client/') && ours.test(to) && !/^(client|core)\//.test(to),
      ),
    ).toEqual([])
  })

  test('client imports nothing of Node', () => {
    expect(
      breaking(({ from, to }) => from.startsWith('client/') && to.startsWith('node:')),
    ).toEqual([])
  })

  test('components know no run: they import no view, session or step', () => {
    expect(
      breaking(
        ({ from, to, typeOnly }) =>
          !typeOnly &&
          from.startsWith('client/components/') &&
          /^client\/(views|session)|^core\/(steps|run)/.test(to),
      ),
    ).toEqual([])
  })

  test('server imports core and nothing of the client', () => {
    expect(
      breaking(
        ({ from, to }) =>
          from.startsWith('server/') && ours.test(to) && !/^(server|core)\//.test(to),
      ),
    ).toEqual([])
  })

  test('the built-in tenant and its faults never import core, so that a shared misunderstanding shows', () => {
    expect(
      breaking(({ from, to }) => /^server\/(tenant|faults)\//.test(from) && to.startsWith('core/')),
    ).toEqual([])
  })

  test('only server/outbound opens a connection', () => {
    expect(
      breaking(
        ({ from, to, typeOnly, clause }) =>
          !typeOnly &&
          connecting.test(to) &&
          !harmless.test(clause) &&
          !from.startsWith('server/outbound/'),
      ),
    ).toEqual([])
  })

  test('no file of the server calls the global fetch', () => {
    const calling = readdirSync(join(root, 'server'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => /(?<![.\w])fetch\(/.test(readFileSync(join(root, 'server', file), 'utf8')))
    expect(calling).toEqual([])
  })

  test('nothing of the built-in tenant is known by name in core', () => {
    const naming = readdirSync(join(root, 'core'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /4401|4402|appointments:api/.test(readFileSync(join(root, 'core', file), 'utf8')),
      )
    expect(naming).toEqual([])
  })
})
