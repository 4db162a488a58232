import { parseLocalDate } from '@guichet/domain/local-date'
import { membershipState } from '@guichet/domain/membership-period'
import { createDb, createPool, type Db } from '../../connect.ts'
import * as schema from '../../schema/index.ts'
import { createTestDatabase, type TestDatabase } from '../../testing/index.ts'
import { seedDemo } from '../index.ts'

export const secrets = {
  passwordPepper: 'pepper of the tests',
  encryptionKey: Buffer.alloc(32, 7).toString('base64'),
}

/** Reads every table that the demo writes. */
export const readAll = async (db: Db) => ({
  organisationSettings: await db.select().from(schema.organisationSettings),
  partners: await db.select().from(schema.partners),
  membershipTypes: await db.select().from(schema.membershipTypes),
  news: await db.select().from(schema.news),
  persons: await db.select().from(schema.persons),
  accountProfiles: await db.select().from(schema.accountProfiles),
  procedures: await db.select().from(schema.procedures),
  tariffs: await db.select().from(schema.tariffs),
  accounts: await db.select().from(schema.accounts),
  accountDetails: await db.select().from(schema.accountDetails),
  accountPersons: await db.select().from(schema.accountPersons),
  accountProcedures: await db.select().from(schema.accountProcedures),
  mailboxes: await db.select().from(schema.mailboxes),
  signInIdentifiers: await db.select().from(schema.signInIdentifiers),
  credentials: await db.select().from(schema.credentials),
  totpFactors: await db.select().from(schema.totpFactors),
  members: await db.select().from(schema.members),
  payments: await db.select().from(schema.payments),
  receipts: await db.select().from(schema.receipts),
  memberships: await db.select().from(schema.memberships),
  renewals: await db.select().from(schema.renewals),
  serviceOrders: await db.select().from(schema.serviceOrders),
  certificates: await db.select().from(schema.certificates),
  accountMessages: await db.select().from(schema.accountMessages),
  messageInboxes: await db.select().from(schema.messageInboxes),
  messageMarks: await db.select().from(schema.messageMarks),
  outgoingMessages: await db.select().from(schema.outgoingMessages),
  auditEntries: await db.select().from(schema.auditEntries),
  counters: await db.select().from(schema.counters),
})

export type Seeded = Awaited<ReturnType<typeof readAll>>

/** Every row of the database at this moment. */
export const readDatabase = async (database: TestDatabase): Promise<Seeded> => {
  const pool = createPool(database.url, { max: 1 })
  const rows = await readAll(createDb(pool))
  await pool.end()
  return rows
}

/** Gives `act` a new, migrated, empty database. */
export const withDatabase = async <T>(act: (database: TestDatabase) => Promise<T>): Promise<T> => {
  const database = await createTestDatabase()
  try {
    return await act(database)
  } finally {
    await database.drop()
  }
}

/** Writes the demo of that day. */
export const seedOn = (database: TestDatabase, today: string) =>
  seedDemo({ databaseUrl: database.url, bcryptCost: 4, today, secrets })

/** The rows of the demo of that day, written anew. */
export const newDemoOf = (today: string): Promise<Seeded> =>
  withDatabase(async (database) => {
    await seedOn(database, today)
    return readDatabase(database)
  })

const demos = new Map<string, Promise<Seeded>>()

/** The same, written once for all tests of a worker: they only read it. */
export const demoOf = (today: string): Promise<Seeded> => {
  const rows = demos.get(today) ?? newDemoOf(today)
  demos.set(today, rows)
  return rows
}

/** The person of `<name>@demo.example`. */
export const byEmail = (rows: Seeded, name: string) => {
  const person = rows.persons.find(({ email }) => email === `${name}@demo.example`)
  if (!person) throw new Error(`${name}@demo.example is missing`)
  return person
}

/** Periods of a person, oldest first. */
export const periodsOf = (rows: Seeded, personId: string) =>
  rows.memberships
    .filter((row) => row.personId === personId)
    .map((row) => ({ ...row, startsOn: parseLocalDate(row.startsOn), endsOn: parseLocalDate(row.endsOn) }))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))

export const stateOf = (rows: Seeded, personId: string, today: string) =>
  membershipState(periodsOf(rows, personId), parseLocalDate(today))

/** Ends of numbers such as R-2026-000123, in order, by what stands before them. */
export const sequences = (numbers: readonly string[]) => {
  const found = new Map<string, number[]>()
  for (const number of numbers) {
    const [, prefix = '', end = ''] = /^(.*-)(\d{6})$/u.exec(number) ?? []
    found.set(prefix, [...(found.get(prefix) ?? []), Number(end)])
  }
  return [...found].map(([prefix, ends]) => ({ prefix, ends: ends.sort((a, b) => a - b) }))
}

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
