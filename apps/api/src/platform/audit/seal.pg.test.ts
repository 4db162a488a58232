import { auditChain, auditEntries } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { createTestDeps, type TestDeps } from '../../testing/test-deps.ts'
import { audit } from './audit.ts'
import { canonicalJson, entryHash, linkHash, sealAudit } from './seal.ts'
import { findSealHead, verifyAudit } from './verify.ts'

async function write(parts: TestDeps, count: number) {
  for (let n = 0; n < count; n++) {
    parts.clock.advance(n % 3)
    await audit(parts.ctx(), {
      action: `test.${n}`,
      subjectKind: 'test',
      subjectId: String(n),
      after: { n, é: ['œ', null] },
    })
  }
}

const findAlteredEntry = async (ctx: ReturnType<TestDeps['ctx']>) => (await verifyAudit(ctx)).altered

/** Runs SQL as somebody who owns the server and switches the guards off. */
const tamper = (parts: TestDeps, statement: ReturnType<typeof sql>) =>
  parts.deps.db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(statement)
  })

describe('the audit', () => {
  pgTest('is sealed in order, over several batches, once', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 12)
    expect(await sealAudit(parts.ctx())).toBe(12)
    expect(await sealAudit(parts.ctx())).toBe(0)
    await write(parts, 5)
    const sealers = await Promise.all([
      sealAudit(parts.ctx()),
      sealAudit(parts.ctx()),
      sealAudit(parts.ctx()),
    ])
    expect(sealers.reduce((sum, n) => sum + n, 0)).toBe(5)
    const links = await pg.db.select({ seq: auditChain.seq }).from(auditChain).orderBy(auditChain.seq)
    expect(links.map(({ seq }) => seq)).toEqual(Array.from({ length: 17 }, (_, n) => n + 1))
    expect(await findAlteredEntry(parts.ctx())).toBeNull()
  })

  pgTest('shows the first entry that was altered, taken away or put in another order', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 6)
    await sealAudit(parts.ctx())
    const rows = await pg.db
      .select({ seq: auditChain.seq, id: auditChain.entryId })
      .from(auditChain)
      .orderBy(auditChain.seq)
    const idAt = (seq: number) => rows[seq - 1]?.id ?? ''
    const [kept] = await pg.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.id, idAt(4)))
    await tamper(parts, sql`update audit_entries set after = '{"n": 99}' where id = ${idAt(4)}`)
    expect(await findAlteredEntry(parts.ctx())).toEqual({ seq: 4, entryId: idAt(4), what: 'altered' })
    await tamper(
      parts,
      sql`update audit_entries set after = ${JSON.stringify(kept?.after)}::jsonb where id = ${idAt(4)}`,
    )
    expect(await findAlteredEntry(parts.ctx())).toBeNull()
    await tamper(parts, sql`update audit_entries set actor_id = ${idAt(1)}::uuid where id = ${idAt(2)}`)
    expect(await findAlteredEntry(parts.ctx())).toMatchObject({ seq: 2, what: 'altered' })
    await tamper(parts, sql`update audit_entries set actor_id = null where id = ${idAt(2)}`)
    await tamper(parts, sql`delete from audit_entries where id = ${idAt(3)}`)
    expect(await findAlteredEntry(parts.ctx())).toMatchObject({ seq: 3, what: 'removed' })
  })

  pgTest('shows that the last entry was taken away', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 3)
    await sealAudit(parts.ctx())
    await tamper(
      parts,
      sql`delete from audit_entries where id = (select entry_id from audit_chain where seq = 3)`,
    )
    expect(await findAlteredEntry(parts.ctx())).toMatchObject({ seq: 3, what: 'removed' })
  })

  pgTest(
    'tells entries that changed places, that were put in, and links that were taken out',
    async ({ pg }) => {
      const parts = createTestDeps({ pg })
      await write(parts, 6)
      await sealAudit(parts.ctx())
      const swap = sql`update audit_chain set entry_id = case seq
      when 3 then (select entry_id from audit_chain where seq = 4)
      else (select entry_id from audit_chain where seq = 3) end where seq in (3, 4)`
      const unguarded = sql`drop index audit_chain_entry_key`
      await tamper(parts, unguarded)
      await tamper(parts, swap)
      expect(await findAlteredEntry(parts.ctx())).toMatchObject({ seq: 3, what: 'reordered' })
      await tamper(parts, swap)
      expect(await findAlteredEntry(parts.ctx())).toBeNull()

      const id = parts.deps.ids.uuid()
      const shift = (by: number) => [
        sql`update audit_chain set seq = -seq - ${by} where seq > 2`,
        sql`update audit_chain set seq = -seq where seq < 0`,
      ]
      for (const statement of shift(1)) await tamper(parts, statement)
      await tamper(
        parts,
        sql`insert into audit_entries (id, at, action, actor_kind, subject_kind) values (${id}, ${parts.clock.now().toISOString()}, 'forged', 'system', 'test')`,
      )
      await tamper(
        parts,
        sql`insert into audit_chain (seq, entry_id, hash, sealed_at) values (3, ${id}, decode(repeat('00', 32), 'hex'), now())`,
      )
      expect(await findAlteredEntry(parts.ctx())).toEqual({ seq: 3, entryId: id, what: 'inserted' })
      await tamper(parts, sql`delete from audit_chain where seq = 3`)
      expect(await findAlteredEntry(parts.ctx())).toMatchObject({ seq: 3, what: 'removed' })
    },
  )

  pgTest('tells an entry with an old date that no seal covers', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 3)
    await sealAudit(parts.ctx())
    const old = new Date(parts.clock.now().getTime() - 7_200_000).toISOString()
    const id = parts.deps.ids.uuid()
    await pg.db.execute(
      sql`insert into audit_entries (id, at, action, actor_kind, subject_kind) values (${id}, ${old}, 'forged', 'system', 'test')`,
    )
    expect(await findAlteredEntry(parts.ctx())).toEqual({ seq: 4, entryId: id, what: 'inserted' })
  })

  pgTest('that was rewritten as a whole does not fit a head noted elsewhere', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 4)
    await sealAudit(parts.ctx())
    const head = await findSealHead(parts.ctx())
    if (!head) throw new Error('nothing is sealed')
    expect(await verifyAudit(parts.ctx(), head)).toEqual({ sealed: 4, masked: 0, altered: null })
    await tamper(parts, sql`update audit_entries set after = '{"n": 99}' where action = 'test.1'`)
    const rows = await pg.db
      .select({ seq: auditChain.seq, entry: auditEntries })
      .from(auditChain)
      .innerJoin(auditEntries, eq(auditEntries.id, auditChain.entryId))
      .orderBy(auditChain.seq)
    let hash: Buffer = Buffer.alloc(32)
    for (const { seq, entry } of rows) {
      const content = entryHash(entry)
      hash = linkHash(hash, entry, content)
      await tamper(parts, sql`update audit_chain set hash = ${hash}, content = ${content} where seq = ${seq}`)
    }
    expect(await findAlteredEntry(parts.ctx())).toBeNull()
    expect((await verifyAudit(parts.ctx(), head)).altered).toMatchObject({ seq: 4, what: 'rewritten' })
    await tamper(parts, sql`delete from audit_chain where seq = 4`)
    expect((await verifyAudit(parts.ctx(), head)).altered).toMatchObject({ seq: 4, what: 'removed' })
  })

  pgTest('cannot be changed by the application', async ({ pg }) => {
    const parts = createTestDeps({ pg })
    await write(parts, 2)
    await sealAudit(parts.ctx())
    for (const statement of [
      sql`update audit_entries set action = 'other'`,
      sql`delete from audit_entries`,
      sql`truncate audit_entries cascade`,
      sql`update audit_chain set hash = '\\x00'`,
      sql`delete from audit_chain`,
      sql`truncate audit_chain`,
    ]) {
      await expect(pg.db.execute(statement)).rejects.toMatchObject({ cause: { code: '23001' } })
    }
    expect(await findAlteredEntry(parts.ctx())).toBeNull()
  })

  pgTest('writes the same facts as the same text, whatever their order', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (facts) => {
        const turned = Object.fromEntries(Object.entries(facts).reverse())
        expect(canonicalJson(turned)).toBe(canonicalJson(facts))
        expect(JSON.parse(canonicalJson(facts))).toEqual(JSON.parse(JSON.stringify(facts)))
      }),
    )
  })
})
