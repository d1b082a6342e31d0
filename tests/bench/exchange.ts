import { Pool } from 'undici'
import { tokensInHand } from '../../core/in-hand.ts'
import type { Run } from '../../core/run.ts'
import {
  newRun,
  readRun,
  sendStep,
  startTestTool,
  type TestTool,
} from '../server/routes/start-test-tool.ts'
import { createBrowser } from '../server/tenant/scripted-browser.ts'
import { line, ms, quantile, timed } from './measure.ts'

const exchanges = 200

/**
 * A token request through the tool, recorded and all, beside the same request by undici alone,
 * taken in turns so that both meet the same noise. Refreshes of a public client: each needs the
 * answer of the one before it, and no secret.
 */
export async function benchExchange(): Promise<void> {
  const tool = await startTestTool()
  try {
    const { through, direct } = await inTurns(tool)
    report('median', quantile(through, 0.5), quantile(direct, 0.5))
    report('99th percentile', quantile(through, 0.99), quantile(direct, 0.99))
  } finally {
    await tool.close()
  }
}

function report(which: string, through: number, direct: number): void {
  line(`token request through the tool, ${which}`, `${ms(through)} against ${ms(direct)} direct`)
  line('  as a ratio', (through / direct).toFixed(2))
}

async function inTurns(tool: TestTool): Promise<{ through: number[]; direct: number[] }> {
  const connectionId = await publicConnection(tool)
  const [ours, theirs] = [await logIn(tool, connectionId), await logIn(tool, connectionId)]
  const { token_endpoint, client_id } = endpointOf(theirs)
  const pool = new Pool(new URL(token_endpoint).origin)
  let refresh_token = tokensInHand(theirs)?.refresh_token ?? ''
  const through: number[] = []
  const direct: number[] = []
  for (let count = 0; count < exchanges; count++) {
    const after = (await readRun(tool, ours.id)).entries.length
    through.push(
      await timed(() =>
        tool.call('POST', `/api/runs/${ours.id}/send`, { step: 'refresh', edits: [], after }),
      ),
    )
    direct.push(
      await timed(async () => {
        const body = new URLSearchParams({
          grant_type: 'refresh_token',
          refresh_token,
          client_id,
        }).toString()
        const headers = {
          'content-type': 'application/x-www-form-urlencoded',
          accept: 'application/json',
        }
        const path = new URL(token_endpoint).pathname
        const answer = await pool.request({ path, method: 'POST', headers, body })
        refresh_token = ((await answer.body.json()) as { refresh_token: string }).refresh_token
      }),
    )
  }
  await pool.close()
  return { through, direct }
}

async function publicConnection(tool: TestTool): Promise<string> {
  const { json } = await tool.call('GET', '/api/connections')
  const found = (json as Run['connection'][]).find(
    ({ clientAuthentication }) => clientAuthentication === 'none',
  )
  if (!found) throw new Error('The built-in tenant has no public client')
  return found.id
}

async function logIn(tool: TestTool, connectionId: string): Promise<Run> {
  const { id } = await newRun(tool, connectionId)
  await sendStep(tool, id, 'discovery')
  const { json } = await sendStep(tool, id, 'authorization-request')
  const { outside } = await createBrowser().authorize((json as { navigate: string }).navigate)
  if (!outside) throw new Error('The login did not come back')
  await tool.call('GET', outside.pathname + outside.search, undefined, {
    'sec-fetch-site': 'cross-site',
  })
  await sendStep(tool, id, 'token-request')
  return readRun(tool, id)
}

function endpointOf(run: Run): { token_endpoint: string; client_id: string } {
  const sent = run.entries.find((entry) => entry.kind === 'sent' && entry.step === 'token-request')
  if (sent?.kind !== 'sent') throw new Error('No token request was sent')
  return { token_endpoint: sent.request.url, client_id: run.connection.client_id }
}
