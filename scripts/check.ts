import { availableParallelism } from 'node:os'
import { allChecks, runCheck } from './checks/all.ts'

const wanted = process.argv.slice(2)
const checks = allChecks().filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
const waiting = [...checks]
let failures = 0
const begin = performance.now()

/** Takes one check after the other; as many lanes as there are cores. */
async function lane(): Promise<void> {
  for (let check = waiting.shift(); check; check = waiting.shift()) {
    const since = performance.now()
    const found = await runCheck(check)
    const took = `${((performance.now() - since) / 1000).toFixed(1)} s`
    if (found.kind === 'passed') {
      console.log(`✓ ${check.name} (${found.note ? `${found.note}, ` : ''}${took})`)
    } else if (found.kind === 'skipped') {
      console.log(`– ${check.name}: skipped, ${found.why}`)
    } else {
      failures += 1
      console.log(`✗ ${check.name} (${took})\n${found.output.replace(/^/gm, '    ')}`)
    }
  }
}
await Promise.all(Array.from({ length: availableParallelism() }, lane))

const total = `${((performance.now() - begin) / 1000).toFixed(1)} s`
if (checks.length === 0) console.log(`No check is named like ${wanted.join(' ')}.`)
console.log(
  failures > 0
    ? `\n${failures} of ${checks.length} checks failed (${total})`
    : `\nAll checks passed (${total})`,
)
process.exitCode = failures > 0 || checks.length === 0 ? 1 : 0
