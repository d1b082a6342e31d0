import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestTool, startTestTool } from './start-test-tool.ts'

let tool: TestTool
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauth-flow-explorer-test-'))
  const clientFolder = join(folder, 'client')
  await mkdir(join(clientFolder, 'assets'), { recursive: true })
  await writeFile(join(folder, 'outside.txt'), 'OUTSIDE')
  await writeFile(join(clientFolder, '.hidden'), 'HIDDEN')
  await writeFile(join(clientFolder, 'index.html'), '<title>the page</title>')
  await writeFile(join(clientFolder, 'icon.svg'), '<svg/>')
  await writeFile(join(clientFolder, 'assets/main-4f2a.js'), 'script()')
  tool = await startTestTool({ clientFolder })
})
afterAll(async () => {
  await tool.close()
  await rm(folder, { recursive: true })
})

const navigate = (path: string) =>
  tool.call('GET', path, undefined, {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'navigate',
  })

describe('The page', () => {
  test.each([
    '/',
    '/connections',
    '/connections/new?template=auth0',
    '/runs',
    '/runs/x/discovery/2',
    '/compare/x/y',
    '/lab',
    '/token',
    '/pasted-callback',
    '/initiate',
  ])('is at %s, from wherever one comes, and not kept', async (path) => {
    const { status, text, headers } = await navigate(path)
    expect([status, text]).toEqual([200, '<title>the page</title>'])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test('is at an unknown address too, with 404, to say so', async () => {
    const { status, text } = await navigate('/nothing')
    expect([status, text]).toEqual([404, '<title>the page</title>'])
  })

  test('has files whose hashed names are kept for ever', async () => {
    const { status, headers } = await navigate('/assets/main-4f2a.js')
    expect(status).toBe(200)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toContain('javascript')
  })

  test('has other files that are not', async () => {
    expect((await navigate('/icon.svg')).headers.get('cache-control')).toBe('no-store')
  })

  test('does not stand in for a missing file', async () => {
    const { status, text, headers } = await navigate('/assets/main-0000.js')
    expect([status, text]).toEqual([404, 'There is nothing at this address.\n'])
    expect(headers.get('cache-control')).toBe('no-store')
  })

  test.each([
    '/../outside.txt',
    '/..%2foutside.txt',
    '/%2e%2e/outside.txt',
    '/assets/..%2f..%2foutside.txt',
    '/assets/..%5c..%5coutside.txt',
    '/.hidden',
    '/%2ehidden',
    '//outside.txt',
    '/assets/',
    '/assets',
  ])('gives nothing else away: %s', async (path) => {
    const { port } = new URL(tool.origin)
    const answer = await tool.raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 40[034]/)
    expect(answer).not.toMatch(/OUTSIDE|HIDDEN|main-4f2a/)
  })

  test.each(['POST', 'PUT', 'DELETE'])('takes no %s', async (method) => {
    expect((await tool.call(method, '/runs')).status).toBe(405)
  })

  const elsewhere = [
    '//evil.example',
    '/\\evil.example',
    '/%5cevil.example',
    '/%09/evil.example',
    '////evil.example/%2e%2e',
    '/.//evil.example',
    '/https:evil.example',
    '/runs?next=//evil.example&returnTo=https://evil.example',
    '/callback?returnTo=//evil.example&next=https://evil.example',
  ]
  test.each(elsewhere)('%s leads nowhere else', async (path) => {
    const { port } = new URL(tool.origin)
    const answer = await tool.raw(
      `GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).not.toMatch(/^location:/im)
  })
})
