import {
  askErasure,
  decideErasure,
  getOwnErasure,
  listErasures,
  withdrawErasure,
} from '@guichet/contract/privacy.contract'
import { createSession } from '@guichet/contract/session.contract'
import * as schema from '@guichet/db/schema'
import { is, sql } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { sealAudit } from '../../platform/audit/seal.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { put } from '../../platform/ports/testing/whole-file.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { makeInvoice } from '../../testing/matrix-invoice-calls.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { queueMessage } from '../notifications/index.ts'
import { DELETED, KEPT } from './data/erase-data.ts'
import { erasePersons } from './erase-persons.ts'

const { storyTest, gateway } = tellStory()
const DAY_MS = 86_400_000
const NIR = '255081416802538'
const proof = { currentPassword: PASSWORD }
const run = (api: TestApp) => erasePersons(systemCtx(api.deps, 'erase-persons'))

/** Where a text stands in any column of the database, whatever its kind. */
async function findEverywhere({ deps }: TestApp, words: readonly string[]): Promise<string[]> {
  const { rows: columns } = await deps.db.execute<{ table_name: string; column_name: string }>(sql`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type in ('text', 'jsonb', 'ARRAY', 'character varying')`)
  const found: string[] = []
  for (const { table_name: table, column_name: column } of columns)
    for (const word of words) {
      const name = sql`${sql.identifier(table)}`
      const { rows } = await deps.db.execute(sql`select 1 from ${name}
        where strpos(lower(${sql.identifier(column)}::text), ${word.toLowerCase()}) > 0 limit 1`)
      if (rows.length > 0) found.push(`${table}.${column}: ${word}`)
    }
  return found
}

/** One for each test of this file: a name that nobody else has. */
const names = ['Quatrevingts', 'Soixantedix', 'Quarantehuit', 'Trentesix', 'Vingtetun']

/** A former member of whom much is held. */
async function formerMember(api: TestApp, isFull = false) {
  const { encryption, db, ids } = api.deps
  const lastName = names.shift() ?? ''
  const name = `Zéphyrine ${lastName}`
  const email = `${lastName.toLowerCase()}@perso.example`
  const member = await api.make.member(
    {
      ...{ firstName: 'Zéphyrine', lastName, email, searchKey: name.toLowerCase() },
      phone: isFull ? '+33698765432' : '+33698765431',
    },
    {
      ...(isFull && {
        nirCipher: encryption.encrypt(NIR, 'members.nir'),
        nirHash: encryption.lookupHash(NIR, 'members.nir'),
        siret: '55208131766522',
      }),
      ...{
        personalEmail: `z.${lastName}@ailleurs.example`,
        personalStreet: `8 rue des ${lastName}`,
      },
    },
  )
  const days = { startsOn: '2024-01-01', endsOn: '2024-12-31' }
  const membership = await api.make.membership(member, days)
  await api.make.certificate(member, { membershipId: membership.id })
  const payment = await api.make.payment(member, {
    ...{ state: 'paid', paidOn: '2024-01-02', note: `Chèque de ${name}`, methodId: 'pm_1' },
  })
  const document = await api.make.document(member, { name: `Bail de ${name}` })
  await api.make.apiKey(member, { name: 'Caisse' })
  const other = await api.make.account()
  await api.make.join(other, member)
  await api.make.message({
    ...{ accountId: other.id, kind: 'account-person-joined', searchKey: name.toLowerCase() },
    data: { login: 'acc', companyName: 'Essai', name: name },
  })
  await audit(api.ctx(), {
    ...{ action: 'member.updated', subjectKind: 'member', subjectId: member.id },
    before: { personalStreet: `8 rue des ${lastName}`, version: 1 },
    after: { phone: isFull ? '+33698765432' : '' },
  })
  await audit(api.ctx(), {
    ...{ action: 'account.person-joined', subjectKind: 'account', subjectId: other.id },
    after: { name: name, state: 'open' },
  })
  await db.insert(schema.delegations).values({
    ...{
      id: ids.uuid(),
      ownerId: member.id,
      origin: 'invitation',
      state: 'invited',
      email: 'tiers@x.example',
    },
    ...{
      rights: ['file.see'],
      note: 'Pour Zéphyrine',
      answerBy: api.clock.now(),
      createdAt: api.clock.now(),
    },
  })
  if (isFull) await fileSomething(api, member.id, name)
  return { member, payment, document, email, name, lastName }
}

