import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const modules = globSync('apps/api/src/modules/**/*.{ts,tsx}', { cwd: root })
  .filter((path) => !/\.test\.|\/testing\//u.test(path))
  .map(read)
  .join('\n')
const words = read('apps/web/src/shared/i18n/fr/operations.ts')
const has = (name: string) => words.includes(`'${name}':`) || words.includes(` ${name}:`)
const named = (pattern: RegExp) => [...modules.matchAll(pattern)].map(([, name]) => String(name))

describe('what staff read of messages and jobs', () => {
  it('has words for every mail and SMS that leaves', () => {
    const templates = [
      ...named(/register(?:Template|ServiceMessage)\(\s*'([\w-]+)'/gu),
      ...named(/export const \w+_TEMPLATE = '([\w-]+)'/gu),
    ]
    expect(templates.length).toBeGreaterThan(60)
    expect(templates.filter((name) => !has(name) && !/-(?:letter|test)$/u.test(name))).toEqual([])
  })

  it('has words for every job', () => {
    const jobs = [...named(/\bjob\(\s*'([\w-]+)'/gu), ...named(/export const SEND_\w+ = '([\w-]+)'/gu)]
    expect(jobs.length).toBeGreaterThan(15)
    expect(jobs.filter((name) => !has(name))).toEqual([])
  })
})
