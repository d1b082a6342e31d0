import type { FastifyInstance } from 'fastify'
import { sendProblem } from './problem.ts'

/** Brackets open at once; recursion over deeper JSON could exhaust the stack. */
const deepest = 400

/** Takes JSON bodies and no others: not compressed, not too deep, without `__proto__` and kin. */
export function takeJsonOnly(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (depthOf(String(body)) > deepest) done(new SyntaxError('too deep'))
    else void parse(request, String(body), done)
  })
  app.addHook('onRequest', async (request, reply) => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined || encoding.toLowerCase() === 'identity') return undefined
    return sendProblem(reply, 'unsupported-media-type', 'Compressed bodies are not taken.')
  })
}

/** How deeply objects and arrays are nested, brackets inside strings left out. */
export function depthOf(json: string): number {
  let [depth, most, quoted] = [0, 0, false]
  for (let index = 0; index < json.length; index++) {
    const character = json[index]
    if (quoted && character === '\\') index++
    else if (character === '"') quoted = !quoted
    else if (quoted) continue
    else if (character === '[' || character === '{') most = Math.max(most, ++depth)
    else if (character === ']' || character === '}') depth--
  }
  return most
}
