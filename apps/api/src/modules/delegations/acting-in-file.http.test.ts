import { getAccount, listAccounts, updateAccountIdentity } from '@guichet/contract/accounts.contract'
import * as assist from '@guichet/contract/assistances.contract'
import * as contract from '@guichet/contract/delegations.contract'
import { listMyChanges } from '@guichet/contract/file-changes.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { createRenewal, listMemberships } from '@guichet/contract/memberships.contract'
import { getSession, setLocale } from '@guichet/contract/session.contract'
import { auditEntries, delegations } from '@guichet/db/schema'
import { DELEGATION_RIGHTS } from '@guichet/domain/delegation'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { sealAudit } from '../../platform/audit/seal.ts'
import { verifyAudit } from '../../platform/audit/verify.ts'
import { identityBody } from '../../testing/account-samples.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { sendReminders } from '../reminders/index.ts'

const { storyTest } = tellStory()
const TERMS = { rights: ['file.edit', 'memberships.see'] as const, endsOn: '2027-11-22' }
const terms = () => ({ rights: [...TERMS.rights], endsOn: TERMS.endsOn })
const inFile = (id: string) => ({ headers: { 'x-guichet-file': id } })
const _PASSWORD = 'Neuf-Lavandes-2027!'

async function member(api: TestApp) {
  const person = await api.make.member()
  return { person, client: await api.signInAs(person) }
}
async function third(api: TestApp) {
  const person = await api.make.person()
  return { person, client: await api.signInAs(person) }
}
/** The mails of a kind, and the link in the latest. */
async function mailsTo(api: TestApp, email: string) {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email)
}
const _tokenIn = (text = '') => /\/acces\/([\w-]+)/u.exec(text)?.[1] ?? ''
const auditOf = (api: TestApp, action: string, subjectId: string) =>
  api.deps.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, action), eq(auditEntries.subjectId, subjectId)))

