// Runs TypeScript modules without building them, through Vite's module loader.
import { createServer } from 'vite'
import { root } from './prepare.mjs'

/** Loads a module, given by its path from the root, and hands it to `use`; then cleans up. */
export async function withModule(path, use) {
  const vite = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null, ws: false },
  })
  try {
    return await use(await vite.ssrLoadModule(path))
  } finally {
    await vite.close()
  }
}
