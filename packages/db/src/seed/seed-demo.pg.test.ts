import { isEmail } from '@guichet/domain/email'
import { isApe, isIban, isNir, isSiret } from '@guichet/domain/identifiers'
import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { firstPeriod, membershipState } from '@guichet/domain/membership-period'
import { isPaymentReference, normaliseVerificationCode } from '@guichet/domain/reference'
import { isReferralCode } from '@guichet/domain/referral-code'
import { hasForbiddenCharacters, normaliseText } from '@guichet/domain/text'
import { beforeAll, describe, expect, test } from 'vitest'
import { createDb, createPool, type Db, type Pool } from '../connect.ts'
import { createEncryption } from '../encryption.ts'
import { factsHash } from '../facts-hash.ts'
import { verifyPassword } from '../password-hash.ts'
import * as schema from '../schema/index.ts'
import { createTestDatabase, type TestDatabase } from '../testing/index.ts'
import { DEMO_CODES, DEMO_PASSWORD, DEMO_TOTP_SECRET, NotEmptyError, seedDemo, seedEmpty } from './index.ts'

const secrets = {
  passwordPepper: 'pepper of the tests',
  encryptionKey: Buffer.alloc(32, 7).toString('base64'),
}

const TABLES = [
  'organisationSettings',
  'partners',
  'membershipTypes',
  'news',
  'persons',
  'signInIdentifiers',
  'credentials',
  'totpFactors',
  'members',
  'payments',
  'receipts',
  'memberships',
  'renewals',
  'serviceOrders',
  'certificates',
  'outgoingMessages',
  'auditEntries',
  'counters',
] as const

type Seeded = { [Name in (typeof TABLES)[number]]: (typeof schema)[Name]['$inferSelect'][] }

const readAll = async (db: Db): Promise<Seeded> => {
  const found: Record<string, unknown[]> = {}
  // biome-ignore lint/performance/noDynamicNamespaceImportAccess: every table by its name
  for (const name of TABLES) found[name] = await db.select().from(schema[name])
  return found as unknown as Seeded
}

/** A seeded database of its own, all of its rows read. */
const seeded = async (today: string) => {
  const database = await createTestDatabase()
  await seedDemo({ databaseUrl: database.url, bcryptCost: 4, today, secrets })
  const pool = createPool(database.url, { max: 2 })
  const rows = await readAll(createDb(pool))
  return { database, pool, rows, close: () => close(database, pool) }
}

const close = async (database: TestDatabase, pool: Pool) => {
  await pool.end()
  await database.drop()
}

const read = async (today: string) => {
  const { rows, close } = await seeded(today)
  await close()
  return rows
}

const byEmail = (rows: Seeded, name: string) => {
  const person = rows.persons.find(({ email }) => email === `${name}@demo.example`)
  if (!person) throw new Error(`${name}@demo.example is missing`)
  return person
}

const periodsOf = (rows: Seeded, personId: string) =>
  rows.memberships
    .filter((row) => row.personId === personId)
    .map((row) => ({ ...row, startsOn: parseLocalDate(row.startsOn), endsOn: parseLocalDate(row.endsOn) }))
    .sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1))

const stateOf = (rows: Seeded, personId: string, today: string) =>
  membershipState(periodsOf(rows, personId), parseLocalDate(today))

