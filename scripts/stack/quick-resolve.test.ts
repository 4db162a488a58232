import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './settings.ts'

const hook = join(root, 'scripts', 'stack', 'quick-resolve.ts')
const program = `
  const addresses = ['drizzle-orm', 'drizzle-orm/pg-core', 'drizzle-orm/node-postgres', 'drizzle-orm/migrator']
  const modules = await Promise.all(addresses.map((address) => import(address)))
  const again = await import('drizzle-orm')
  const core = await import(new URL('index.js', import.meta.resolve('drizzle-orm')).href)
  console.log(JSON.stringify({
    found: addresses.map((address) => import.meta.resolve(address)),
    exports: modules.map((module) => Object.keys(module).length),
    isOne: again === modules[0] && core === modules[0],
  }))`

const run = (args: readonly string[]) => {
  const node = spawnSync(process.execPath, [...args, '--input-type=module', '-e', program], {
    cwd: join(root, 'packages', 'db'),
    encoding: 'utf8',
  })
  expect(node.stderr).toBe('')
  return JSON.parse(node.stdout) as { found: string[]; exports: number[]; isOne: boolean }
}

describe('drizzle-orm resolved without reading its manifest each time', () => {
  it('is the same modules that Node finds by itself, each once', () => {
    const quick = run(['--import', hook])
    expect(quick).toEqual(run([]))
    expect(quick.isOne).toBe(true)
  })

  it('is of the kind that is assumed: its files are ES modules', () => {
    const manifest = join(root, 'packages', 'db', 'node_modules', 'drizzle-orm', 'package.json')
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ type: 'module' })
  })
})
