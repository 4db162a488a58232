import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const [, list = ''] = /HELP_KEYS = \[([^\]]+)\]/u.exec(read('packages/domain/src/help-keys.ts')) ?? []
const keys = [...list.matchAll(/'([\w.-]+)'/gu)].map(([, key]) => String(key))
const screens = globSync('apps/web/src/**/*.tsx', { cwd: root })
  .filter((path) => !path.includes('.test.'))
  .map(read)
  .join('\n')

it('every help text that staff may write stands beside a field (A20)', () => {
  expect(keys.length).toBeGreaterThan(5)
  expect(keys.filter((key) => !screens.includes(`topic="${key}"`))).toEqual([])
})
