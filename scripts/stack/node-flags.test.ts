import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { startService } from './child.ts'
import { memoryFlags, programEnv } from './node-flags.ts'
import { root } from './settings.ts'

// Inside the checkout: Node strips the types of what lies outside node_modules.
mkdirSync(join(root, '.cache'), { recursive: true })
const folder = mkdtempSync(join(root, '.cache', 'program-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('memory of the programs', () => {
  it('is bounded in the process that a service runs in', async () => {
    mkdirSync(join(folder, 'src'))
    writeFileSync(
      join(folder, 'src', 'main.ts'),
      `import v8 from 'node:v8'
      const megabytes: number = v8.getHeapStatistics().heap_size_limit / 2 ** 20
      process.exit(process.env.MALLOC_ARENA_MAX === '2' && megabytes < 300 ? 42 : 1)`,
    )
    const service = startService({
      name: 'A program',
      cwd: folder,
      env: { PATH: process.env.PATH },
      say: () => undefined,
    })
    await expect(service.failed).resolves.toBe('exit code 42')
  })

  it('is what node takes: each flag is known to it', () => {
    expect(spawnSync(process.execPath, [...memoryFlags({}), '-e', '0']).status).toBe(0)
  })

  it('leaves alone what the environment says itself', () => {
    expect(memoryFlags({ NODE_OPTIONS: '--max-old-space-size=1024' })).toEqual(['--max-semi-space-size=8'])
    const own = { MALLOC_ARENA_MAX: '4' }
    expect(programEnv(own)).toEqual(own)
  })
})
