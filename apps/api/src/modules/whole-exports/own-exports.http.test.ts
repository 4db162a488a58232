import { askOwnExport, fetchOwnExport, listOwnExports } from '@guichet/contract/own-exports.contract'
import { getWholeExport, listWholeExports } from '@guichet/contract/whole-exports.contract'
import * as schema from '@guichet/db/schema'
import { and, eq, is } from 'drizzle-orm'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, test } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { filePeriod, openDeclarant, sayOption, services } from '../../testing/declaration-steps.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { unpacked } from '../../testing/unpacked.ts'
import { NIR_PARTS, OWN_PARTS } from './data/own-data.ts'
import { writeOwnExports } from './write-exports.ts'

const { auditEntries, delegations, outgoingMessages, persons, wholeExports } = schema
const { storyTest } = tellStory()
const proof = { currentPassword: PASSWORD }
const DAY_MS = 86_400_000
const write = (api: TestApp) => writeOwnExports(systemCtx(api.deps, 'test'))

/** A member of whom much is held, beside others. */
async function fullMember(api: TestApp) {
  const { encryption, db, ids } = api.deps
  const nir = '255081416802538'
  const member = await api.make.member(
    { locale: 'en' },
    { nirCipher: encryption.encrypt(nir, 'members.nir'), nirHash: encryption.lookupHash(nir, 'members.nir') },
  )
  const today = api.clock.today()
  const type = await api.make.membershipType()
  const days = { startsOn: `${Number(today.slice(0, 4)) - 1}-12-01`, endsOn: `${today.slice(0, 4)}-12-31` }
  const membership = await api.make.membership(member, { typeId: type.id, ...days })
  await api.make.certificate(member, { membershipId: membership.id })
  const payment = await api.make.payment(member, { state: 'paid', paidOn: today, payerFingerprint: 'fp-1' })
  const receipt = await api.make.receipt(payment.id)
  const key = await api.make.apiKey(member, { name: 'Ma caisse' })
  const own = await api.make.document(member, { name: 'Ma facture' })
  const published = await api.make.publishedDocument(member, { name: 'Convocation' })
  await api.make.firm(member)
  const other = await api.make.member()
  await api.make.document(other, { name: 'Secret d’un autre' })
  await api.make.payment(other, { reference: 'AUTRE-1' })
  // Whether a request named somebody is not for whoever made it to know.
  await db.insert(delegations).values({
    ...{ id: ids.uuid(), ownerId: other.id, thirdId: member.id, origin: 'request', state: 'declined' },
    ...{ email: other.email, rights: ['file.see'], answerBy: api.clock.now(), createdAt: api.clock.now() },
  })
  return { member, other, nir, receipt, key, own, published }
}

