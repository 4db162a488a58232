import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, it } from 'vitest'
import { followParent } from './child.ts'
import { compileAhead } from './compile-ahead.ts'
import { programArgs, programEnv } from './node-flags.ts'
import { root } from './settings.ts'

mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'ahead-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const sayAtExit = `process.on('exit', () => process.stdout.write(
  process.moduleLoadList.some((name) => name.includes('deps/amaro')) ? 'strips' : 'strips nothing'))`
const documents = pathToFileURL(join(root, 'packages/documents/src/render-document.ts')).href

/** The portal reads its modules, and what its thread for PDFs reads, finds no settings and ends. */
const startPortal = () => {
  const env = programEnv({ PATH: process.env.PATH })
  const first = [`data:text/javascript,${encodeURIComponent(sayAtExit)}`, followParent, documents]
  const cwd = join(root, 'apps', 'api')
  const args = programArgs('src/main.ts', env, first)
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: 'utf8' })
  expect(stderr).toContain('The settings do not fit.')
  return stdout
}

it('leaves no types for the portal to strip, and is done once', { timeout: 60_000 }, async () => {
  const marker = join(folder, 'ahead')
  const { signal } = new AbortController()
  expect(await compileAhead(signal, marker)).toBe(true)
  expect(startPortal()).toBe('strips nothing')
  expect(await compileAhead(signal, marker)).toBe(false)
})
