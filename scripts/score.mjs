// `npm run score`: how often the diagnosis names the right cause, over the fault matrix, the
// catalogue and healthy runs.
import { withModule } from './load.mjs'
import { install, requireNode } from './prepare.mjs'

requireNode()
install()
await withModule('/tests/score/score.ts', ({ score }) => score())
process.exit()