describe('an export of what is held about oneself', () => {
  storyTest('holds the receipt of each declaration, corrected ones too', async ({ api }) => {
    const nirCipher = api.deps.encryption.encrypt('255081416802538', 'members.nir')
    const { file, browser } = await openDeclarant(api, { nirCipher })
    await sayOption(api, file, 'frequency', ['monthly'])
    await filePeriod(browser, '2026-10', services(120_000))
    await filePeriod(browser, '2026-10', services(130_000), 1)
    const { id } = (await browser.call(askOwnExport, { body: proof })).body
    await write(api)
    const answer = await browser.attempt(fetchOwnExport, { params: { id }, body: proof })
    const names = [...(await unpacked(answer.rawPayload)).keys()]
    expect(names.filter((name) => name.startsWith('recepisses/'))).toHaveLength(2)
  })

  storyTest(
    'is asked for with the password, holds what is one’s own alone, and is fetched once',
    async ({ api }) => {
      const { member, other, nir, receipt, own, published } = await fullMember(api)
      const client = await api.signInAs(member)
      expect((await client.refusal(askOwnExport, { body: {} })).code).toBe('password.needed')
      const wrong = await client.refusal(askOwnExport, { body: { currentPassword: 'wrong' } })
      expect(wrong.code).toBe('password.wrong-current')
      const { id } = (await client.call(askOwnExport, { body: proof })).body
      const params = { id }
      expect((await client.refusal(askOwnExport, { body: proof })).code).toBe('whole-export.running')
      const early = await client.refusal(fetchOwnExport, { params, body: proof })
      expect(early.code).toBe('whole-export.not-there')
      // Another’s waits beside it.
      const elsewhere = await api.signInAs(other)
      await elsewhere.call(askOwnExport, { body: proof })

      await write(api)
      const { body: list } = await client.call(listOwnExports)
      expect(list).toMatchObject({ items: [{ id, state: 'done', fetchedAt: null }], left: 2 })
      const mails = await api.deps.db
        .select({ locale: outgoingMessages.locale })
        .from(outgoingMessages)
        .where(
          and(eq(outgoingMessages.personId, member.id), eq(outgoingMessages.template, 'own-export-ready')),
        )
      expect(mails).toEqual([{ locale: 'en' }])
      expect((await elsewhere.refusal(fetchOwnExport, { params, body: proof })).code).toBe(
        'resource.not-found',
      )
      // It is none of the exports of everything.
      const boss = await api.signInAs(await api.make.staff('admin'))
      expect((await boss.call(listWholeExports)).body.items.map((one) => one.id)).not.toContain(id)
      expect((await boss.refusal(getWholeExport, { params })).code).toBe('resource.not-found')
      expect((await boss.refusal(fetchOwnExport, { params, body: proof })).code).toBe('resource.not-found')

      const answer = await client.attempt(fetchOwnExport, { params, body: proof })
      const files = await unpacked(answer.rawPayload)
      const rows = (name: string) => JSON.parse(files.get(`${name}.json`) ?? 'null')
      expect(files.get('LISEZ-MOI.txt')).toContain('Your data')
      expect(rows('fiche')).toMatchObject([{ personId: member.id, nir }])
      expect(rows('personne')).toMatchObject([{ id: member.id, lastName: member.lastName }])
      expect(rows('paiements')).toHaveLength(1)
      expect(rows('adhesions')).toHaveLength(1)
      expect(rows('cles-api')).toMatchObject([{ name: 'Ma caisse' }])
      expect(rows('sessions')).toHaveLength(1)
      expect(rows('acces-recus')).toEqual([])
      expect(rows('cabinets')).toMatchObject([{ firm: 'Cabinet Reboul', role: 'manager' }])
      expect(rows('cabinets')[0]).not.toHaveProperty('firmId')
      expect(rows('bons-cadeaux')).toEqual([])
      const ids = rows('documents').map((one: { id: string }) => one.id)
      expect(ids.toSorted()).toEqual([own.id, published.id].toSorted())
      const names = [...files.keys()]
      expect(names).toContain(`recus/${receipt.number}.pdf`)
      expect(names.filter((name) => name.startsWith('attestations/'))).toHaveLength(1)
      expect(names.filter((name) => name.startsWith('documents/'))).toHaveLength(2)
      const all = [...files.values()].join('')
      expect(all).not.toMatch(/fp-1|keyHash|passwordHash|Cipher|Secret d’un autre|AUTRE-1/u)
      expect(all).not.toContain(other.id)

      const again = await client.refusal(fetchOwnExport, { params, body: proof })
      expect(again.code).toBe('whole-export.not-there')
      const written = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
      expect(written.map(({ action }) => action).toSorted()).toEqual([
        ...['own-export.asked', 'own-export.fetched', 'own-export.written'],
      ])
      const [row] = await api.deps.db.select().from(wholeExports).where(eq(wholeExports.id, id))
      expect(row).toMatchObject({ state: 'fetched', fileKey: null })
    },
  )

  storyTest('goes after 72 hours; there are three within seven days', async ({ api }) => {
    const member = await api.make.member()
    const ask = async () => {
      const client = await api.signInAs(member)
      return (await client.call(askOwnExport, { body: proof })).body.id
    }
    const id = await ask()
    await write(api)
    api.clock.advance(3 * DAY_MS)
    const client = await api.signInAs(member)
    const late = await client.refusal(fetchOwnExport, { params: { id }, body: proof })
    expect(late.code).toBe('whole-export.not-there')
    await write(api)
    const [row] = await api.deps.db.select().from(wholeExports).where(eq(wholeExports.id, id))
    expect(row).toMatchObject({ state: 'expired', fileKey: null })
    await ask()
    await write(api)
    await ask()
    await write(api)
    expect((await client.refusal(askOwnExport, { body: proof })).code).toBe('own-export.too-many')
    const { body } = await client.call(listOwnExports)
    expect([body.items.length, body.left]).toEqual([3, 0])
    api.clock.advance(4 * DAY_MS)
    await ask()
  })

  storyTest('is there for whoever is no member, in the own language', async ({ api }) => {
    const staff = await api.make.staff('support')
    const client = await api.signInAs(staff)
    const { id } = (await client.call(askOwnExport, { body: proof })).body
    await write(api)
    const answer = await client.attempt(fetchOwnExport, { params: { id }, body: proof })
    const files = await unpacked(answer.rawPayload)
    expect(files.get('LISEZ-MOI.txt')).toContain('Vos données')
    expect(files.get('fiche.json')).toBe('[]\n')
    const [person] = await api.deps.db.select().from(persons).where(eq(persons.id, staff.id))
    expect(files.get('personne.json')).toContain(person?.email)
  })

  storyTest('holds the file of a declarant, what was accepted, and keys to come in by', async ({ api }) => {
    const { db, ids, encryption, clock } = api.deps
    const nir = '185027400200156'
    const person = await api.make.person()
    const now = clock.now()
    await db.insert(schema.declarants).values({
      ...{ id: ids.uuid(), personId: person.id, state: 'open', siret: '07955542100019', finding: 'same' },
      ...{ birthName: 'Reboul', firstNames: 'Paul', termsVersion: '1', askedAt: now, updatedAt: now },
      ...{ nirCipher: encryption.encrypt(nir, 'members.nir'), createdAt: now },
      nirHash: encryption.lookupHash(nir, 'members.nir'),
    })
    await db
      .insert(schema.termsAcceptances)
      .values({ personId: person.id, kind: 'declaration-terms', version: '2', acceptedAt: now })
    await db.insert(schema.passkeys).values({
      ...{ id: ids.uuid(), personId: person.id, credentialId: 'credential-of-the-test', counter: 0 },
      ...{ publicKey: Buffer.from('key'), transports: [], aaguid: ids.uuid(), synced: false },
      ...{ name: 'Mon téléphone', createdAt: now },
    })
    const client = await api.signInAs(person)
    const { id } = (await client.call(askOwnExport, { body: proof })).body
    await write(api)
    const answer = await client.attempt(fetchOwnExport, { params: { id }, body: proof })
    const files = await unpacked(answer.rawPayload)
    const rows = (name: string) => JSON.parse(files.get(`${name}.json`) ?? 'null')
    expect(rows('declarant')).toMatchObject([{ siret: '07955542100019', birthName: 'Reboul', nir }])
    expect(rows('conditions-acceptees')).toMatchObject([{ kind: 'declaration-terms', version: '2' }])
    expect(rows('cles-acces')).toMatchObject([{ name: 'Mon téléphone' }])
    expect([...files.values()].join('')).not.toContain('credential-of-the-test')
  })
})

