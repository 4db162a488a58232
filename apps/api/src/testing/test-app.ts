import { refreshSession } from '@guichet/contract/session.contract'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../app.ts'
import { systemCtx } from '../ctx.ts'
import { writeSession } from '../modules/identity/open-session.ts'
import { createFactories, type Factories } from './factories.ts'
import { createTestClient, type TestClient } from './test-client.ts'
import { createTestDeps, type TestDeps, type TestDepsOptions } from './test-deps.ts'

export interface TestApp extends TestDeps {
  readonly app: FastifyInstance
  /** Rows to begin from. */
  readonly make: Factories
  /** A browser nobody has signed in with. */
  browser(headers?: Readonly<Record<string, string>>): TestClient
  /** A program that shows a key. */
  program(key: string): TestClient
  /**
   * A browser in which that person has just signed in. The session is opened by the verb that ends every sign-in, so
   * that neither a password nor a code is spent; sign-in itself has tests of its own.
   */
  signInAs(person: { readonly id: string }, options?: { readonly remember?: boolean }): Promise<TestClient>
  /** Back to the first instant, no mail, nothing in the outbox; rows stay. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** No built web: `web-files.http.test.ts` serves some, and its folder need not be read here. */
const NO_WEB = '/no-web-application'

/** The whole portal in this process, talked to by `inject`. */
export async function createTestApp(options: TestDepsOptions): Promise<TestApp> {
  const parts = createTestDeps(options)
  const { deps, clock, mailer, sms, logLines } = parts
  const app = await buildApp(deps, { webFolder: NO_WEB })
  await app.ready()
  const make = createFactories(deps)
  await make.organisation()
  const start = clock.now().toISOString()
  const prefix = deps.config.isHttps ? '__Host-' : ''
  const browser = (headers: Readonly<Record<string, string>> = {}) => createTestClient({ app, headers })
  return {
    ...{ ...parts, app, make, browser },
    program: (key) =>
      createTestClient({
        app,
        headers: { authorization: `Bearer ${key}`, 'user-agent': 'Guichet test program' },
      }),
    async signInAs({ id: personId }, { remember = false } = {}) {
      const opened = await writeSession(systemCtx(deps, 'test'), {
        ...{ personId, remembered: remember, method: 'password', deviceToken: null },
        ...{ userAgent: 'Guichet test browser', ip: '127.0.0.1' },
      })
      const client = browser()
      client.cookies.set(`${prefix}guichet_refresh`, opened.refreshToken)
      client.cookies.set(`${prefix}guichet_device`, opened.deviceToken)
      await client.call(refreshSession)
      return client
    },
    async reset() {
      clock.set(start)
      mailer.clear()
      sms.clear()
      parts.blobs.clear()
      logLines.length = 0
      await make.emptyOutbox()
    },
    close: () => app.close(),
  }
}