/** A declaration of turnover in the file of a person. */
async function fileSomething(api: TestApp, personId: string, name: string) {
  const { db, ids, encryption, clock } = api.deps
  const [id, declarantId, now] = [ids.uuid(), ids.uuid(), clock.now()]
  await db.insert(schema.declarants).values({
    ...{ id: declarantId, personId, state: 'open', siret: '55208131766522', finding: 'same' },
    ...{ birthName: name, firstNames: name, termsVersion: '1', askedAt: now, updatedAt: now },
    ...{ nirCipher: encryption.encrypt(NIR, 'members.nir'), createdAt: now },
    nirHash: encryption.lookupHash(NIR, 'members.nir'),
  })
  await db.insert(schema.declarations).values({
    ...{ id, personId, declarantId, period: '2026-09', startsOn: '2026-09-01', endsOn: '2026-09-30' },
    ...{ dueOn: '2026-11-02', filedAt: now, createdAt: now },
  })
  await db.insert(schema.declarationVersions).values({
    ...{ declarationId: id, version: 1, number: `DC-${id}`, code: id, filedAt: now, filedBy: personId },
    ...{ turnoverCents: 100_000, totalCents: 21_200 },
    facts: { holderName: name, companyName: name, siret: '55208131766522', filedBy: name },
  })
}

describe('a request for erasure', () => {
  storyTest('waits with its days, is told, taken back once, and asks for the password', async ({ api }) => {
    const { member, name } = await formerMember(api)
    const client = await api.signInAs(member)
    expect((await client.refusal(askErasure, { body: {} })).code).toBe('password.needed')
    const { body } = await client.call(askErasure, { body: { ...proof, comment: 'Je pars' } })
    expect(body).toMatchObject({
      state: 'asked',
      eraseOn: '2026-12-06',
      answerBy: '2026-12-22',
      mayWithdraw: true,
    })
    expect((await client.refusal(askErasure, { body: proof })).code).toBe('erasure.waiting')
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([
        'Votre demande d’effacement est enregistrée',
        `Demande d’effacement\u00a0: ${name}`,
      ]),
    )
    await client.call(withdrawErasure)
    expect((await client.refusal(withdrawErasure)).code).toBe('erasure.settled')
    const own = (await client.call(getOwnErasure)).body
    expect(own).toMatchObject({ request: { state: 'withdrawn' }, keptUntil: '2034-12-31', blockers: [] })
    expect(own.rules.find(({ what }) => what === 'payments')?.source).toContain('L123-22')
  })

  storyTest('says what is to be ended first', async ({ api }) => {
    const member = await api.make.member()
    await api.make.membership(member)
    await api.make.account({ holder: member })
    await api.make.serviceOrder(member, { recurring: true, interval: 'month', state: 'active' })
    const client = await api.signInAs(member)
    const { blockers } = (await client.call(getOwnErasure)).body
    expect(blockers).toEqual(['membership', 'subscription', 'payment', 'account'])
    expect((await client.refusal(askErasure, { body: proof })).code).toBe('erasure.blocked')
  })

  storyTest('is decided by staff, a refusal with its reason; not one’s own', async ({ api }) => {
    const { member } = await formerMember(api)
    const client = await api.signInAs(member)
    const { id } = (await client.call(askErasure, { body: proof })).body
    const support = await api.signInAs(await api.make.staff('support'))
    const refused = { params: { id }, body: { decision: 'refuse' as const, answer: 'Litige en cours' } }
    expect((await support.refusal(decideErasure, refused)).code).toBe('session.forbidden')
    const manager = await api.signInAs(await api.make.staff('manager'))
    const bare = await manager.refusal(decideErasure, { params: { id }, body: { decision: 'refuse' } })
    expect(bare.errors).toMatchObject([{ pointer: '/answer', code: 'required' }])
    expect((await manager.call(decideErasure, refused)).body).toMatchObject({
      state: 'refused',
      answer: 'Litige en cours',
    })
    expect((await manager.refusal(decideErasure, refused)).code).toBe('erasure.settled')
    const listed = await manager.call(listErasures, { query: { state: 'refused' } })
    expect(listed.body.items.find((item) => item.id === id)).toMatchObject({
      personId: member.id,
      blockers: [],
    })
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)?.text).toContain('Litige en cours')
  })
})

