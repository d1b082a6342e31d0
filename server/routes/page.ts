import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Serves the built page. Vite hashes the names under `/assets`, so those never change. */
export async function servePage(app: FastifyInstance, folder: string): Promise<void> {
  app.decorate('servesPage', true)
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    dotfiles: 'deny',
    cacheControl: false,
    setHeaders: (response, file) => {
      if (!/[\\/]assets[\\/][^\\/]+$/.test(file)) return
      response.setHeader('cache-control', 'public, max-age=31536000, immutable')
    },
  })
}
