import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const NAMED = [
  /register(?:Template|ServiceMessage)\(\s*'([\w-]+)'/gu,
  /export const \w+_TEMPLATE = '([\w-]+)'/gu,
  /\bjob\(\s*'([\w-]+)'/gu,
  /export const SEND_\w+ = '([\w-]+)'/gu,
]
const WORDS = 'apps/web/src/shared/i18n/fr/operations.ts'
const KEYS = 'packages/domain/src/help-keys.ts'

/** Mails, SMS and jobs that the back-office would show by their code, and help that stands beside no field. */
export function wordsFaults(root: string): { readonly count: number; readonly faults: string[] } {
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  const textOf = (pattern: string) =>
    globSync(pattern, { cwd: root })
      .filter((path) => !/\.test\.|\/testing\//u.test(path))
      .map(read)
      .join('\n')
  const modules = textOf('apps/api/src/modules/**/*.{ts,tsx}')
  const names = NAMED.flatMap((pattern) => [...modules.matchAll(pattern)].map(([, name]) => String(name)))
  const words = read(WORDS)
  const has = (name: string) => words.includes(`'${name}':`) || words.includes(` ${name}:`)
  const [, list = ''] = /HELP_KEYS = \[([^\]]+)\]/u.exec(read(KEYS)) ?? []
  const keys = [...list.matchAll(/'([\w.-]+)'/gu)].map(([, key]) => String(key))
  const screens = textOf('apps/web/src/**/*.tsx')
  return {
    count: names.length + keys.length,
    faults: [
      ...names
        .filter((name) => !has(name) && !/-(?:letter|test)$/u.test(name))
        .map((name) => `${name} has no words in ${WORDS} (and en)`),
      ...keys
        .filter((key) => !screens.includes(`topic="${key}"`))
        .map((key) => `help "${key}" stands beside no field`),
    ],
  }
}