describe('acting in the file of somebody else', () => {
  storyTest('is audited under both names, told to the member, and sealed', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const { id } = await api.make.delegation(owner.person, guest.person)
    const { body: session } = await guest.client.call(getSession, undefined, inFile(id))
    expect(session).toMatchObject({
      personId: guest.person.id,
      actingFor: { id, kind: 'delegation', personId: owner.person.id, isMember: true, endsAt: null },
    })
    const { etag } = await guest.client.call(getMe, undefined, inFile(id))
    const edit = { body: { activity: 'Tapissier' } }
    await guest.client.call(updateMe, edit, { ...inFile(id), ifMatch: String(etag) })
    const [entry] = await auditOf(api, 'member.updated', owner.person.id)
    expect(entry).toMatchObject({ actorId: guest.person.id, ownerId: owner.person.id, accessId: id })
    const { body: actions } = await owner.client.call(contract.listFileActions)
    expect(actions.items.map(({ action, by, fields }) => [action, by, fields])).toEqual([
      ['member.updated', 'third-party', ['activity']],
      ['delegation.used', 'third-party', []],
    ])
    const { body: changes } = await owner.client.call(listMyChanges)
    expect(changes.items[0]).toMatchObject({
      actorKind: 'person',
      actorName: `Camille ${guest.person.lastName}`,
    })
    const ctx = systemCtx(api.deps, 'seal-audit')
    await sealAudit(ctx, true)
    expect((await verifyAudit(ctx)).altered).toBeNull()
  })

  storyTest(
    'reaches neither number, password nor means of payment, and never goes on to others',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const type = await api.make.membershipType()
      const { id: membershipId } = await api.make.membership(owner.person, { typeId: type.id })
      const all = await api.make.delegation(owner.person, guest.person)
      const code = async (...call: Parameters<typeof guest.client.attempt>) =>
        (await guest.client.attempt(...call)).json().code
      const { etag } = await guest.client.call(getMe, undefined, inFile(all.id))
      expect(
        await code(
          updateMe,
          { body: { nir: '1840575000000 12' } },
          { ...inFile(all.id), ifMatch: String(etag) },
        ),
      ).not.toBe(undefined)
      expect(
        await code(updateMe, { body: { nir: null } }, { ...inFile(all.id), ifMatch: String(etag) }),
      ).toBe('delegation.right-missing')
      expect(
        await code(
          contract.createDelegation,
          { body: { email: 'x@test.example', ...terms() } },
          inFile(all.id),
        ),
      ).toBe('delegation.right-missing')
      expect(await code(setLocale, { body: { locale: 'en' } }, inFile(all.id))).toBe(
        'delegation.right-missing',
      )
      const renew = (body: object) =>
        code(
          createRenewal,
          { params: { id: membershipId }, body: { typeId: type.id, ...body } },
          inFile(all.id),
        )
      expect(await renew({ method: 'card', automatic: true })).toBe('delegation.right-missing')
      const narrow = DELEGATION_RIGHTS.filter((right) => right !== 'payments.pay')
      await api.deps.db.update(delegations).set({ rights: narrow }).where(eq(delegations.id, all.id))
      expect(await renew({ method: 'card' })).toBe('delegation.right-missing')
      expect(await renew({ method: 'transfer' })).toBeUndefined()
    },
  )

  storyTest(
    'reaches accounts that the member holds, not those of others, and redirects no notices',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const own = await api.make.account({ holder: owner.person })
      const foreign = await api.make.account()
      await api.make.join(foreign, owner.person)
      const { id } = await api.make.delegation(owner.person, guest.person)
      const { body } = await guest.client.call(listAccounts, undefined, inFile(id))
      expect(body.items.map((account) => account.id)).toEqual([own.id])
      const read = await guest.client.call(getAccount, { params: { id: own.id } }, inFile(id))
      expect(read.body.powers).not.toContain('manage-persons')
      expect(read.body.powers).toContain('edit-identity')
      expect(
        (await guest.client.attempt(getAccount, { params: { id: foreign.id } }, inFile(id))).statusCode,
      ).toBe(404)
      const redirected = await guest.client.attempt(
        updateAccountIdentity,
        { params: { id: own.id }, body: identityBody() },
        { ...inFile(id), ifMatch: String(read.headers.etag) },
      )
      expect(redirected.json().code).toBe('delegation.right-missing')
    },
  )

  storyTest('keeps two files apart, also under one Idempotency-Key', async ({ api }) => {
    const guest = await third(api)
    const owners = [await member(api), await member(api)]
    const type = await api.make.membershipType()
    const renewals = []
    for (const { person } of owners) {
      const { id } = await api.make.membership(person, { typeId: type.id })
      const file = await api.make.delegation(person, guest.person)
      const list = await guest.client.call(listMemberships, undefined, inFile(file.id))
      expect(list.body.items.map((item) => item.id)).toEqual([id])
      const input = { params: { id }, body: { typeId: type.id, method: 'transfer' as const } }
      renewals.push(
        await guest.client.attempt(createRenewal, input, { ...inFile(file.id), idempotencyKey: 'same-key' }),
      )
    }
    expect(renewals.map(({ statusCode }) => statusCode)).toEqual([201, 422])
    expect(renewals[1]?.json().code).toBe('idempotency.key-reused')
  })

  storyTest('works with a key, within its scopes', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const { id } = await api.make.delegation(owner.person, guest.person)
    const program = api.program((await api.make.apiKey(guest.person, { scopes: ['me:read'] })).key)
    expect((await program.call(contract.listFiles)).body.items).toMatchObject([{ id }])
    expect((await program.call(getMe, undefined, inFile(id))).body.personId).toBe(owner.person.id)
    expect((await program.attempt(listMemberships, {}, inFile(id))).json().code).toBe('key.scope-missing')
  })
})

describe('the list of files', () => {
  storyTest('is searched, sorted by what is due, held to a standing, and paged', async ({ api }) => {
    const guest = await third(api)
    const ends = ['2026-12-20', '2027-06-30', '2026-10-31']
    for (const [index, endsOn] of ends.entries()) {
      const person = await api.make.member({
        lastName: `Dossier-${index}`,
        searchKey: `dossier-${index} camille`,
      })
      await api.make.membership(person, { startsOn: '2026-01-01', endsOn })
      const rights = index === 1 ? ['documents.see' as const] : ['memberships.see' as const]
      await api.make.delegation(person, guest.person, { rights })
    }
    const list = async (query: object) =>
      (await guest.client.call(contract.listFiles, { query } as never)).body.items.map(
        ({ lastName, dueOn, standing }) => [lastName, dueOn, standing],
      )
    expect(await list({ sort: 'dueOn' })).toEqual([
      ['Dossier-2', '2026-10-31', 'over'],
      ['Dossier-0', '2026-12-20', 'due-soon'],
      ['Dossier-1', null, null],
    ])
    expect(await list({ standing: 'over' })).toEqual([['Dossier-2', '2026-10-31', 'over']])
    expect(await list({ standing: 'due-soon' })).toHaveLength(1)
    expect(await list({ standing: 'current' })).toEqual([])
    expect(await list({ q: 'DOSSIER-1' })).toHaveLength(1)
    for (const sort of ['name', 'dueOn', 'endsOn'] as const) {
      const first = await guest.client.call(contract.listFiles, { query: { sort, limit: 2 } })
      const rest = await guest.client.call(contract.listFiles, {
        query: { sort, limit: 2, cursor: first.body.nextCursor ?? '' },
      })
      expect([...first.body.items, ...rest.body.items].map(({ lastName }) => lastName).sort()).toEqual([
        'Dossier-0',
        'Dossier-1',
        'Dossier-2',
      ])
    }
  })
})

