import { createHash } from 'node:crypto'
import {
  auditChain,
  auditEntries,
  auditMaskings,
  credentials,
  erasureRequests,
  persons,
} from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestDeps, type TestDeps } from '../../testing/test-deps.ts'
import { audit } from './audit.ts'
import { ERASED_ACTION, MASKED_ACTION, maskAudit, maskingDigest } from './mask-audit.ts'
import { MASK } from './mask-facts.ts'
import { canonicalJson, entryHash, GENESIS, sealAudit } from './seal.ts'
import { verifyAudit } from './verify.ts'

type Facts = Readonly<Record<string, unknown>>

/** Somebody whom entries can be about; the first is n° 1. */
async function makePerson({ deps }: TestDeps): Promise<string> {
  const [id, now] = [deps.ids.uuid(), deps.clock.now()]
  const name = { firstName: 'Personne', lastName: 'effacée', email: '' }
  await deps.db.insert(persons).values({ id, ...name, createdAt: now, updatedAt: now })
  return id
}

/** Writes an entry with facts. @returns its id. */
async function write(parts: TestDeps, subjectId: string, after: Facts): Promise<string> {
  parts.clock.advance(1)
  await audit(parts.ctx(), { action: 'test.done', subjectKind: 'member', subjectId, after })
  const [row] = await parts.deps.db
    .select({ id: auditEntries.id })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, subjectId), eq(auditEntries.at, parts.clock.now())))
  return row?.id ?? ''
}

let number = 0

/** A request for erasure that was carried out. */
async function request({ deps }: TestDeps, personId: string, state: 'approved' | 'erased' = 'erased') {
  const [id, now] = [deps.ids.uuid(), deps.clock.now()]
  number += 1
  await deps.db.insert(erasureRequests).values({
    ...{ id, number, personId, state, eraseOn: '2026-11-22', answerBy: '2026-12-22' },
    ...{ decidedAt: now, endedAt: now, createdAt: now },
  })
  return id
}

/** Erases somebody from the audit, as the job does. @returns the request. */
async function erase(parts: TestDeps, personId: string, words: readonly string[]): Promise<string> {
  await sealAudit(parts.ctx())
  parts.clock.advance(1)
  const maskId = await request(parts, personId)
  await withTx(parts.ctx(), async (tx) => {
    await maskAudit(tx, { maskId, personId, subjectIds: [maskId], words })
    await audit(tx, { action: ERASED_ACTION, subjectKind: 'person', subjectId: personId })
  })
  await sealAudit(parts.ctx())
  return maskId
}

const change = (id: string, after: Facts | null) =>
  sql`update audit_entries set after = ${after === null ? null : JSON.stringify(after)}::jsonb where id = ${id}`

/** Runs SQL as somebody who owns the server and switches the guards off. */
const tamper = (parts: TestDeps, ...statements: ReturnType<typeof sql>[]) =>
  parts.deps.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    for (const statement of statements) await tx.execute(statement)
  })

const readEntry = async ({ deps }: TestDeps, id: string) => {
  const [entry] = await deps.db.select().from(auditEntries).where(eq(auditEntries.id, id))
  if (!entry) throw new Error(`no entry ${id}`)
  return entry
}

/** Writes down a masking with what an entry is to be, and says so in the chain. */
async function claim(parts: TestDeps, entryId: string, maskId: string, after: Facts) {
  const hash = entryHash({ ...(await readEntry(parts, entryId)), after })
  const row = { entryId, maskId, hash, createdAt: parts.clock.now() }
  await parts.deps.db.insert(auditMaskings).values(row)
  await audit(parts.ctx(), {
    ...{ action: MASKED_ACTION, subjectKind: 'masking', subjectId: maskId },
    after: { entries: 1, digest: maskingDigest([row]) },
  })
}

/** As `claim`, once more, with the guards off. */
async function forge(parts: TestDeps, entryId: string, maskId: string, after: Facts) {
  await tamper(
    parts,
    change(entryId, after),
    sql`delete from audit_maskings`,
    sql`delete from audit_entries where action = ${MASKED_ACTION}`,
  )
  await claim(parts, entryId, maskId, after)
}

const altered = async (parts: TestDeps) => (await verifyAudit(parts.ctx())).altered

