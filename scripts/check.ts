import { allChecks, runCheck } from './checks/all.ts'

const wanted = process.argv.slice(2)
const checks = allChecks().filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
)
let failures = 0
const begin = performance.now()

for (const check of checks) {
  const since = performance.now()
  if (process.stdout.isTTY) process.stdout.write(`  ${check.name}…`)
  const found = await runCheck(check)
  const took = `${((performance.now() - since) / 1000).toFixed(1)} s`
  const clear = process.stdout.isTTY ? '\r\u001B[2K' : ''
  if (found.kind === 'passed') {
    console.log(`${clear}✓ ${check.name} (${found.note ? `${found.note}, ` : ''}${took})`)
  } else if (found.kind === 'skipped') {
    console.log(`${clear}– ${check.name}: skipped, ${found.why}`)
  } else {
    failures += 1
    console.log(`${clear}✗ ${check.name} (${took})\n${found.output.replace(/^/gm, '    ')}`)
  }
}

const total = `${((performance.now() - begin) / 1000).toFixed(1)} s`
if (checks.length === 0) console.log(`No check is named like ${wanted.join(' ')}.`)
console.log(
  failures > 0
    ? `\n${failures} of ${checks.length} checks failed (${total})`
    : `\nAll checks passed (${total})`,
)
process.exitCode = failures > 0 || checks.length === 0 ? 1 : 0