describe('staff who act for a member', () => {
  storyTest('say why, are announced and listed, and stop after half an hour', async ({ api }) => {
    const owner = await member(api)
    const staff = await api.make.staff('manager')
    const client = await api.signInAs(staff)
    const start = (reason: string) =>
      client.attempt(assist.startAssistance, { params: { id: owner.person.id }, body: { reason } })
    expect((await start('Trop court')).statusCode).toBe(201)
    expect((await start('Court')).json().errors).toMatchObject([
      { pointer: '/reason', code: 'text.too-short' },
    ])
    const { id } = (await start('Aide au téléphone')).json()
    const mail = (await mailsTo(api, owner.person.email)).at(-1)
    expect(mail?.text).toContain('Aide au téléphone')
    expect((await client.call(getMe, undefined, inFile(id))).body).toMatchObject({ nirMasked: null })
    const { body: own } = await owner.client.call(contract.listDelegations)
    expect(own.assistances.map(({ isOpen }) => isOpen)).toEqual([true, false])
    expect((await client.attempt(contract.listDelegations, {}, inFile(id))).json().code).toBe(
      'delegation.right-missing',
    )
    api.clock.set('2026-11-22T09:29:59.000Z')
    const later = await api.signInAs(staff)
    expect((await later.attempt(getMe, {}, inFile(id))).statusCode).toBe(200)
    api.clock.set('2026-11-22T09:30:00.000Z')
    expect((await later.attempt(getMe, {}, inFile(id))).json().code).toBe('delegation.ended')
  })

  storyTest(
    'stop by the button; others do not enter by the same name, and other staff are no members',
    async ({ api }) => {
      const owner = await member(api)
      const [staff, colleague] = [await api.make.staff('manager'), await api.make.staff('admin')]
      const [client, other] = [await api.signInAs(staff), await api.signInAs(colleague)]
      const { id } = await api.make.assistance(owner.person, staff)
      expect((await other.attempt(getMe, {}, inFile(id))).json().code).toBe('delegation.ended')
      expect((await other.attempt(assist.endAssistance, { params: { id } })).statusCode).toBe(404)
      await client.call(assist.endAssistance, { params: { id } })
      expect((await client.attempt(getMe, {}, inFile(id))).json().code).toBe('delegation.ended')
      const refused = await client.refusal(assist.startAssistance, {
        ...{ params: { id: colleague.id }, body: { reason: 'Aide au téléphone' } },
      })
      expect(refused.code).toBe('resource.not-found')
    },
  )
})

storyTest('reminders are copied to a third party for whom the member chose it', async ({ api }) => {
  const [owner, guest, other] = [await member(api), await third(api), await third(api)]
  await api.make.membership(owner.person, { startsOn: '2025-12-23', endsOn: '2026-12-22' })
  await api.make.delegation(owner.person, guest.person, { copies: true })
  await api.make.delegation(owner.person, other.person, { copies: false })
  await api.make.reminderStep({ offsetDays: -30 })
  await sendReminders(systemCtx(api.deps, 'send-reminders'))
  const [copy] = await mailsTo(api, guest.person.email)
  expect(copy?.subject).toContain('22 décembre 2026')
  expect(copy?.text).toContain(owner.person.lastName)
  expect(await mailsTo(api, other.person.email)).toEqual([])
  expect(await mailsTo(api, owner.person.email)).toHaveLength(1)
})