describe('an entry whose masking is written down', () => {
  const facts = { phone: '+33612345678', tags: ['Zoé', 'Ada'], count: 2, deep: { city: 'Aix', on: true } }

  pgTest(
    'takes masks in place of its texts, once the erasure is carried out, and nothing else',
    async ({ pg }) => {
      const parts = createTestDeps({ pg })
      const personId = await makePerson(parts)
      const id = await write(parts, personId, facts)
      await sealAudit(parts.ctx())
      const masked = { ...facts, phone: MASK, tags: [MASK, MASK], deep: { city: MASK, on: true } }
      const refuses = (after: Facts | null) =>
        expect(pg.db.execute(change(id, after))).rejects.toMatchObject({ cause: { code: '23001' } })
      // An entry says the masking, which belongs to nothing, or to what only waits.
      await claim(parts, id, parts.deps.ids.uuid(), { n: 99 })
      await claim(parts, id, await request(parts, personId, 'approved'), masked)
      for (const after of [{ n: 99 }, masked]) await refuses(after)

      await claim(parts, id, await request(parts, personId), { n: 99 })
      const { phone: _, ...fewer } = facts
      const others: readonly (Facts | null)[] = [
        ...[{ n: 99 }, null, {}, fewer, { ...facts, other: MASK }, { ...facts, phone: '+33600000000' }],
        ...[
          { ...facts, count: 3 },
          { ...facts, count: MASK },
          { ...facts, deep: MASK },
        ],
        ...[
          { ...facts, phone: null },
          { ...facts, phone: `${MASK} ` },
          { ...facts, phone: [MASK] },
        ],
        ...[
          { ...facts, tags: [MASK] },
          { ...facts, tags: [MASK, 'Ada', MASK] },
          { ...facts, tags: { 0: MASK } },
        ],
        { ...facts, deep: { city: 'Arles', on: true } },
        { ...facts, deep: { city: MASK, on: false } },
      ]
      for (const after of others) await refuses(after)
      const set = sql`update audit_entries set before = ${JSON.stringify({ phone: MASK })}::jsonb where id = ${id}`
      await expect(pg.db.execute(set)).rejects.toMatchObject({ cause: { code: '23001' } })
      expect(await altered(parts)).toBeNull()

      await pg.db.execute(change(id, { ...facts, tags: ['Zoé', MASK] }))
      await pg.db.execute(change(id, masked))
      await refuses(facts)
      expect(await altered(parts)).toEqual({ seq: 1, entryId: id, what: 'altered' })
    },
  )

  pgTest(
    'is named all the same where no erasure was carried out, or left what no erasure leaves',
    async ({ pg }) => {
      const parts = createTestDeps({ pg })
      const { db, ids, clock } = parts.deps
      const [personId, otherId] = [await makePerson(parts), await makePerson(parts)]
      await write(parts, otherId, { n: 0 })
      const id = await write(parts, personId, facts)
      const foreign = await write(parts, otherId, { by: 'Zoé Martin', amount: 5 })
      await sealAudit(parts.ctx())
      const [named, namedForeign] = [id, foreign].map((entryId, at) => ({
        ...{ seq: at + 2, entryId, what: 'altered' },
      }))
      const masked = { ...facts, phone: MASK, tags: [MASK, MASK], deep: { city: MASK, on: true } }

      await forge(parts, id, ids.uuid(), masked)
      expect(await altered(parts)).toEqual(named)
      await forge(parts, id, await request(parts, personId, 'approved'), masked)
      expect(await altered(parts)).toEqual(named)
      await tamper(parts, sql`delete from erasure_requests`)
      const maskId = await request(parts, personId)
      await forge(parts, id, maskId, masked)
      // The chain says nothing of it.
      expect(await altered(parts)).toEqual(named)
      await audit(parts.ctx(), { action: ERASED_ACTION, subjectKind: 'person', subjectId: personId })
      expect(await verifyAudit(parts.ctx())).toEqual({ sealed: 3, masked: 1, altered: null })
      // Whoever is erased signs in no more.
      await db.insert(credentials).values({ personId, passwordHash: 'x', changedAt: clock.now() })
      expect(await altered(parts)).toEqual(named)
      await db.delete(credentials)

      for (const after of [{ n: 99 }, { n: 99, city: 'Aix', phone: MASK }, facts.deep]) {
        await forge(parts, id, maskId, after)
        // The first one, although a later one does not fit either.
        await tamper(parts, change(foreign, { amount: 6 }))
        expect(await altered(parts)).toEqual(named)
      }
      await forge(parts, id, maskId, masked)
      expect(await altered(parts)).toEqual(namedForeign)
      // Of an entry about others a name may be masked: without a mask it was altered.
      await forge(parts, foreign, maskId, { by: 'Ada', amount: 5 })
      await tamper(parts, change(id, facts))
      expect(await altered(parts)).toEqual(namedForeign)
      await forge(parts, foreign, maskId, { by: MASK, amount: 5 })
      expect(await altered(parts)).toBeNull()
      // What an erasure masked is said once, and nothing is added to it.
      await claim(parts, id, maskId, masked)
      expect(await altered(parts)).toEqual(namedForeign)
    },
  )

  pgTest(
    'is named where more than texts is changed under an erasure made up with the guards off',
    async ({ pg }) => {
      const parts = createTestDeps({ pg })
      const [personId, otherId] = [await makePerson(parts), await makePerson(parts)]
      await write(parts, otherId, { n: 0 })
      const id = await write(parts, otherId, { by: 'Zoé Martin', amount: 5, on: true })
      await sealAudit(parts.ctx())
      const maskId = await request(parts, personId)
      await audit(parts.ctx(), { action: ERASED_ACTION, subjectKind: 'person', subjectId: personId })
      const named = { seq: 2, entryId: id, what: 'altered' }
      const masked = { by: MASK, amount: 5, on: true }
      await forge(parts, id, maskId, masked)
      expect(await altered(parts)).toBeNull()

      for (const after of [
        { ...masked, amount: 6 },
        { ...masked, on: false },
        { by: MASK, on: true },
        { ...masked, to: MASK },
      ]) {
        await forge(parts, id, maskId, after)
        expect(await altered(parts)).toEqual(named)
      }
      const before = await readEntry(parts, id)
      for (const change of [
        sql`actor_id = ${otherId}`,
        sql`at = at - interval '1 hour'`,
        sql`action = 'test.other'`,
        sql`subject_id = ${personId}`,
      ]) {
        await tamper(parts, sql`update audit_entries set ${change} where id = ${id}`)
        await forge(parts, id, maskId, masked)
        expect(await altered(parts)).toEqual(named)
        const { actorId, at, action, subjectId } = before
        await tamper(
          parts,
          sql`update audit_entries set actor_id = ${actorId}, at = ${at.toISOString()}, action = ${action}, subject_id = ${subjectId} where id = ${id}`,
        )
      }
      // Nor does it help that the link says less than those before it.
      await forge(parts, id, maskId, { ...masked, amount: 6 })
      await tamper(parts, sql`update audit_chain set content = null where seq = 2`)
      expect(await altered(parts)).toEqual(named)
    },
  )

  pgTest('verifies under a link from before, which told the entry as a whole', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    const personId = await makePerson(parts)
    const id = await write(parts, personId, facts)
    await write(parts, personId, { n: 1 })
    let hash: Buffer = GENESIS
    for (const [at, entry] of (
      await parts.deps.db.select().from(auditEntries).orderBy(auditEntries.at)
    ).entries()) {
      const link = createHash('sha256').update(hash)
      // As `seal.ts` had it: columns that were empty then are left out.
      const { ownerId: _, accessId: __, ...kept } = entry
      hash = link.update(canonicalJson(kept)).digest()
      const row = { seq: at + 1, entryId: entry.id, hash, sealedAt: parts.clock.now() }
      await parts.deps.db.insert(auditChain).values(row)
    }
    expect(await verifyAudit(parts.ctx())).toEqual({ sealed: 2, masked: 0, altered: null })
    await erase(parts, personId, [])
    expect(await verifyAudit(parts.ctx())).toEqual({ sealed: 4, masked: 1, altered: null })
    await tamper(parts, change(id, { n: 99 }))
    expect(await altered(parts)).toEqual({ seq: 1, entryId: id, what: 'altered' })
  })

  pgTest('verifies when two erasures touched it, each in its turn', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    const [zoe, ada, third] = [await makePerson(parts), await makePerson(parts), await makePerson(parts)]
    const both = await write(parts, third, { by: 'Zoé Martin', for: 'Ada Martin', amount: 5, other: 'Lou' })
    await write(parts, zoe, { source: 'Ada Martin', phone: '+33612345678', day: '2026-11-22' })
    await write(parts, ada, { with: ['Zoé Martin', 'Lou'] })
    await erase(parts, zoe, ['Zoé Martin'])
    expect(await verifyAudit(parts.ctx())).toEqual({ sealed: 5, masked: 3, altered: null })
    const once = await readEntry(parts, both)
    await erase(parts, ada, ['Ada Martin'])
    expect(await verifyAudit(parts.ctx())).toEqual({ sealed: 7, masked: 3, altered: null })
    const twice = await readEntry(parts, both)
    expect(twice.after).toEqual({ by: MASK, for: MASK, amount: 5, other: 'Lou' })

    const named = { seq: 1, entryId: both, what: 'altered' }
    // An erasure is not taken back, and what it left is not changed.
    await tamper(parts, change(both, once.after as Facts))
    expect(await altered(parts)).toEqual(named)
    await tamper(parts, change(both, { ...(twice.after as Facts), amount: 6 }))
    expect(await altered(parts)).toEqual(named)
    await tamper(parts, change(both, twice.after as Facts))
    expect(await altered(parts)).toBeNull()
  })
})
