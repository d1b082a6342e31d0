import { rm } from 'node:fs/promises'
import { test as base, expect } from '@playwright/test'
import { type ConnectionDraft, saveConnection } from './connection-draft.ts'
import { makeScene, type Scene } from './scene.ts'
import { startStub, type StubSettings } from './stub-server.ts'
import { newDataFolder, startTool, type Tool } from './tool.ts'

/** A tool that can be stopped and started again where it was, with all that it had recorded. */
export interface OwnTool {
  readonly origin: string
  restart(): Promise<void>
}

interface Fixtures {
  readonly ownTool: OwnTool
  /** Saves a connection and gives its id. */
  readonly connect: (draft: Partial<ConnectionDraft>) => Promise<string>
  /** Starts a stub authorization server and saves a connection to it; gives the issuer. */
  readonly connectToStub: (
    name: string,
    settings?: StubSettings,
    draft?: (issuer: string) => Partial<ConnectionDraft>,
  ) => Promise<string>
}

/**
 * Each worker has a tool of its own; tests tell their runs apart by starting new ones. What the
 * tool remembers of a user (consent) is shared too: a test that looks at that asks for `ownTool`.
 */
export const test = base.extend<Fixtures, { tool: Tool; scene: Scene }>({
  tool: [
    async ({}, use) => {
      const tool = await startTool()
      await use(tool)
      await tool.stop()
    },
    { scope: 'worker' },
  ],
  scene: [
    async ({ browser, tool }, use) => use(await makeScene(browser, tool)),
    { scope: 'worker' },
  ],
  baseURL: async ({ tool }, use) => use(tool.origin),
  ownTool: async ({}, use) => {
    const dataFolder = await newDataFolder()
    let tool = await startTool({ dataFolder })
    const restart = async () => {
      const ports = await tool.ports()
      await tool.stop()
      tool = await startTool({ dataFolder, ports })
    }
    await use({ origin: tool.origin, restart })
    await tool.stop()
    await rm(dataFolder, { recursive: true, force: true })
  },
  connect: async ({ tool }, use) => use((draft) => saveConnection(tool.origin, draft)),
  connectToStub: async ({ connect }, use) => {
    const closers: (() => Promise<void>)[] = []
    await use(async (name, settings, draft) => {
      const stub = await startStub(settings)
      closers.push(() => stub.close())
      const { issuer } = stub
      await connect({ name, issuer, ...draft?.(issuer) })
      return issuer
    })
    for (const close of closers) await close()
  },
})

export { expect }
