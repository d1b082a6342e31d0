import type { FastifyServerOptions } from 'fastify'

/**
 * The logger: warnings and errors only. A request is its method and route, and an error is its kind
 * and where it happened, so that no value can get into a line.
 */
export function loggerTo(stream: {
  write(line: string): void
}): NonNullable<FastifyServerOptions['logger']> {
  return {
    level: 'warn',
    stream,
    redact: ['req.headers', 'res.headers'],
    serializers: {
      req: (request) => ({ method: request.method, url: request.routeOptions?.url ?? '' }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        message: error.code ?? '',
        stack: (error.stack ?? '')
          .split('\n')
          .filter((line) => /^\s+at /.test(line))
          .join('\n'),
      }),
    },
  }
}
