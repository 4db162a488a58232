import { importMembers } from '@guichet/contract/member-imports.contract'
import {
  askWholeExport,
  fetchWholeExport,
  getWholeExport,
  listWholeExports,
} from '@guichet/contract/whole-exports.contract'
import * as schema from '@guichet/db/schema'
import {
  auditEntries,
  declarants,
  members,
  memberships,
  outgoingMessages,
  persons,
  signInIdentifiers,
  wholeExports,
} from '@guichet/db/schema'
import { REFERRAL_CODE_BYTES, referralCodeFrom } from '@guichet/domain/referral-code'
import { eq, getTableName, inArray, is, sql } from 'drizzle-orm'
import { PgTable } from 'drizzle-orm/pg-core'
import { describe, expect, it } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { apiTest } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'
import type { TestClient } from '../../testing/test-client.ts'
import { unpacked } from '../../testing/unpacked.ts'
import { TABLE_PARTS } from './data/part-data.ts'
import { writeWholeExports } from './write-exports.ts'

const proof = { currentPassword: PASSWORD }
const write = (api: TestApp) => writeWholeExports(systemCtx(api.deps, 'test'))
const ask = async (client: TestClient, withDocuments = false) =>
  (await client.call(askWholeExport, { body: { withDocuments, ...proof } })).body

const fetched = async (client: TestClient, id: string) =>
  unpacked((await client.attempt(fetchWholeExport, { params: { id }, body: proof })).rawPayload)

/** Tables that stay here: what opens doors, what is on its way, what is counted or made from the rest. Members and settings have files of their own. */
const LEFT_OUT = [
  ...['members', 'organisation_settings', 'legal_texts', 'reminder_schedule', 'reminder_steps'],
  ...[
    'api_keys',
    'credentials',
    'totp_factors',
    'totp_setups',
    'recovery_codes',
    'passkeys',
    'passkey_challenges',
  ],
  ...[
    'federated_identities',
    'federation_attempts',
    'trusted_devices',
    'devices',
    'sessions',
    'refresh_tokens',
  ],
  ...['pending_factors', 'one_time_links', 'sign_in_identifiers', 'sign_in_events', 'sign_in_reports'],
  ...['sign_in_attempts', 'secret_questions', 'secret_marks', 'recoveries', 'sms_codes', 'verified_phones'],
  ...[
    'email_changes',
    'email_change_links',
    'declarant_signup_secrets',
    'joining_secrets',
    'referral_invitations',
  ],
  ...['payment_events', 'payment_customers', 'outbox', 'outgoing_messages', 'mailing_pace', 'notifications'],
  ...[
    'idempotency_keys',
    'counters',
    'rate_limits',
    'audit_chain',
    'audit_maskings',
    'go_live_marks',
    'service_tests',
  ],
  ...[
    'account_imports',
    'member_imports',
    'letter_prints',
    'whole_exports',
    'member_views',
    'member_list_settings',
  ],
  ...['message_inboxes', 'message_marks', 'message_states', 'delegation_visits'],
]