describe('an erasure', () => {
  storyTest(
    'leaves the person in no column, the amounts where they are, and the seal whole',
    async ({ api }) => {
      const { member, payment, document, email, name, lastName } = await formerMember(api, true)
      const client = await api.signInAs(member)
      const { id } = (await client.call(askErasure, { body: { ...proof, comment: `Pour ${name}` } })).body
      const manager = await api.signInAs(await api.make.staff('manager'))
      await manager.call(decideErasure, { params: { id }, body: { decision: 'approve' } })
      await api.runOutbox()
      await sealAudit(api.ctx(), true)
      const words = [lastName, email, '+33698765432', NIR, '55208131766522']
      expect((await findEverywhere(api, words)).length).toBeGreaterThan(6)
      expect(await run(api)).toBe(0)
      api.clock.advance(14 * DAY_MS)
      const runs = await Promise.all([run(api), run(api)])
      expect(runs.reduce((sum, count) => sum + count, 0)).toBe(1)
      await api.runOutbox()

      expect(await findEverywhere(api, words)).toEqual([])
      expect((await api.deps.db.select().from(schema.documents)).map((row) => row.id)).not.toContain(
        document.id,
      )
      const kept = await api.deps.db.select().from(schema.payments).where(sql`id = ${payment.id}`)
      expect(kept[0]).toMatchObject({ amountCents: payment.amountCents, paidOn: '2024-01-02', note: null })
      const declared = await api.deps.db
        .select({
          cents: schema.declarationVersions.totalCents,
          declarantId: schema.declarations.declarantId,
        })
        .from(schema.declarations)
        .innerJoin(schema.declarationVersions, sql`declaration_id = ${schema.declarations.id}`)
        .where(sql`person_id = ${member.id}`)
      expect(declared).toEqual([{ cents: 21_200, declarantId: null }])
      const signIn = await api
        .browser()
        .attempt(createSession, { body: { identifier: email, password: PASSWORD } })
      expect(signIn.json().code).toBe('session.invalid-credentials')
      const again = await api.signInAs(await api.make.staff('manager'))
      const [row] = (await again.call(listErasures, { query: { state: 'erased' } })).body.items
      expect(row).toMatchObject({
        keptUntil: '2034-12-31',
        comment: null,
        personName: expect.stringMatching(/^Personne effacée n° \d+$/u),
      })

      await sealAudit(api.ctx(), true)
      const verified = await verifyAudit(api.ctx())
      expect(verified.altered).toBeNull()
      expect(verified.masked).toBeGreaterThan(0)
      // What was masked cannot be changed a second time; with the guards off not unnoticed.
      const [masked] = await api.deps.db.select().from(schema.auditMaskings).limit(1)
      const forged = sql`update audit_entries set after = '{"n": 1}' where id = ${masked?.entryId}`
      await expect(api.deps.db.execute(forged)).rejects.toMatchObject({ cause: { code: '23001' } })
      await api.deps.db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`)
        await tx.execute(forged)
      })
      expect((await verifyAudit(api.ctx())).altered).toMatchObject({
        entryId: masked?.entryId,
        what: 'altered',
      })
    },
  )

  storyTest('waits while something has begun to run again', async ({ api }) => {
    const { member } = await formerMember(api)
    const client = await api.signInAs(member)
    const { id } = (await client.call(askErasure, { body: proof })).body
    const manager = await api.signInAs(await api.make.staff('manager'))
    await manager.call(decideErasure, { params: { id }, body: { decision: 'approve' } })
    await api.make.account({ holder: member })
    api.clock.advance(15 * DAY_MS)
    expect(await run(api)).toBe(0)
    const again = await api.signInAs(await api.make.staff('manager'))
    const { items } = (await again.call(listErasures, { query: { state: 'approved' } })).body
    expect(items.find((item) => item.id === id)?.blockers).toEqual(['account'])
  })

  storyTest('keeps invoices whole, and leaves alone what is of others', async ({ api }) => {
    const { db } = api.deps
    const { member, name } = await formerMember(api)
    const invoiceId = await makeInvoice(api, member.id)
    const client = await api.signInAs(member)
    expect((await client.refusal(askErasure, { body: proof })).code).toBe('erasure.blocked')
    await db.execute(sql`update invoices set paid_on = issued_on where id = ${invoiceId}`)
    await db.insert(schema.paymentCustomers).values({ personId: member.id, customerId: `cus_${member.id}` })
    const { id } = (await client.call(askErasure, { body: proof })).body
    const staff = await api.make.staff('manager')
    const manager = await api.signInAs(staff)
    await manager.call(decideErasure, { params: { id }, body: { decision: 'approve' } })

    const other = await api.make.member()
    const told = { personId: other.id, subject: 'security' as const, template: 'delegation', brief: false }
    const write = async (dedupeKey: string, named: string) => {
      const row = { id: api.deps.ids.uuid(), createdAt: api.clock.now() }
      await db.insert(schema.notifications).values({ ...row, ...told, dedupeKey, data: { owner: named } })
      return row.id
    }
    const [hers, another] = [await write('of-her', name), await write('of-another', `Marie-${name}`)]
    const done = {
      ...{ id: api.deps.ids.uuid(), at: api.clock.now(), action: 'account.updated', actorKind: 'person' },
      ...{ actorId: member.id, subjectKind: 'account', subjectId: api.deps.ids.uuid() },
    }
    await db.insert(schema.auditEntries).values({ ...done, after: { companyName: 'Boulangerie d’un autre' } })
    // A file of letters that holds one to her.
    const { key: fileKey, sha256, size } = await put(api.deps.files, Buffer.from('letters'))
    const printId = api.deps.ids.uuid()
    const at = { createdAt: api.clock.now(), heardAt: api.clock.now(), expiresAt: api.clock.now() }
    const file = { fileKey, sha256, size, format: 'pdf' as const, state: 'done' }
    await db.insert(schema.letterPrints).values({ id: printId, personId: staff.id, ...at, ...file })
    await db.insert(schema.letters).values({
      ...{ id: api.deps.ids.uuid(), personId: member.id, template: 'voucher-issued', locale: 'fr', data: {} },
      ...{ dedupeKey: `letter:${printId}`, printId, createdAt: api.clock.now() },
    })
    api.clock.advance(14 * DAY_MS)
    expect(await run(api)).toBe(1)

    const [invoice] = await db.select().from(schema.invoices).where(sql`id = ${invoiceId}`)
    expect(invoice?.facts.buyer.name).toBe('Ada Essai')
    const dataOf = async (one: string) =>
      (await db.select().from(schema.notifications).where(sql`id = ${one}`))[0]?.data
    expect(await dataOf(hers)).toEqual({ owner: 'Effacé' })
    expect(await dataOf(another)).toEqual({ owner: `Marie-${name}` })
    const [entry] = await db.select().from(schema.auditEntries).where(sql`id = ${done.id}`)
    expect(entry?.after).toEqual({ companyName: 'Boulangerie d’un autre' })
    await api.runOutbox()
    expect(gateway.dropped).toContain(`cus_${member.id}`)
    expect(api.blobs.has(fileKey)).toBe(false)
    const [print] = await db.select().from(schema.letterPrints).where(sql`id = ${printId}`)
    expect(print).toMatchObject({ state: 'expired', fileKey: null })
    const again = await api.signInAs(staff)
    const { items } = (await again.call(listErasures, { query: { state: 'erased' } })).body
    expect(items.find((item) => item.id === id)?.keptUntil).toBe('2036-12-31')
    // Nobody writes to who is erased, by letter neither.
    await withTx(api.ctx(), (tx) =>
      queueMessage(tx, {
        ...{ template: 'voucher-issued', to: '', personId: member.id, locale: 'fr' as const, data: {} },
        dedupeKey: 'after-erasure',
      }),
    )
    expect(await db.select().from(schema.letters).where(sql`person_id = ${member.id}`)).toEqual([])
  })

  storyTest('knows each table that names a person', () => {
    const known = new Set<unknown>([...DELETED.map(([table]) => table), ...KEPT, schema.persons])
    const naming = (Object.values(schema) as unknown[])
      .filter((value): value is PgTable => is(value, PgTable))
      .filter((table) =>
        getTableConfig(table).foreignKeys.some((key) => key.reference().foreignTable === schema.persons),
      )
    expect(naming.filter((table) => !known.has(table)).map((table) => getTableConfig(table).name)).toEqual([])
  })
})
