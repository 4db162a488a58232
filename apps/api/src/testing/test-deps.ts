import { createDb, type Db, type Pool, type Tx } from '@guichet/db'
import { createEncryption } from '@guichet/db/encryption'
import { outbox } from '@guichet/db/schema'
import { isInNetwork } from '@guichet/domain/network'
import { asc, eq } from 'drizzle-orm'
import { type Actor, type Ctx, systemCtx } from '../ctx.ts'
import type { Deps } from '../deps.ts'
import { createLog } from '../log.ts'
import { topicHandlers } from '../modules/register-modules.ts'
import { createPasswordHasher } from '../platform/auth/password-hasher.ts'
import { createBudgets } from '../platform/http/budgets.ts'
import { noJobs } from '../platform/jobs/jobs.ts'
import type { Topic, Topics } from '../platform/outbox/outbox.ts'
import { type Clock, createFrozenClock } from '../platform/ports/clock.ts'
import { type BlobPlace, createFileStore, FileMissingError } from '../platform/ports/file-store.ts'
import { systemIds } from '../platform/ports/ids.ts'
import { createTurns } from '../platform/turns.ts'
import {
  loudGateway,
  loudPdf,
  type RecordingMailer,
  type RecordingSms,
  recordingMailer,
  recordingSms,
} from './fakes.ts'
import { type TestSettings, testConfig } from './test-config.ts'

/** Sunday morning in Paris, far from midnight and from any change of hour. */
export const TEST_NOW = '2026-11-22T09:00:00.000Z'

export interface TestDepsOptions {
  /** A transaction that is rolled back (`dbTest`), for verbs called one after the other. */
  readonly tx?: Tx
  /** A database of one's own (`pgTest`, `filePgTest`), for whatever commits or runs side by side. */
  readonly pg?: { readonly pool: Pool; readonly db?: Db }
  /** ISO instant at which the clock stands; `TEST_NOW` by default. */
  readonly now?: string
  /** Environment over that of the tests, as `{ RATE_LIMIT_FACTOR: '1' }`. */
  readonly settings?: TestSettings
  /** Parts of the dependencies to replace. */
  readonly overrides?: Partial<Deps>
}

export interface TestDeps {
  readonly deps: Deps
  readonly clock: ReturnType<typeof createFrozenClock>
  /** What `deps.mailer` was given. */
  readonly mailer: RecordingMailer
  /** What `deps.sms` was given. */
  readonly sms: RecordingSms
  /** Log lines as text; empty unless LOG_LEVEL is set among the settings. */
  readonly logLines: string[]
  /** What lies in `deps.files`, encrypted, by key. */
  readonly blobs: Map<string, Buffer>
  /** Context in which a verb is called directly, by the system unless an actor is given. */
  ctx(actor?: Actor): Ctx
  /** Hands every effect of the outbox to its handler, in order, until none is left. @returns how many ran. */
  runOutbox(): Promise<number>
}

const MOST_EFFECTS = 1000

async function drainByHand(deps: Deps): Promise<number> {
  const handlers = topicHandlers(deps)
  const { db } = deps
  for (let ran = 0; ran < MOST_EFFECTS; ran++) {
    const [row] = await db.select().from(outbox).orderBy(asc(outbox.createdAt), asc(outbox.id)).limit(1)
    if (!row) return ran
    await (handlers[row.topic as Topic] as (payload: Topics[Topic]) => Promise<void>)(row.payload as never)
    await db.delete(outbox).where(eq(outbox.id, row.id))
  }
  throw new Error(`the outbox still holds effects after ${MOST_EFFECTS}`)
}

/** Encrypted files in memory. */
function memoryPlace(blobs: Map<string, Buffer>, clock: Clock): BlobPlace {
  const times = new Map<string, Date>()
  return {
    async write(key, bytes) {
      const parts: Uint8Array[] = []
      for await (const part of bytes) parts.push(Buffer.from(part))
      blobs.set(key, Buffer.concat(parts))
      times.set(key, clock.now())
    },
    async *read(key) {
      const found = blobs.get(key)
      if (!found) throw new FileMissingError(`no file ${key}`)
      yield found
    },
    async *list() {
      for (const key of [...blobs.keys()]) yield { key, writtenAt: times.get(key) ?? clock.now() }
    },
    remove: async (key) => void blobs.delete(key),
    isReady: async () => true,
  }
}

/** The three networks for examples are in three countries; everything else is nowhere. */
const PLACES = { '192.0.2.0/24': 'FR', '198.51.100.0/24': 'BE', '203.0.113.0/24': 'JP' } as const
const fakePlaces: Deps['places'] = {
  countryOf: async (ip) => Object.entries(PLACES).find(([network]) => isInNetwork(ip, network))?.[1] ?? null,
}

const noPool = new Proxy({} as Pool, {
  get: (_, name) => {
    throw new Error(`pool.${String(name)} was used, but this test only has a transaction`)
  },
})

/** Budgets that are never used up, for tests that have but a transaction. */
const endlessBudgets: Deps['budgets'] = {
  take: async (name) => ({
    ...{ name, allowed: true, limit: 1, windowSeconds: 60 },
    ...{ remaining: 1, resetSeconds: 60 },
  }),
  takeOfKey: async (_, limit) => ({
    ...{ name: 'key', allowed: true, limit, windowSeconds: 60 },
    ...{ remaining: limit, resetSeconds: 60 },
  }),
}

/** Dependencies of one API process for tests: real database, frozen clock, fakes that fail unless they are set up. */
export function createTestDeps(options: TestDepsOptions): TestDeps {
  const { tx, pg } = options
  const db = tx ?? pg?.db ?? (pg ? createDb(pg.pool) : undefined)
  if (!db) throw new TypeError('createTestDeps needs `tx` or `pg`')
  const pool = pg?.pool ?? noPool
  const config = testConfig(options.settings)
  const clock = createFrozenClock(options.now ?? TEST_NOW)
  const mailer = recordingMailer()
  const sms = recordingSms()
  const encryption = createEncryption(config.ENCRYPTION_KEY)
  const logLines: string[] = []
  const blobs = new Map<string, Buffer>()
  const deps: Deps = {
    config,
    log: createLog(config, { write: (line) => void logLines.push(line) }),
    pool,
    db,
    clock,
    ids: systemIds,
    encryption,
    hasher: createPasswordHasher({
      pepper: config.PASSWORD_PEPPER,
      cost: config.BCRYPT_COST,
      concurrency: 2,
      maxQueue: 400,
    }),
    turns: createTurns(),
    budgets: pg ? createBudgets(pool, config.RATE_LIMIT_FACTOR) : endlessBudgets,
    jobs: noJobs,
    files: createFileStore(memoryPlace(blobs, clock), encryption, systemIds),
    pdf: loudPdf,
    mailer,
    sms,
    payments: loudGateway(),
    addresses: null,
    register: null,
    scanner: null,
    places: fakePlaces,
    answers: { steadily: (work) => work() },
    franceConnect: null,
    ...options.overrides,
  }
  return {
    ...{ deps, clock, mailer, sms, logLines, blobs },
    ctx: (actor) => ({ ...systemCtx(deps, 'test'), ...(actor ? { actor } : {}) }),
    runOutbox: () => drainByHand(deps),
  }
}
