// `npm start`: installs what is missing, builds what is stale, and starts the tool.
import { build, install, requireNode, root } from './prepare.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

requireNode()
const developing = existsSync(join(root, 'server/main.ts'))
if (developing) {
  install()
  build()
}
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
