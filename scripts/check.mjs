// `npm run check`: every judgement that needs no running program, each seen to its end.
import { spawnSync } from 'node:child_process'
import { root } from './prepare.mjs'

const checks = [
  ['Format', 'node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']],
  [
    'Types',
    'node_modules/svelte-check/bin/svelte-check',
    [
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'human',
      '--fail-on-warnings',
      '--threshold',
      'warning',
    ],
  ],
  ['Lint', 'node_modules/eslint/bin/eslint.js', ['--max-warnings', '0', '.']],
  ['Unused code', 'node_modules/knip/bin/knip.js', ['--no-progress']],
]

/** Runs the checks and returns how many passed and failed, with each failure's output printed. */
export function runChecks() {
  const results = checks.map(([title, script, parameters]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...parameters], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    const passed = status === 0
    process.stdout.write(`${passed ? '✓' : '✗'} ${title}\n${passed ? '' : stdout + stderr}`)
    return passed
  })
  return {
    passed: results.filter(Boolean).length,
    failed: results.filter((passed) => !passed).length,
    skipped: 0,
  }
}

if (import.meta.filename === process.argv[1]) {
  const { failed } = runChecks()
  process.exit(failed === 0 ? 0 : 1)
}
