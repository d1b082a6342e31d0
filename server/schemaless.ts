import type { FastifyServerOptions } from 'fastify'

/**
 * For servers whose routes have no JSON schemas: bodies are read by valibot. Without it Fastify
 * loads two schema compilers at every start, which takes longer than all our own code.
 */
export const schemaless: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator: () => refuse, buildSerializer: () => refuse },
}

function refuse(): never {
  throw new Error('This server has no schemas: read the body with readBody')
}
