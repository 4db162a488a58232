import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')

/** File → what it imports: each breaks the rule that stands before it. */
const planted: readonly (readonly [string, string, string])[] = [
  ['no-circles', 'apps/api/src/a.ts', './b.ts'],
  ['no-circles', 'apps/api/src/b.ts', './a.ts'],
  ['no-unresolved', 'apps/api/src/c.ts', 'not-a-package'],
  ['packages-below-apps', 'packages/client/src/client.ts', '../../../apps/api/src/clean.ts'],
  ['apps-apart', 'apps/sandbox/src/main.ts', '../../api/src/clean.ts'],
  ['contract-is-pure', 'packages/contract/src/x.contract.ts', 'fastify'],
  ['domain-is-pure', 'packages/domain/src/money.ts', 'zod'],
  ['module-domain-is-pure', 'apps/api/src/modules/billing/domain/price.ts', 'zod'],
  ['web-without-server', 'apps/web/src/app/far.ts', '../../../../packages/client/src/leak.ts'],
  ['modules-by-their-door', 'apps/api/src/modules/billing/pay.ts', '../identity/secret.ts'],
  ['routes-without-data', 'apps/api/src/modules/billing/routes/pay.ts', '../data/rows.ts'],
  ['sql-in-data', 'apps/api/src/modules/billing/refund.ts', 'drizzle-orm'],
  ['platform-below-modules', 'apps/api/src/platform/http/x.ts', '../../modules/billing/index.ts'],
  ['features-apart', 'apps/web/src/features/identity/x.ts', '../billing/x.ts'],
  ['shared-below-features', 'apps/web/src/shared/ui/x.ts', '../../features/billing/x.ts'],
]

/** File → what it imports: none of these breaks a rule. */
const allowed: readonly (readonly [string, string])[] = [
  ['apps/api/src/clean.ts', 'fastify'],
  ['apps/api/src/app.ts', './modules/billing/index.ts'],
  ['apps/api/src/modules/identity/index.ts', './secret.ts'],
  ['apps/api/src/modules/identity/secret.ts', 'zod'],
  ['apps/api/src/modules/billing/index.ts', '../identity/index.ts'],
  ['apps/api/src/modules/billing/data/rows.ts', 'drizzle-orm'],
  ['apps/api/src/modules/billing/list-payments.ts', 'drizzle-orm'],
  ['apps/web/src/features/billing/x.ts', '../../shared/ui/y.ts'],
  ['apps/web/src/shared/ui/y.ts', 'zod'],
  ['packages/contract/src/y.contract.ts', 'zod'],
  ['packages/domain/src/vat.ts', './price.ts'],
  ['packages/domain/src/price.ts', './rate.ts'],
  ['packages/client/src/leak.ts', 'pg'],
]

let tree = ''
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(tree, file)), { recursive: true })
  writeFileSync(join(tree, file), text)
}

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'guichet-boundaries-'))
  for (const name of ['zod', 'fastify', 'pg', 'drizzle-orm']) {
    write(
      `node_modules/${name}/package.json`,
      JSON.stringify({ name, type: 'module', exports: './index.js' }),
    )
    write(`node_modules/${name}/index.js`, 'export const value = 1\n')
  }
  write('packages/domain/src/rate.ts', 'export const value = 1\n')
  for (const [file, target] of [...allowed, ...planted.map(([, file, target]) => [file, target] as const)])
    write(file, `import { value } from '${target}'\nexport { value }\n`)
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

interface Violation {
  readonly rule: { readonly name: string }
  readonly from: string
}

const cruise = (): Violation[] => {
  const args = [
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    'packages',
    'apps',
  ]
  const { stdout } = spawnSync(process.execPath, [cruiser, ...args], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  })
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations
}

describe('boundaries', () => {
  it('finds each planted violation and nothing else', () => {
    const found = new Set(cruise().map(({ rule, from }) => `${rule.name} ${from}`))
    const circle = ['no-circles apps/api/src/a.ts', 'no-circles apps/api/src/b.ts']
    const wanted = planted.map(([rule, file]) => `${rule} ${file}`).filter((line) => !circle.includes(line))
    expect([...found].filter((line) => !circle.includes(line)).sort()).toEqual(wanted.sort())
    expect(circle.some((line) => found.has(line))).toBe(true)
  }, 30_000)

  it('has a planted violation for every rule', () => {
    const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
      forbidden: { name: string }[]
    }
    expect([...new Set(planted.map(([rule]) => rule))].sort()).toEqual(
      config.forbidden.map(({ name }) => name).sort(),
    )
  })
})
