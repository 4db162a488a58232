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

/** The portal reads its modules, finds no settings and ends. */
const startPortal = () => {
  const env = programEnv({ PATH: process.env.PATH, NODE_COMPILE_CACHE: folder })
  const args = ['--import', `data:text/javascript,${encodeURIComponent(sayAtExit)}`]
  const others = [...args, '--import', followParent, ...programArgs('src/main.ts', env)]
  others.splice(
    -1,
    0,
    '--import',
    pathToFileURL(join(root, 'packages/documents/src/render-document.ts')).href,
  )
  const cwd = join(root, 'apps', 'api')
  const { stdout, stderr } = spawnSync(process.execPath, others, { cwd, env, encoding: 'utf8' })
  expect(stderr).toContain('The settings do not fit.')
  return stdout
}

it('leaves no types for the portal to strip, and is done once', { timeout: 60_000 }, async () => {
  const env = { PATH: process.env.PATH, NODE_COMPILE_CACHE: folder }
  const { signal } = new AbortController()
  expect(await compileAhead(signal, env)).toBe(true)
  expect(startPortal()).toBe('strips nothing')
  expect(await compileAhead(signal, env)).toBe(false)
})
