// `npm run bench`: measurements as ratios within one run, since machines are noisy.
import { withModule } from './load.mjs'
import { build, install, requireNode } from './prepare.mjs'

requireNode()
install()
build()
await withModule('/tests/bench/bench.ts', ({ bench }) => bench())
process.exit()
