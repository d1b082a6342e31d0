import { nextStep } from '../../../core/derive/next-step.ts'
import type { Run } from '../../../core/run.ts'
import type { Step } from '../../../core/step.ts'
import type { Answer, TestTool } from '../routes/start-test-tool.ts'
import { readRun, sendStep } from '../routes/start-test-tool.ts'
import { type Page, createBrowser, formsOf } from '../tenant/scripted-browser.ts'

/**
 * Walks a run of the tool by its own HTTP API, as its page does: what can be sent is sent, the
 * scripted browser logs in and brings what it got back to the redirection endpoint.
 */
export async function walkTool(tool: TestTool, started: Answer): Promise<Run> {
  const { id } = started.json as Run
  for (;;) {
    const run = await readRun(tool, id)
    const step = nextStep(run)
    if (!step) return run
    if (!(await advance(tool, id, step))) return readRun(tool, id)
  }
}

/** Sends one message and, where it is the browser's, logs in. False when the login got stuck. */
export async function advance(
  tool: TestTool,
  id: string,
  { name, channel }: Pick<Step, 'name' | 'channel'>,
  decision: 'allow' | 'deny' = 'allow',
): Promise<boolean> {
  const { status, json, text } = await sendStep(tool, id, name)
  if (status !== 200) throw new Error(`${name} was not sent: ${text}`)
  if (channel !== 'front') return true
  const { navigate } = json as { navigate: string }
  const { outside, page } = await createBrowser().authorize(navigate, decision)
  if (outside) await bringBack(tool, id, outside)
  return outside !== undefined || submitToTool(tool, page)
}

/** A form_post page submits itself; across sites, so that no cookie of the tool goes along. */
async function submitToTool({ origin }: TestTool, page: Page): Promise<boolean> {
  const form = formsOf(page).find(({ action }) => action.startsWith(`${origin}/`))
  if (!form) return false
  const answer = await fetch(form.action, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: page.url.origin, 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams(form.fields),
  })
  return answer.status === 303
}

/** The callback as a browser makes it; what the tool does not recognise is pasted by hand. */
async function bringBack(tool: TestTool, id: string, outside: URL): Promise<void> {
  const crossSite = { 'sec-fetch-site': 'cross-site' }
  const { pathname, search, hash } = outside
  const answer =
    hash === ''
      ? await tool.call('GET', pathname + search, undefined, crossSite)
      : await postFragment(tool, hash)
  if (answer.status === 303) return
  await tool.call('POST', `/api/runs/${id}/callback`, { url: outside.href })
}

async function postFragment(tool: TestTool, fragment: string): Promise<{ status: number }> {
  return fetch(`${tool.origin}/callback/fragment`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: tool.origin },
    body: new URLSearchParams({ fragment }),
  })
}
