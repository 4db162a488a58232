import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PROBLEM_CODES } from '@guichet/contract/problems'
import { expect, test } from 'vitest'

const src = fileURLToPath(new URL('.', import.meta.url))

/** Files that show what the API answers; the one at hand names no code. */
const files = globSync('**/*.{http,db,pg}.test.ts', { cwd: src })

test('every problem of the contract is produced by a test of the API', () => {
  const asserted = files
    .flatMap((file) => readFileSync(join(src, file), 'utf8').split('\n'))
    .filter((line) => !line.trimStart().startsWith('//'))
    .join('\n')
  const missing = PROBLEM_CODES.filter(
    (code) => !new RegExp(`['" ]${code.replace('.', '\\.')}['"]`, 'u').test(asserted),
  )
  expect(missing).toEqual([])
})
