import Fastify from 'fastify'
import { Provider } from 'oidc-provider'
import { startTestTool } from '../server/routes/start-test-tool.ts'
import { line, ms, quantile, timed } from './measure.ts'

const times = 5

/**
 * From nothing to the first answer: the whole tool with its tenant, beside a bare Fastify in front
 * of the same oidc-provider. Both in this process, so that loading the code counts for neither.
 */
export async function benchStart(): Promise<void> {
  const tool: number[] = []
  const bare: number[] = []
  for (let time = 0; time < times; time++) {
    tool.push(await startOfTool())
    bare.push(await startOfBareServer())
  }
  const [ours, theirs] = [quantile(tool, 0.5), quantile(bare, 0.5)]
  line('start to first answer (median)', `${ms(ours)} against ${ms(theirs)} bare`)
  line('  as a ratio', (ours / theirs).toFixed(2))
}

async function startOfTool(): Promise<number> {
  let close = async (): Promise<void> => {}
  const took = await timed(async () => {
    const tool = await startTestTool()
    close = () => tool.close()
    await tool.call('GET', '/api/session')
  })
  await close()
  return took
}

async function startOfBareServer(): Promise<number> {
  const app = Fastify()
  const took = await timed(async () => {
    const providers: Provider[] = []
    app.all('/*', (request, reply) => {
      reply.hijack()
      for (const provider of providers) void provider.callback()(request.raw, reply.raw)
    })
    const origin = await app.listen({ port: 0, host: '127.0.0.1' })
    providers.push(quietly(() => new Provider(origin, { clients: [] })))
    await fetch(`${origin}/.well-known/openid-configuration`)
  })
  await app.close()
  return took
}

/** oidc-provider warns of its defaults, which this bare server uses on purpose. */
function quietly<T>(make: () => T): T {
  const { warn, info } = console
  Object.assign(console, { warn() {}, info() {} })
  try {
    return make()
  } finally {
    Object.assign(console, { warn, info })
  }
}
