import type { BrowserContext, Page, Response } from '@playwright/test'
import type { Piece } from './spellings.ts'

/** Keeps all that a browser receives, stores and shows. */
export interface Watch {
  /** Notes what the page shows. */
  look(page: Page, where: string): Promise<void>
  /** Notes what is kept in the browser by now. */
  store(page: Page, where: string): Promise<void>
  /** All of it up to now, when the answers under way have come. */
  pieces(): Promise<readonly Piece[]>
}

/** Begins to watch; pages that are open already, and those that open, are both heard. */
export async function watchBrowser(context: BrowserContext): Promise<Watch> {
  const pieces: Piece[] = []
  const coming: Promise<void>[] = []
  const note = (where: string, text: string) => void pieces.push({ where, text })
  context.on('response', (response) => coming.push(keepResponse(response, note)))
  context.on('page', (page) => coming.push(keepMessages(page, note)))
  for (const page of context.pages()) await keepMessages(page, note)
  return {
    async look(page, where) {
      note(`the page at ${where}`, await shownBy(page))
    },
    async store(page, where) {
      note(`the storage at ${where}`, await storedBy(page))
      note(`the cookies at ${where}`, JSON.stringify(await context.cookies()))
    },
    async pieces() {
      await Promise.all(coming)
      return pieces
    },
  }
}

type Note = (where: string, text: string) => void

async function keepResponse(response: Response, note: Note): Promise<void> {
  const where = `${response.request().method()} ${response.url().split('?')[0]}`
  note(`the headers of ${where}`, JSON.stringify(await response.headersArray().catch(() => [])))
  // A stream has no end to wait for, and a redirect has no body: their parts are heard elsewhere.
  if (response.headers()['content-type']?.startsWith('text/event-stream')) return
  const body = await response.body().catch(() => Buffer.alloc(0))
  note(`the body of ${where}`, body.toString())
}

/** Server-sent events and what comes over WebSockets, which are no responses with an end. */
async function keepMessages(page: Page, note: Note): Promise<void> {
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => note('a WebSocket', payload.toString())),
  )
  // A tab that has closed itself by now has nothing more to hear.
  const devtools = await page
    .context()
    .newCDPSession(page)
    .catch(() => undefined)
  devtools?.on('Network.eventSourceMessageReceived', ({ data }) =>
    note('a server-sent event', data),
  )
  await devtools?.send('Network.enable').catch(() => undefined)
}

/** The document with its attributes, and what stands in its fields, which no attribute says. */
function shownBy(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = document.querySelectorAll<HTMLInputElement>('input, textarea, select')
    const values = [...fields].map(({ value }) => value)
    return [document.documentElement.outerHTML, document.body.innerText, ...values].join('\n')
  })
}

/** All that a page of this origin finds kept in the browser. */
function storedBy(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const caches = 'caches' in globalThis ? await globalThis.caches.keys() : []
    const kept = { ...localStorage, ...sessionStorage }
    return JSON.stringify({ kept, databases, caches, history: history.state as unknown })
  })
}
