import type { ClientMetadata, Configuration } from 'oidc-provider'
import type { Run, StepName } from '../../core/run.ts'
import { type Analysis, analyse } from '../../core/analyse.ts'
import {
  type TestTool,
  readRun,
  sendStep,
  startTestTool,
} from '../server/routes/start-test-tool.ts'
import { drive, driveRun } from './drive.ts'
import { type TestProvider, startProvider } from './start-provider.ts'

const credentials = { client_id: 'acme', client_secret: 'a secret of these tests, long enough' }

/** The tool, with a run that has its tokens, at a provider that can do what comes after them. */
export interface SessionScene {
  readonly tool: TestTool
  readonly provider: TestProvider
  readonly connectionId: string
  /** A new run, walked until it has its tokens. */
  walk(): Promise<string>
  /** Sends a step, and gives what follows from the run. */
  send(run: string, step: StepName, edits?: readonly unknown[]): Promise<Sent>
  look(run: string): Promise<Looked>
  close(): Promise<void>
}

export interface Looked {
  readonly run: Run
  readonly analysis: Analysis
  readonly outcome: (check: string) => string | undefined
}

interface Sent extends Looked {
  readonly navigate?: string
}

/** Starts the tool, with that in its connection, and a provider with all for the end of a session. */
export async function startSessionScene(
  client: (tool: TestTool) => Partial<ClientMetadata> = () => ({}),
  configuration: Configuration = {},
  connection: Readonly<Record<string, unknown>> = {},
): Promise<SessionScene> {
  const tool = await startTestTool()
  const provider = await startProvider(
    {
      ...configuration,
      features: {
        introspection: { enabled: true },
        jwtIntrospection: { enabled: true },
        revocation: { enabled: true },
        rpInitiatedLogout: { enabled: true },
        backchannelLogout: { enabled: true },
      },
    },
    [
      {
        ...credentials,
        redirect_uris: [`${tool.origin}/callback`],
        post_logout_redirect_uris: [`${tool.origin}/logged-out`],
        grant_types: ['authorization_code', 'refresh_token'],
        ...client(tool),
      },
    ],
  )
  const driven = await drive(tool, provider.issuer, {
    ...credentials,
    ...{ clientAuthentication: 'client_secret_basic', scope: 'openid offline_access' },
    authorizationParameters: [['prompt', 'consent']],
    ...connection,
  })
  const connectionId = driven.run.connection.id
  let first: string | undefined = driven.run.id

  async function look(id: string): Promise<Looked> {
    const run = await readRun(tool, id)
    const analysis = await analyse(run)
    return {
      run,
      analysis,
      outcome: (check) =>
        analysis.judged.find(({ check: { id } }) => id === check)?.verdict.outcome,
    }
  }

  return {
    ...{ tool, provider, connectionId, look },
    async walk() {
      const id = first
      first = undefined
      if (id !== undefined) return id
      return (await driveRun(tool, connectionId)).run.id
    },
    async send(id, step, edits = []) {
      const answer = await sendStep(tool, id, step, edits)
      if (answer.status !== 200) throw new Error(`${step} was not sent: ${answer.text}`)
      const { navigate } = answer.json as { navigate?: string }
      return { ...(await look(id)), ...(navigate !== undefined && { navigate }) }
    },
    async close() {
      await tool.close()
      await provider.close()
    },
  }
}
