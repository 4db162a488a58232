import { getFigures, listMembers } from '@guichet/contract/backoffice.contract'
import * as contract from '@guichet/contract/company.contract'
import { listMemberChanges, listMyChanges } from '@guichet/contract/file-changes.contract'
import { recordLifeEvent, tellLifeEvent } from '@guichet/contract/life-events.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { companyProofs, type members, outgoingMessages } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTestWith } from '../../testing/api-test.ts'
import { newSiret, playedRegister, unknownSiret } from '../../testing/declarant-steps.ts'
import type { TestApp } from '../../testing/test-app.ts'

const test = apiTestWith({ overrides: { register: playedRegister } })
const TODAY = '2026-11-22'
const BROKEN = '96789015300018'

/** Clarisse Vidalenc, whose file says what is given. */
async function clarisse(api: TestApp, file: Partial<typeof members.$inferInsert>, names: object = {}) {
  const member = await api.make.member({ firstName: 'Clarisse', lastName: 'Vidalenc', ...names }, file)
  const client = await api.signInAs(member)
  const me = async () => (await client.call(getMe)).body
  const etag = async () => String((await me()).version)
  const prove = async (...take: ('ape' | 'businessAddress')[]) =>
    (await client.call(contract.proveMyCompany, { body: { take } }, { ifMatch: await etag() })).body
  const refusedProof = async () =>
    (await client.refusal(contract.proveMyCompany, { body: { take: [] } }, { ifMatch: await etag() })).code
  const refused = async (body: object) =>
    (await client.refusal(updateMe, { body }, { ifMatch: await etag() })).errors?.map(
      ({ pointer, code }) => `${pointer} ${code}`,
    )
  return { member, client, me, etag, prove, refusedProof, refused }
}