describe('an export of everything', () => {
  it('has each table of the database but for those left out on purpose', () => {
    const tables = Object.values(schema).flatMap((table) => (is(table, PgTable) ? [getTableName(table)] : []))
    const held = TABLE_PARTS.map(({ table }) => getTableName(table))
    expect([...held, ...LEFT_OUT].toSorted()).toEqual(tables.toSorted())
    expect(new Set(TABLE_PARTS.map(({ name }) => name)).size).toBe(TABLE_PARTS.length)
  })

  apiTest(
    'is asked for with the password, told to the others, written, and fetched once',
    async ({ api }) => {
      const [boss, other] = [await api.make.staff('admin'), await api.make.staff('admin')]
      const client = await api.signInAs(boss)
      const bare = { body: { withDocuments: true } }
      expect((await client.refusal(askWholeExport, bare)).code).toBe('password.needed')
      const wrong = { body: { withDocuments: true, currentPassword: 'wrong' } }
      expect((await client.refusal(askWholeExport, wrong)).code).toBe('password.wrong-current')
      const member = await api.make.member()
      const document = await api.make.document(member)
      const { encryption, ids, clock } = api.deps
      const [nir, now] = ['185027400200156', clock.now()]
      await api.deps.db.insert(declarants).values({
        ...{ id: ids.uuid(), personId: member.id, state: 'open', siret: '91234560000023', finding: 'same' },
        ...{ birthName: 'Reboul', firstNames: 'Paul', termsVersion: '1', askedAt: now, updatedAt: now },
        ...{ nirCipher: encryption.encrypt(nir, 'members.nir'), createdAt: now },
        nirHash: encryption.lookupHash(nir, 'members.nir'),
      })
      const { id } = await ask(client, true)
      expect((await client.refusal(askWholeExport, { body: { withDocuments: false, ...proof } })).code).toBe(
        'whole-export.running',
      )
      const params = { id }
      const early = await client.refusal(fetchWholeExport, { params, body: proof })
      expect(early.code).toBe('whole-export.not-there')
      const told = await api.deps.db
        .select({ personId: outgoingMessages.personId, template: outgoingMessages.template })
        .from(outgoingMessages)
        .where(inArray(outgoingMessages.personId, [boss.id, other.id]))
      expect(told).toEqual([{ personId: other.id, template: 'whole-export-asked' }])

      await write(api)
      const { body: done } = await client.call(getWholeExport, { params })
      expect(done).toMatchObject({ state: 'done', withDocuments: true, part: null, fetchedAt: null })
      expect(done.rowsDone).toBe(done.rows)
      const [{ fileKey } = { fileKey: null }] = await api.deps.db
        .select({ fileKey: wholeExports.fileKey })
        .from(wholeExports)
        .where(eq(wholeExports.id, id))
      expect(api.blobs.has(fileKey as string)).toBe(true)

      const elsewhere = await api.signInAs(other)
      expect((await elsewhere.refusal(fetchWholeExport, { params, body: {} })).code).toBe('password.needed')
      const files = await fetched(client, id)
      expect([...files.keys()]).toEqual(
        expect.arrayContaining([
          'LISEZ-MOI.txt',
          'adherents.csv',
          'adhesions.csv',
          'bibliotheques.csv',
          'comptes.csv',
          'reglages.json',
        ]),
      )
      expect([...files.keys()].some((name) => name.startsWith('documents/'))).toBe(true)
      expect(files.get('documents.csv')).toContain(document.id)
      expect(files.get('adherents.csv')).toContain(member.lastName)
      const [head = '', line = ''] = (files.get('declarants.csv') ?? '').split('\r\n')
      expect([head.endsWith(';nir'), line.endsWith(`;${nir}`)]).toEqual([true, true])
      const all = [...files.values()].join('')
      expect(all).not.toMatch(/passwordHash|secretCipher|\$2[aby]\$/u)
      const again = await client.refusal(fetchWholeExport, { params, body: proof })
      expect(again.code).toBe('whole-export.not-there')
      expect(api.blobs.has(fileKey as string)).toBe(false)
      const { body: list } = await elsewhere.call(listWholeExports)
      expect(list.items.find((one) => one.id === id)).toMatchObject({
        ...{ state: 'fetched', fetchedBy: `${boss.firstName} ${boss.lastName}` },
      })
      const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
      expect(rows.map(({ action }) => action).toSorted()).toEqual([
        ...['whole-export.asked', 'whole-export.fetched', 'whole-export.written'],
      ])
      const manager = await api.signInAs(await api.make.staff('manager'))
      expect((await manager.refusal(listWholeExports)).code).toBe('session.forbidden')
    },
  )

  apiTest('goes after a day; one whose process died is begun anew, three times at most', async ({ api }) => {
    const boss = await api.make.staff('admin')
    const client = await api.signInAs(boss)
    const { id } = await ask(client)
    const params = { id }
    const stop = () =>
      api.deps.db
        .update(wholeExports)
        .set({ state: 'writing', heardAt: sql`clock_timestamp() - interval '31 seconds'` })
        .where(eq(wholeExports.id, id))
    await stop()
    await write(api)
    expect((await client.call(getWholeExport, { params })).body.state).toBe('done')
    api.clock.advance(24 * 3_600_000)
    const later = await api.signInAs(boss)
    const late = await later.refusal(fetchWholeExport, { params, body: proof })
    expect(late.code).toBe('whole-export.not-there')
    expect((await later.call(getWholeExport, { params })).body.state).toBe('expired')
    await write(api)
    const [row] = await api.deps.db.select().from(wholeExports).where(eq(wholeExports.id, id))
    expect(row).toMatchObject({ state: 'expired', fileKey: null })

    const { id: second } = await ask(later)
    await api.deps.db
      .update(wholeExports)
      .set({ state: 'writing', tries: 3, heardAt: sql`clock_timestamp() - interval '31 seconds'` })
      .where(eq(wholeExports.id, second))
    await write(api)
    expect((await later.call(getWholeExport, { params: { id: second } })).body.state).toBe('failed')
  })

  apiTest('gives members that the import reads back with nothing lost', async ({ api }) => {
    const lastName = `Retour${api.deps.ids.uuid().slice(-8)}`
    const { encryption, db } = api.deps
    const nir = '255081416802538'
    const partner = await api.make.partner(`=Relais; ${lastName}`)
    const type = await api.make.membershipType({ labelFr: `Type ${lastName}` })
    const code = () => referralCodeFrom(api.deps.ids.bytes(REFERRAL_CODE_BYTES))
    const full = await api.make.member(
      { lastName, firstName: 'Léa', phone: '+33612345678', searchKey: lastName.toLowerCase() },
      {
        referralCode: code(),
        ...{ personalEmail: 'lea@perso.example', activity: '-Traduction "libre"', siret: '07955542100019' },
        ...{ ape: '7430Z', website: 'https://lea.example', facebookUrl: 'https://facebook.example/lea' },
        ...{ partnerId: partner.id, nirCipher: encryption.encrypt(nir, 'members.nir') },
        nirHash: encryption.lookupHash(nir, 'members.nir'),
        ...{ personalStreet: '1 rue, du Port', personalComplement: 'Bât. B', personalPostcode: '04100' },
        ...{ personalCity: 'Manosque', businessStreet: '2 quai', businessComplement: '3e étage' },
        ...{ businessPostcode: '13002', businessCity: 'Marseille' },
      },
    )
    const period = { typeId: type.id, startsOn: '2026-01-15', endsOn: '2027-01-14', paidOn: '2026-01-10' }
    const rest = { partnerId: partner.id, amountCents: 4550, paymentMethod: 'cheque', managementTool: true }
    await api.make.membership(full, { ...period, ...rest, managementToolSince: '2026-02-01' })
    const named = { lastName, firstName: 'Bob', searchKey: lastName.toLowerCase() }
    const bare = await api.make.member(named, { referralCode: code() })
    const ids = [full.id, bare.id]

    /** What there is of both, but for what no file tells: ids and moments of writing. */
    const standing = async () => {
      const rows = await db
        .select()
        .from(members)
        .innerJoin(persons, eq(persons.id, members.personId))
        .leftJoin(memberships, eq(memberships.personId, members.personId))
        .where(eq(persons.lastName, lastName))
        .orderBy(persons.firstName)
      return rows.map(({ members: file, persons: person, memberships: held }) => {
        const { personId: _p, importId: _i, nirCipher, createdAt: _c, updatedAt: _u, nirHash, ...kept } = file
        const { id: _id, createdAt: _pc, updatedAt: _pu, searchKey: _s, lastSignInAt: _l, ...named } = person
        const { id: _m, personId: _mp, createdAt: _mc, paymentId: _pay, ...days } = held ?? { id: '' }
        const shown = nirCipher && encryption.decryptText(nirCipher, 'members.nir')
        return { ...kept, nir: shown, nirHash: nirHash?.toString('hex') ?? null, named, days }
      })
    }
    const before = await standing()
    const client = await api.signInAs(await api.make.staff('admin'))
    const { id } = await ask(client)
    await write(api)
    const csv = (await fetched(client, id)).get('adherents.csv') ?? ''
    const [head, ...lines] = csv.split('\r\n')
    const file = [head, ...lines.filter((line) => line.includes(lastName)), ''].join('\r\n')
    await db.delete(memberships).where(inArray(memberships.personId, ids))
    await db.delete(members).where(inArray(members.personId, ids))
    await db.delete(signInIdentifiers).where(inArray(signInIdentifiers.personId, ids))
    await db.execute(sql`delete from credentials where person_id in ${ids}`)
    await db.delete(persons).where(inArray(persons.id, ids))
    const { body } = await client.call(
      importMembers,
      { query: { fileName: 'adherents.csv', dryRun: 'false' } },
      { file: Buffer.from(file) },
    )
    expect(body).toMatchObject({ errors: [], created: 2, memberships: 1 })
    expect(body.columns.map(({ header, target }) => [header, target === null])).toEqual(
      (head ?? '')
        .slice(1)
        .split(';')
        .map((header) => [header, false]),
    )
    expect(await standing()).toEqual(before)
  })
})
