import { createHash } from 'node:crypto'
import { relative } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const seed = Number(process.env.VITEST_SEED ?? Math.floor(Math.random() * 1_000_000_000))

/** The nightly runs last much longer. */
const nightly = process.env.NIGHTLY === '1'

const roots = '{packages,apps,scripts,bench}'
const database = [`${roots}/**/*.{db,http,pg}.test.ts`]
const pages = [`${roots}/**/*-page.test.tsx`, `${roots}/**/*.test.tsx`]
const exclude = ['**/node_modules/**', '**/dist/**', '**/.*/**', 'e2e/**']

/** Files that take ten seconds and more: begun last, one of them would keep a worker when all others are done. */
const LONG =
  /\/(?:access-matrix|fuzz|kill-[a-z]+|races|side-by-side|seed-demo|start-cluster|import-accounts\.http)\b/u

/** By chance, as the seed has it; what takes long comes first. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const keyOf = ({ moduleId }: TestSpecification) => {
      const file = relative(this.ctx.config.root, moduleId)
      const chance = createHash('sha256').update(`${seed} ${file}`).digest('hex')
      return `${LONG.test(moduleId) ? 0 : 1} ${chance}`
    }
    return files.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  }
}

/** What all lanes share. The order is random; the seed is printed, VITEST_SEED repeats it. */
const common = {
  exclude,
  pool: 'threads' as const,
  testTimeout: nightly ? 1_800_000 : 30_000,
  hookTimeout: nightly ? 120_000 : 60_000,
  teardownTimeout: 10_000,
  restoreMocks: true,
  unstubEnvs: true,
  unstubGlobals: true,
  env: { TZ: 'UTC', BCRYPT_COST: '4' },
}

const shuffled = { shuffle: { files: true, tests: true }, seed }

/**
 * Lanes run one after the other: a worker ends when the next file is of another lane, and reading all modules again for
 * every second file was a third of the whole time.
 */
const turn = (groupOrder: number) => ({ ...shuffled, groupOrder })

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { ...shuffled, sequencer: LongFirst },
    passWithNoTests: false,
    projects: [
      {
        test: {
          ...common,
          name: 'unit',
          sequence: turn(0),
          isolate: false,
          include: [`${roots}/**/*.test.ts`],
          exclude: [...exclude, ...database],
        },
      },
      {
        test: {
          ...common,
          name: 'db',
          sequence: turn(2),
          // One more than elsewhere: whoever tries what happens to killed processes waits more than it works.
          maxWorkers: 3,
          isolate: false,
          include: database,
          globalSetup: ['packages/db/src/testing/global-setup.ts'],
        },
      },
      // Modules are read once per worker: reading them for each file was half of its time.
      {
        test: {
          ...common,
          name: 'page',
          sequence: turn(1),
          isolate: false,
          include: pages,
          environment: 'jsdom',
          setupFiles: ['apps/web/src/shared/testing/own-channels.ts'],
        },
      },
    ],
  },
})