describe('proveMyCompany', () => {
  test('takes over what was chosen, and what it proves is read-only from then on', async ({ api }) => {
    const siret = newSiret()
    const { client, me, etag, prove, refused } = await clarisse(api, { siret, ape: '6201Z' })
    const { body: check } = await client.call(contract.checkMyCompany)
    expect(check).toMatchObject({
      ...{ outcome: 'found', holder: 'same', differences: ['ape', 'businessAddress'] },
      company: { name: 'CLARISSE VIDALENC', isOpen: true },
    })
    expect((await me()).company).toBeNull()
    // Nothing is taken over that was not chosen: the code stays, and is no proven one.
    expect(await prove()).toMatchObject({ ape: '6201Z', businessAddress: { city: null } })
    const kept = await me()
    expect(kept.company).toEqual({
      ...{ standing: 'proven', fields: ['siret'], provenAt: api.clock.now().toISOString(), source: 'member' },
      ...{ name: 'CLARISSE VIDALENC', holder: 'same', isOpen: true, isMasked: false, closedOn: null },
      address: {
        ...{ street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix-en-Provence' },
      },
    })
    expect(await refused({ siret: unknownSiret() })).toEqual(['/siret company.proven'])
    expect(await refused({ siret: null })).toEqual(['/siret company.proven'])
    const edited = await client.call(updateMe, { body: { siret, ape: '70.22Z' } }, { ifMatch: await etag() })
    expect(edited.body).toMatchObject({ siret, ape: '7022Z' })
    expect(await prove('ape', 'businessAddress')).toMatchObject({
      ...{ ape: '7410Z', businessAddress: { street: '14 Rue des Lavandes', city: 'Aix-en-Provence' } },
      company: { fields: ['siret', 'ape'] },
    })
    expect(await refused({ ape: null })).toEqual(['/ape company.proven'])
    const { items } = (await client.call(listMyChanges)).body
    expect(items[0]).toMatchObject({
      ...{ action: 'member.company-proven', fields: ['siret', 'ape', 'businessAddress'], reason: null },
    })
  })

  test('changes nothing when the register is silent, does not know the number, or names somebody else', async ({
    api,
  }) => {
    const silent = await clarisse(api, { siret: BROKEN })
    expect((await silent.client.call(contract.checkMyCompany)).body.outcome).toBe('unavailable')
    expect(await silent.refusedProof()).toBe('company.register-silent')
    const unknown = await clarisse(api, { siret: unknownSiret() })
    expect((await unknown.client.call(contract.checkMyCompany)).body).toEqual({
      ...{ outcome: 'unknown', company: null, holder: null, differences: [] },
    })
    expect(await unknown.refusedProof()).toBe('company.unproven')
    const other = await clarisse(api, { siret: newSiret() }, { firstName: 'Bruno', lastName: 'Kervella' })
    expect((await other.client.call(contract.checkMyCompany)).body.holder).toBe('other')
    expect(await other.refusedProof()).toBe('company.unproven')
    for (const { me } of [silent, unknown, other])
      expect(await me()).toMatchObject({ company: null, version: 1 })
    const empty = await clarisse(api, { siret: null })
    expect((await empty.client.refusal(contract.checkMyCompany)).errors).toMatchObject([
      { pointer: '/siret', code: 'required' },
    ])
  })

  test('keeps what a masked company tells, and that one is closed', async ({ api }) => {
    const place = { street: null, complement: null, postcode: null, city: null }
    const masked = await clarisse(api, { siret: newSiret({ isMasked: true, people: [], ...place }) })
    expect((await masked.client.call(contract.checkMyCompany)).body.company?.name).toBeNull()
    const kept = (await masked.prove('ape')).company
    expect(kept).toMatchObject({ isMasked: true, name: null, address: place })
    // Anybody could say that it is his: nothing is proven, nor read-only, until the organisation looks at it.
    expect(kept).toMatchObject({ standing: 'to-check', fields: [] })
    const params = { id: masked.member.id }
    const staff = await api.signInAs(await api.make.staff('manager'))
    const waiting = async () => {
      const { items } = (await staff.call(listMembers, { query: { company: 'to-check' } })).body
      const { companiesToCheck } = (await staff.call(getFigures)).body
      return [items.map(({ personId }) => personId), companiesToCheck]
    }
    expect(await waiting()).toEqual([[masked.member.id], 1])
    const seen = { params, body: { take: [], reason: 'Avis de situation reçu' } }
    const { body } = await staff.call(contract.proveMemberCompany, seen, { ifMatch: await masked.etag() })
    expect(body.company).toMatchObject({ standing: 'proven', fields: ['siret', 'ape'], source: 'staff' })
    expect(await waiting()).toEqual([[], 0])
    expect(await masked.refused({ siret: unknownSiret() })).toEqual(['/siret company.proven'])
    const bare = await clarisse(api, { siret: newSiret({ people: [] }) })
    expect((await bare.prove()).company).toMatchObject({ standing: 'to-check', isMasked: false })
    expect(
      (await bare.client.call(updateMe, { body: { siret: null } }, { ifMatch: await bare.etag() })).status,
    ).toBe(200)
    const closed = await clarisse(api, { siret: newSiret({ isOpen: false, closedOn: '2026-06-30' }) })
    expect((await closed.prove()).company).toMatchObject({ isOpen: false, closedOn: '2026-06-30' })
  })

  test('asked twice at once, one is told that the file has changed', async ({ api }) => {
    const { client, member } = await clarisse(api, { siret: newSiret() })
    const answers = await Promise.all(
      [1, 2, 3].map(() =>
        client.attempt(contract.proveMyCompany, { body: { take: ['ape'] } }, { ifMatch: '"1"' }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412])
    const rows = await api.deps.db.select().from(companyProofs).where(eq(companyProofs.personId, member.id))
    expect(rows).toHaveLength(1)
  })
})

describe('another SIRET by a life event', () => {
  test('is proven where the register knows it, and frees the fields where it does not', async ({ api }) => {
    const [first, next] = [newSiret(), newSiret({ ape: '47.91B' })]
    const { client, me, prove } = await clarisse(api, { siret: first })
    await prove('ape')
    const tell = (siret: string) =>
      client.call(tellLifeEvent, { body: { kind: 'new-siret', happensOn: TODAY, siret } } as never)
    await tell(next)
    expect(await me()).toMatchObject({
      ...{ siret: next, ape: '4791B', company: { fields: ['siret', 'ape'], source: 'life-event' } },
    })
    const closed = newSiret({ isOpen: false })
    const refusal = await client.refusal(tellLifeEvent, {
      body: { kind: 'new-siret', happensOn: TODAY, siret: closed },
    } as never)
    expect(refusal.errors).toMatchObject([{ pointer: '/siret', code: 'siret.closed' }])
    const unknown = unknownSiret()
    await tell(unknown)
    expect(await me()).toMatchObject({ siret: unknown, company: null })
    await tell(BROKEN)
    expect(await me()).toMatchObject({ siret: BROKEN, company: null })
  })
})

describe('staff', () => {
  test('prove and correct the company of a member, with a reason, by the version they saw', async ({
    api,
  }) => {
    const { member, me } = await clarisse(
      api,
      { siret: newSiret() },
      { lastName: 'Autrenom', firstName: 'Zoé' },
    )
    const params = { id: member.id }
    const staff = await api.signInAs(await api.make.staff('manager'))
    const prove = { params, body: { take: ['ape' as const], reason: 'Extrait Kbis reçu' } }
    expect((await staff.call(contract.checkMemberCompany, { params })).body.holder).toBe('other')
    expect((await staff.refusal(contract.proveMemberCompany, prove, { ifMatch: '"7"' })).code).toBe(
      'resource.changed',
    )
    const { body } = await staff.call(contract.proveMemberCompany, prove, { ifMatch: '"1"' })
    expect(body).toMatchObject({ ape: '7410Z', company: { fields: ['siret', 'ape'], source: 'staff' } })
    const unknown = unknownSiret()
    const correct = { params, body: { siret: unknown, ape: '6201z', reason: 'Erreur de saisie' } }
    const corrected = await staff.call(contract.correctMemberCompany, correct, { ifMatch: '"2"' })
    expect(corrected.body).toMatchObject({ siret: unknown, ape: '6201Z', company: null, version: 3 })
    expect((await staff.call(contract.correctMemberCompany, correct, { ifMatch: '"3"' })).body.version).toBe(
      3,
    )
    expect((await me()).company).toBeNull()
    // The member is told why, once: what changes nothing is no news.
    const told = await api.deps.db
      .select({ data: outgoingMessages.data })
      .from(outgoingMessages)
      .where(and(eq(outgoingMessages.template, 'file-corrected'), eq(outgoingMessages.personId, params.id)))
    expect(told).toMatchObject([{ data: { values: { reason: 'Erreur de saisie' } } }])
    const { items } = (await staff.call(listMemberChanges, { params })).body
    expect(items.map(({ action, reason }) => [action, reason])).toEqual([
      ['member.company-corrected', 'Erreur de saisie'],
      ['member.company-proven', 'Extrait Kbis reçu'],
    ])
    const recorded = {
      params,
      body: {
        kind: 'new-siret' as const,
        happensOn: TODAY as never,
        siret: newSiret(),
        comment: 'Courrier reçu',
      },
    }
    await staff.call(recordLifeEvent, recorded)
    // The register names somebody else: it proves nothing of this one.
    expect(await me()).toMatchObject({ siret: recorded.body.siret, company: null })
    const nobody = { id: api.deps.ids.uuid() }
    expect((await staff.refusal(contract.checkMemberCompany, { params: nobody })).code).toBe(
      'resource.not-found',
    )
  })
})
