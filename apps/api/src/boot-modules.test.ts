import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

/** Runs in a process of its own: imports what main.ts imports and prints the packages that came with it. */
const listPackages = `
  import { registerHooks } from 'node:module'
  const packages = new Set()
  registerHooks({ load(url, context, next) {
    const [, name] = /.*\\/node_modules\\/((?:@[^/]+\\/)?[^/]+)\\//.exec(url) ?? []
    if (name) packages.add(name)
    return next(url, context)
  } })
  await import('./src/app.ts')
  await import('./src/create-deps.ts')
  await import('./src/platform/jobs/jobs.ts')
  console.log(JSON.stringify([...packages]))
  process.exit()`

it('a process that starts leaves the makers of mails, PDFs and pages about the API on the disk', {
  timeout: 120_000,
}, () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', '@guichet/jsx/register', '--input-type=module', '-e', listPackages],
    { cwd: fileURLToPath(new URL('..', import.meta.url)), encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  const packages = JSON.parse(stdout) as string[]
  expect(packages).toContain('fastify')
  const heavy = [
    ...['@react-email/render', '@react-pdf/renderer', '@scalar/api-reference', 'zod-openapi'],
    ...['@cantoo/pdf-lib', 'fast-xml-parser', 'file-type', 'saxes', 'yauzl', '@simplewebauthn/server'],
  ]
  expect(packages.filter((name) => heavy.includes(name))).toEqual([])
})
