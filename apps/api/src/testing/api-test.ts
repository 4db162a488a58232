import { filePgTest, type PgFixture } from '@guichet/db/testing'
import type { TestAPI } from 'vitest'
import { createTestApp, type TestApp } from './test-app.ts'
import type { TestDepsOptions } from './test-deps.ts'

/*
 * Which database a test takes:
 * - `apiTestWith()` (this file): one database and one portal for all tests of a file. Making both takes longer than most tests, so
 *   it is done once; each test makes persons of its own and starts with the clock at its first instant, no mail and an
 *   empty outbox. Requests run on real connections side by side, as in production. Counts over a whole table are not
 *   to be relied on: ask for what belongs to the test's own persons.
 * - `dbTest` with `createTestDeps({ tx })`: a transaction that is rolled back (some milliseconds), for verbs that are
 *   called directly, one after the other.
 * - `pgTest` with `createTestApp({ pg })`: a database of the test's own, for what must be alone in it (first
 *   administrator, sealed audit, a database that goes away).
 */

export interface ApiFixtures {
  readonly api: TestApp
  readonly pg: PgFixture
}

interface Declared {
  $file: { startedApi: TestApp }
  $test: { api: TestApp }
}

/** Tests on one portal per file; `options` as in `createTestDeps`. */
export const apiTestWith = (options: Omit<TestDepsOptions, 'pg' | 'tx'> = {}): TestAPI<ApiFixtures> =>
  filePgTest.extend<Declared>({
    startedApi: [
      async ({ pg }: { pg: PgFixture }, use: (api: TestApp) => Promise<void>) => {
        const api = await createTestApp({ ...options, pg })
        await use(api)
        await api.close()
      },
      { scope: 'file' },
    ],
    api: async ({ startedApi }: { startedApi: TestApp }, use: (api: TestApp) => Promise<void>) => {
      await startedApi.reset()
      await use(startedApi)
    },
  } as never) as unknown as TestAPI<ApiFixtures>

/** Tests on a portal with the settings of `testConfig`. */
export const apiTest: TestAPI<ApiFixtures> = apiTestWith()
