// `npm run dev`: one process and one port. Vite serves the page and reloads it; the server's code
// is loaded through Vite as well, and the tool starts again when it changes.
import { createServer as createHttpServer } from 'node:http'
import { join } from 'node:path'
import { install, requireNode, root } from './prepare.mjs'

requireNode()
install()
const { createServer } = await import('vite')

const web = createHttpServer()
const vite = await createServer({
  configFile: join(root, 'vite.config.ts'),
  server: { middlewareMode: true, hmr: { server: web } },
  appType: 'spa',
})
const load = (file) => vite.ssrLoadModule(`/../server/${file}`)

let app
let tool
let starting = start()

async function start() {
  const { readCommandLine } = await load('command-line.ts')
  const { defaultDataFolder } = await load('data-folder.ts')
  const { startTool } = await load('start-tool.ts')
  const folder = defaultDataFolder(process.platform, process.env)
  const options = readCommandLine(process.argv.slice(2), process.env, folder)
  tool = await startTool({
    ...options,
    listen: async (built) => {
      await built.ready()
      app = built
      if (!web.listening)
        await new Promise((resolve) => web.listen(options.port, 'localhost', resolve))
      return web.address().port
    },
  })
  process.stdout.write(`OAuth Flow Explorer (dev): ${tool.origin}\n`)
}

/** Whether the tool answers this itself; everything else is the page's. */
function isOurs(url) {
  return /^\/(api\/|callback)/.test(url)
}

web.on('request', (request, response) => {
  if (app && isOurs(request.url)) app.routing(request, response)
  else vite.middlewares(request, response)
})

vite.watcher.add([join(root, 'server'), join(root, 'core')])
vite.watcher.on('change', (file) => {
  if (!/[\\/](server|core)[\\/]/.test(file)) return
  starting = starting
    .then(() => tool?.close())
    .then(() => {
      vite.moduleGraph.invalidateAll()
      return start()
    })
    .catch((error) => process.stderr.write(`${error.stack ?? error}\n`))
})

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    void Promise.resolve(tool?.close()).finally(() => process.exit(0))
  })
}
await starting