/** Ends of numbers such as R-2026-000123, by what stands before them. */
const sequences = (numbers: readonly string[]) => {
  const found = new Map<string, number[]>()
  for (const number of numbers) {
    const [, prefix = '', end = ''] = /^(.*-)(\d{6})$/u.exec(number) ?? []
    found.set(prefix, [...(found.get(prefix) ?? []), Number(end)])
  }
  return [...found].map(([prefix, ends]) => ({ prefix, ends: ends.sort((a, b) => a - b) }))
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

const TODAY = '2026-11-22'

describe('the demo of one day', () => {
  let rows: Seeded
  beforeAll(async () => {
    rows = await read(TODAY)
  })
  const day = parseLocalDate(TODAY)

  test.each(['inactive', 'lapsed1', 'lapsed2', 'lapsed3', 'lapsed4', 'lapsed5'])(
    '%s lapsed 30 days ago',
    (name) => {
      const state = stateOf(rows, byEmail(rows, name).id, TODAY)
      expect(state).toEqual({ state: 'inactive', endedOn: addDays(day, -30) })
    },
  )

  test('active has 200 more days, twelve lines, services, and one certificate of each state', () => {
    const { id } = byEmail(rows, 'active')
    expect(stateOf(rows, id, TODAY)).toMatchObject({ state: 'active', activeUntil: addDays(day, 200) })
    const periods = periodsOf(rows, id)
    expect(periods).toHaveLength(12)
    expect(rows.serviceOrders.filter((row) => row.membershipId === periods.at(-1)?.id)).toHaveLength(4)
    const own = rows.certificates.filter(({ personId }) => personId === id)
    const of = (code: string) => own.find((row) => row.code === code)
    expect(of(DEMO_CODES.valid)).toMatchObject({ endsOn: addDays(day, 200), revokedAt: null })
    expect(of(DEMO_CODES.revoked)?.revokedAt).toBeInstanceOf(Date)
    expect(of(DEMO_CODES.expired)).toMatchObject({ revokedAt: null })
    expect((of(DEMO_CODES.expired)?.endsOn ?? TODAY) < TODAY).toBe(true)
  })

  test.each(['primary', 'secondary', 'declarant'])('%s is an active member', (name) => {
    expect(stateOf(rows, byEmail(rows, name).id, TODAY).state).toBe('active')
  })

  test('logins of accounts are aliases, and the primary has its SIRET', () => {
    const primary = byEmail(rows, 'primary')
    expect(rows.signInIdentifiers).toContainEqual({
      identifier: 'asp1ent',
      kind: 'login',
      personId: primary.id,
    })
    const secondary = byEmail(rows, 'secondary').id
    expect(rows.signInIdentifiers).toContainEqual({
      identifier: 'cs1.asp1ent',
      kind: 'login',
      personId: secondary,
    })
    expect(rows.members.find(({ personId }) => personId === primary.id)?.siret).toBe('07955542100019')
  })

  test('the accountant and the staff are no members; the staff have their second factor', () => {
    const encryption = createEncryption(secrets.encryptionKey)
    const memberIds = new Set(rows.members.map(({ personId }) => personId))
    expect(memberIds.has(byEmail(rows, 'accountant').id)).toBe(false)
    for (const role of ['support', 'manager', 'finance', 'admin']) {
      const person = byEmail(rows, role)
      expect(person.staffRole).toBe(role)
      expect(memberIds.has(person.id)).toBe(false)
      const factor = rows.totpFactors.find(({ personId }) => personId === person.id)
      if (!factor) throw new Error(`${role} has no second factor`)
      expect(encryption.decryptText(factor.secretCipher, 'totp_factors.secret')).toBe(DEMO_TOTP_SECRET)
    }
    expect(rows.totpFactors).toHaveLength(4)
    expect(rows.persons.filter(({ staffRole }) => staffRole !== null)).toHaveLength(4)
  })

  test('everybody signs in with the one password', async () => {
    const hashes = new Set(rows.credentials.map(({ passwordHash }) => passwordHash))
    expect(rows.credentials).toHaveLength(rows.persons.length)
    for (const hash of hashes) {
      expect(await verifyPassword(DEMO_PASSWORD, secrets.passwordPepper, hash)).toBe(true)
    }
  })

  test('files are well formed', () => {
    const encryption = createEncryption(secrets.encryptionKey)
    for (const member of rows.members) {
      if (member.siret !== null) expect(isSiret(member.siret), member.siret).toBe(true)
      if (member.ape !== null) expect(isApe(member.ape), member.ape).toBe(true)
      expect(isReferralCode(member.referralCode), member.referralCode).toBe(true)
      expect(member.nirCipher === null).toBe(member.nirHash === null)
      if (member.nirCipher === null || member.nirHash === null) continue
      const nir = encryption.decryptText(member.nirCipher, 'members.nir')
      expect(isNir(nir), nir).toBe(true)
      expect(encryption.lookupHash(nir, 'members.nir').equals(member.nirHash)).toBe(true)
    }
    for (const { email, firstName, lastName } of rows.persons) {
      expect(isEmail(email), email).toBe(true)
      expect(/@(demo\.example|example\.org)$/u.test(email), email).toBe(true)
      for (const name of [firstName, lastName]) expect(normaliseText(name)).toBe(name)
    }
    expect(isIban(rows.organisationSettings[0]?.transferIban ?? '')).toBe(true)
    expect(isSiret(rows.organisationSettings[0]?.siret ?? '')).toBe(true)
    expect(rows.persons.every(({ phone }) => phone === null || /^\+33\d{9}$/u.test(phone))).toBe(true)
  })

  test('numbers follow one another without a gap, and the counters stand at the last', () => {
    const counters = new Map(rows.counters.map(({ name, value }) => [name, value]))
    for (const { prefix, ends } of sequences(rows.receipts.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
      expect(counters.get(`receipt-${prefix.slice(2, 6)}`)).toBe(ends.length)
    }
    for (const { prefix, ends } of sequences(rows.certificates.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
      expect(counters.get(`certificate-${prefix.slice(3, 7)}`)).toBe(ends.length)
    }
    const references = rows.payments.map(({ reference }) => reference)
    expect(references.filter((reference) => !isPaymentReference(reference))).toEqual([])
    for (const { prefix, ends } of sequences(references.map((reference) => reference.slice(0, -2)))) {
      expect(counters.get(`payment-reference-${prefix.slice(3, 7)}`)).toBe(Math.max(...ends))
    }
    const sorted = (numbers: number[]) => numbers.sort((a, b) => a - b)
    expect(sorted(rows.members.map(({ number }) => number))).toEqual(upTo(rows.members.length))
    expect(counters.get('member-number')).toBe(rows.members.length)
    expect(sorted(rows.serviceOrders.map(({ number }) => number))).toEqual(upTo(rows.serviceOrders.length))
    expect(counters.get('service-order')).toBe(rows.serviceOrders.length)
  })

  test('a receipt was issued for each payment that arrived and for no other, in the order of time', () => {
    const paid = rows.payments.filter(({ state }) => state === 'paid')
    expect(new Set(rows.receipts.map(({ paymentId }) => paymentId))).toEqual(
      new Set(paid.map(({ id }) => id)),
    )
    const inOrder = [...rows.receipts].sort((a, b) => (a.number < b.number ? -1 : 1))
    for (const [index, receipt] of inOrder.entries()) {
      const next = inOrder[index + 1]
      if (next) expect(receipt.createdAt.getTime()).toBeLessThanOrEqual(next.createdAt.getTime())
    }
  })

  test('each membership was paid, by its own payment; the row before says when it was renewed', () => {
    const payments = new Map(rows.payments.map((payment) => [payment.id, payment]))
    for (const { id } of rows.persons) {
      const periods = periodsOf(rows, id)
      periods.forEach((period, index) => {
        const payment = payments.get(period.paymentId ?? '')
        expect(payment).toMatchObject({
          personId: id,
          state: 'paid',
          amountCents: period.amountCents,
          paidOn: period.paidOn,
        })
        expect(period.renewedOn).toBe(periods[index + 1]?.paidOn ?? null)
        expect(firstPeriod(period.startsOn).endsOn).toBe(period.endsOn)
        const before = periods[index - 1]
        const early = before && period.paidOn && period.paidOn <= before.endsOn
        expect(period.startsOn).toBe(early ? addDays(before.endsOn, 1) : period.paidOn)
      })
    }
  })

  test('payments awaited are manual and belong to renewals that wait', () => {
    const open = rows.payments.filter(({ state }) => state === 'pending' || state === 'processing')
    expect(open.map(({ method }) => method).sort()).toEqual(['cheque', 'transfer', 'transfer'])
    const waiting = rows.renewals.filter(({ state }) => state === 'awaiting-payment')
    expect(new Set(waiting.map(({ paymentId }) => paymentId))).toEqual(new Set(open.map(({ id }) => id)))
  })

  test('it looks like an association: most are active, some end soon, some lapsed, some renewed early', () => {
    const states = rows.members.map(({ personId }) => stateOf(rows, personId, TODAY))
    expect(states.length).toBeGreaterThan(170)
    expect(states.filter(({ state }) => state === 'active').length).toBeGreaterThan(100)
    const soon = states.filter((s) => s.state === 'active' && s.activeUntil <= addDays(day, 30))
    expect(soon.length).toBeGreaterThan(10)
    expect(states.filter(({ state }) => state === 'inactive').length).toBeGreaterThan(40)
    expect(rows.memberships.filter(({ startsOn }) => startsOn > TODAY).length).toBe(4)
  })

  test('what certificates say has the hash kept with it, and codes can be typed', () => {
    for (const { facts, factsHash: kept, code } of rows.certificates) {
      expect(factsHash(facts as object)).toBe(kept)
      expect(normaliseVerificationCode(code)).toBe(code)
    }
    for (const { code } of rows.receipts) expect(normaliseVerificationCode(code)).toBe(code)
  })

  test('nothing happens in the future, news included', () => {
    const end = Date.parse(`${TODAY}T00:00:00+01:00`)
    const instants = [
      ...rows.auditEntries.map(({ at }) => at),
      ...rows.news.map(({ publishedAt }) => publishedAt),
      ...rows.payments.flatMap(({ createdAt, updatedAt }) => [createdAt, updatedAt]),
      ...rows.persons.flatMap(({ lastSignInAt, createdAt }) => [lastSignInAt ?? createdAt, createdAt]),
      ...rows.outgoingMessages.map(({ sentAt }) => sentAt as Date),
    ]
    expect(Math.max(...instants.map((instant) => instant.getTime()))).toBeLessThan(end)
  })

  test('news has six posts in French typography', () => {
    expect(rows.news).toHaveLength(6)
    for (const { titleFr, bodyFr, titleEn, bodyEn } of rows.news) {
      for (const text of [titleFr, bodyFr]) expect(text, text).not.toMatch(/ [;:!?»%€]|« |'/u)
      for (const text of [titleFr, bodyFr, titleEn, bodyEn]) expect(hasForbiddenCharacters(text)).toBe(false)
    }
  })
})

const withoutSecrets = (rows: Seeded) => ({
  ...rows,
  credentials: rows.credentials.map(({ passwordHash: _, ...row }) => row),
  totpFactors: rows.totpFactors.map(({ secretCipher: _, ...row }) => row),
  members: rows.members.map(({ nirCipher: _, ...row }) => row),
})

test('the same day gives the same rows', async () => {
  expect(withoutSecrets(await read(TODAY))).toEqual(withoutSecrets(await read(TODAY)))
})

test.each(['2028-02-29', '2026-12-31', '2027-01-01', '2027-03-28', '2028-03-29', '2027-08-12'])(
  'seeded on %s, the fixed points hold',
  async (today) => {
    const rows = await read(today)
    const day = parseLocalDate(today)
    expect(stateOf(rows, byEmail(rows, 'inactive').id, today)).toMatchObject({ endedOn: addDays(day, -30) })
    expect(stateOf(rows, byEmail(rows, 'active').id, today)).toMatchObject({ activeUntil: addDays(day, 200) })
    for (const { prefix, ends } of sequences(rows.receipts.map(({ number }) => number))) {
      expect(ends, prefix).toEqual(upTo(ends.length))
    }
  },
)

test('a database that holds persons is refused and stays as it is', async () => {
  const { database, pool, rows, close } = await seeded(TODAY)
  const again = seedDemo({ databaseUrl: database.url, bcryptCost: 4, today: '2027-01-01', secrets })
  await expect(again).rejects.toThrow(NotEmptyError)
  expect(await readAll(createDb(pool))).toEqual(rows)
  await close()
})

test('two seeds at once: one writes, the other is refused', async () => {
  const database = await createTestDatabase()
  const run = () => seedDemo({ databaseUrl: database.url, bcryptCost: 4, today: TODAY, secrets })
  const results = await Promise.allSettled([run(), run()])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await database.drop()
})

test('an empty installation gets its settings and one type, and the demo may follow', async () => {
  const database = await createTestDatabase()
  await seedEmpty({ databaseUrl: database.url })
  const pool = createPool(database.url, { max: 1 })
  const first = await readAll(createDb(pool))
  expect(first.organisationSettings).toHaveLength(1)
  expect(first.membershipTypes.map(({ code }) => code)).toEqual(['normale'])
  expect(first.persons).toEqual([])
  await seedEmpty({ databaseUrl: database.url })
  expect(await readAll(createDb(pool))).toEqual(first)
  await seedDemo({ databaseUrl: database.url, bcryptCost: 4, today: TODAY, secrets })
  await close(database, pool)
})