/** Tables that name a person and stay out: what opens the space, what lives for minutes, work of the staff, and what is of others. */
const LEFT_OUT = [
  ...['credentials', 'devices', 'one_time_links', 'totp_factors', 'totp_setups', 'recovery_codes'],
  ...['secret_questions', 'pending_factors', 'federation_attempts', 'sms_codes', 'payment_customers'],
  ...['message_marks', 'message_states', 'delegation_visits', 'document_shelves', 'account_moves'],
  ...['member_list_settings', 'member_views', 'account_imports', 'member_imports', 'bank_statements'],
  ...['bank_lines', 'legal_texts', 'billing_runs', 'mailings', 'go_live_marks', 'service_tests'],
  'letter_prints',
]

test('an export of one’s own has each table that names a person, but for those left out on purpose', () => {
  const known = new Set<unknown>([...OWN_PARTS, ...NIR_PARTS].map(({ part }) => part.table))
  const missing = (Object.values(schema) as unknown[])
    .filter((value): value is PgTable => is(value, PgTable))
    .filter((table) =>
      getTableConfig(table).foreignKeys.some((key) => key.reference().foreignTable === schema.persons),
    )
    .filter((table) => !known.has(table))
  expect(missing.map((table) => getTableConfig(table).name).toSorted()).toEqual(LEFT_OUT.toSorted())
})
