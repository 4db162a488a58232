import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { expect, test } from 'vitest'
import { NotEmptyError, seedEmpty } from './index.ts'
import {
  byEmail,
  demoOf,
  newDemoOf,
  readDatabase,
  type Seeded,
  seedOn,
  sequences,
  stateOf,
  upTo,
  withDatabase,
} from './testing/seeded.ts'

const TODAY = '2026-11-22'

const withoutSecrets = (rows: Seeded) => ({
  ...rows,
  credentials: rows.credentials.map(({ passwordHash: _, ...row }) => row),
  totpFactors: rows.totpFactors.map(({ secretCipher: _, ...row }) => row),
  members: rows.members.map(({ nirCipher: _, ...row }) => row),
})

test('the same day gives the same rows', async () => {
  expect(withoutSecrets(await newDemoOf(TODAY))).toEqual(withoutSecrets(await demoOf(TODAY)))
})

test.each(['2028-02-29', '2026-12-31', '2027-01-01', '2027-03-28', '2028-03-29', '2027-08-12'])(
  'seeded on %s, the fixed points hold',
  async (today) => {
    const rows = await newDemoOf(today)
    const day = parseLocalDate(today)
    expect(stateOf(rows, byEmail(rows, 'inactive').id, today)).toMatchObject({ endedOn: addDays(day, -30) })
    expect(stateOf(rows, byEmail(rows, 'active').id, today)).toMatchObject({ activeUntil: addDays(day, 200) })
    for (const { prefix, ends } of sequences(rows.receipts.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
    }
  },
)

test('two seeds at once: one writes, the other is refused; so is any later one, and the database stays as it is', () =>
  withDatabase(async (database) => {
    const results = await Promise.allSettled([seedOn(database, TODAY), seedOn(database, TODAY)])
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const before = await readDatabase(database)
    await expect(seedOn(database, '2027-01-01')).rejects.toThrow(NotEmptyError)
    expect(await readDatabase(database)).toEqual(before)
  }))

test('a day that does not exist is refused before anything is written', () =>
  withDatabase(async (database) => {
    await expect(seedOn(database, '2027-02-29')).rejects.toThrow(RangeError)
    expect((await readDatabase(database)).organisationSettings).toEqual([])
  }))

test('an empty installation gets its settings and one type, and the demo may follow', () =>
  withDatabase(async (database) => {
    await seedEmpty({ databaseUrl: database.url })
    const first = await readDatabase(database)
    expect(first.organisationSettings).toHaveLength(1)
    expect(first.membershipTypes.map(({ code }) => code)).toEqual(['normale'])
    expect(first.persons).toEqual([])
    await seedEmpty({ databaseUrl: database.url })
    expect(await readDatabase(database)).toEqual(first)
    await seedOn(database, TODAY)
    expect((await readDatabase(database)).membershipTypes).toHaveLength(7)
  }))
