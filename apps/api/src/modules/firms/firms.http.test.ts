import * as delegationContract from '@guichet/contract/delegations.contract'
import * as contract from '@guichet/contract/firms.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries, firmMembers, firms, persons, signInIdentifiers } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { purgeExpired } from '../../platform/jobs/purge-expired.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
const PASSWORD = 'Neuf-Lavandes-2027!'

async function somebody(api: TestApp) {
  const person = await api.make.person()
  return { person, client: await api.signInAs(person) }
}
type Somebody = Awaited<ReturnType<typeof somebody>>
const firmOf = async ({ client }: Somebody) => (await client.call(contract.getFirm)).body
async function mailsTo(api: TestApp, email: string) {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === email)
}
const lastTo = async (api: TestApp, { person }: Somebody) =>
  (await mailsTo(api, person.email)).at(-1)?.subject
const tokenIn = (text = '') => /\/cabinet\/([\w-]+)/u.exec(text)?.[1] ?? ''
const invite = ({ client }: Somebody, email: string, role: 'manager' | 'collaborator' = 'collaborator') =>
  client.call(contract.inviteColleague, { body: { email, role } })
const end = ({ client }: Somebody, id: string) => client.attempt(contract.endFirmPlace, { params: { id } })
const auditOf = (api: TestApp, action: string, subjectId: string) =>
  api.deps.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, action), eq(auditEntries.subjectId, subjectId)))

/** A manager with a firm, and somebody in it. */
async function withColleague(api: TestApp) {
  const [boss, colleague] = [await somebody(api), await somebody(api)]
  const firm = await api.make.firm(boss.person)
  const place = await api.make.firmMember(firm, { personId: colleague.person.id })
  return { boss, colleague, firm, place }
}

describe('an invitation to a firm', () => {
  storyTest(
    'is nothing to somebody for whom the address was written, which another one signs in with',
    async ({ api }) => {
      const [boss, guest, other] = [await somebody(api), await somebody(api), await somebody(api)]
      await api.make.firm(boss.person)
      const { body: made } = await invite(boss, guest.person.email)
      await api.deps.db.delete(signInIdentifiers).where(eq(signInIdentifiers.personId, other.person.id))
      await api.deps.db
        .update(persons)
        .set({ email: guest.person.email })
        .where(eq(persons.id, other.person.id))
      expect((await firmOf(other)).invitations).toEqual([])
      const params = { id: made.id }
      const refused = await other.client.refusal(contract.acceptFirmInvitation, { params, body: {} })
      expect(refused).toMatchObject({ status: 404, code: 'resource.not-found' })
      expect((await end(other, made.id)).json().code).toBe('resource.not-found')
      expect((await firmOf(guest)).invitations).toHaveLength(1)
    },
  )
})

describe('a firm', () => {
  storyTest('is made once, renamed by its manager, and shown to its persons alone', async ({ api }) => {
    const { colleague } = await withColleague(api)
    const boss = await somebody(api)
    expect(await firmOf(boss)).toEqual({ firm: null, invitations: [] })
    const { body: made } = await boss.client.call(contract.createFirm, {
      body: { name: '  Cabinet   Vial ' },
    })
    expect(made).toMatchObject({ name: 'Cabinet Vial', role: 'manager', members: [{ isMe: true }] })
    expect(await auditOf(api, 'firm.created', made.id)).toMatchObject([{ actorId: boss.person.id }])
    const twice = await boss.client.refusal(contract.createFirm, { body: { name: 'Autre' } })
    expect(twice.code).toBe('firm.member')
    const rename = (by: Somebody, name: string, ifMatch = '1') =>
      by.client.attempt(contract.renameFirm, { body: { name } }, { ifMatch })
    expect((await rename(boss, 'Vial et associés')).json()).toMatchObject({ version: 2 })
    expect((await rename(boss, 'Vial')).json().code).toBe('resource.changed')
    expect((await rename(colleague, 'Vial')).json().code).toBe('firm.manager-only')
    expect((await rename(await somebody(api), 'Vial')).json().code).toBe('resource.not-found')
    expect((await firmOf(colleague)).firm?.members.map(({ isMe }) => isMe).sort()).toEqual([false, true])
    expect((await colleague.client.call(getSession)).body.hasFiles).toBe(true)
  })

  storyTest('is left by all but its last manager, and ends with its last person', async ({ api }) => {
    const { boss, colleague, firm, place } = await withColleague(api)
    expect((await end(boss, firm.memberId)).json().code).toBe('firm.last-manager')
    const role = (by: Somebody, id: string, body: { role: 'manager' | 'collaborator' }, ifMatch = '1') =>
      by.client.attempt(contract.changeFirmRole, { params: { id }, body }, { ifMatch })
    expect((await role(boss, firm.memberId, { role: 'collaborator' })).json().code).toBe('firm.last-manager')
    expect((await role(colleague, place.id, { role: 'manager' })).json().code).toBe('firm.manager-only')
    expect((await role(boss, place.id, { role: 'manager' })).json()).toMatchObject({ version: 2 })
    expect((await role(boss, place.id, { role: 'manager' })).json().code).toBe('resource.changed')
    expect(await lastTo(api, colleague)).toContain('responsable')
    // Both managers leave at once: one of them stays, and leaves as the last person.
    const both = await Promise.all([end(boss, firm.memberId), end(colleague, place.id)])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([204, 204])
    const [row] = await api.deps.db.select().from(firms).where(eq(firms.id, firm.id))
    expect(row?.closedAt).not.toBeNull()
    expect(await auditOf(api, 'firm.closed', firm.id)).toHaveLength(1)
    expect((await role(boss, place.id, { role: 'manager' })).json().code).toBe('resource.not-found')
    expect((await firmOf(boss)).firm).toBeNull()
  })

  storyTest('keeps a manager when two step down at once', async ({ api }) => {
    const { boss, colleague, firm } = await withColleague(api)
    await api.deps.db.update(firmMembers).set({ role: 'manager' }).where(eq(firmMembers.firmId, firm.id))
    const { members = [] } = (await firmOf(boss)).firm ?? {}
    const answers = await Promise.all(
      [boss, colleague].map(({ client, person }) =>
        client.attempt(
          contract.changeFirmRole,
          {
            params: { id: members.find(({ email }) => email === person.email)?.id ?? '' },
            body: { role: 'collaborator' },
          },
          { ifMatch: '1' },
        ),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
    const after = (await firmOf(boss)).firm?.members ?? []
    expect(after.filter(({ role }) => role === 'manager')).toHaveLength(1)
  })

  storyTest('is somebody else’s: no place of it is reached from outside', async ({ api }) => {
    const [{ firm, place }, other] = [await withColleague(api), await withColleague(api)]
    const invited = await api.make.firmMember(firm)
    for (const id of [firm.memberId, place.id, invited.id])
      for (const by of [other.boss, await somebody(api)]) {
        expect((await end(by, id)).statusCode).toBe(404)
        const read = await by.client.attempt(contract.getFirmMember, { params: { id } })
        expect(read.statusCode).toBe(404)
      }
    const send = await other.boss.client.refusal(contract.resendFirmInvitation, {
      params: { id: invited.id },
    })
    expect(send.code).toBe('resource.not-found')
    const role = { params: { id: place.id }, body: { role: 'manager' as const } }
    const changed = await other.boss.client.attempt(contract.changeFirmRole, role, { ifMatch: '*' })
    expect(changed.statusCode).toBe(404)
  })
})

describe('an invitation to a firm', () => {
  storyTest('is accepted by its addressee once, and told to the managers', async ({ api }) => {
    const [boss, guest] = [await somebody(api), await somebody(api)]
    const firm = await api.make.firm(boss.person)
    const { body: made } = await invite(boss, guest.person.email)
    expect(made).toMatchObject({ state: 'invited', name: null, answerBy: '2026-12-22T09:00:00.000Z' })
    expect(await lastTo(api, guest)).toContain('vous invite à rejoindre « Cabinet Reboul »')
    expect((await guest.client.call(getSession)).body.hasFiles).toBe(true)
    const { invitations } = await firmOf(guest)
    expect(invitations).toMatchObject([{ id: made.id, firmName: firm.name }])
    const accept = () =>
      guest.client.attempt(contract.acceptFirmInvitation, { params: { id: made.id }, body: {} })
    const answers = await Promise.all([accept(), accept()])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
    expect((await accept()).json().code).toBe('firm.settled')
    expect(await lastTo(api, boss)).toContain('a rejoint « Cabinet Reboul')
    expect(await auditOf(api, 'firm-member.joined', firm.id)).toMatchObject([{ actorId: guest.person.id }])
    const again = await boss.client.refusal(contract.inviteColleague, { body: { email: guest.person.email } })
    expect(again.code).toBe('firm.known')
  })

  storyTest('is answered alike for known and unknown addresses, and bounded', async ({ api }) => {
    const [boss, known] = [await somebody(api), await somebody(api)]
    const firm = await api.make.firm(boss.person)
    const { body: first } = await invite(boss, known.person.email)
    const { body: second } = await invite(boss, `new-${firm.id}@test.example`)
    const alike = { id: '', email: '' }
    expect({ ...first, ...alike }).toEqual({ ...second, ...alike })
    const refused = async (email: string) => {
      const { code, errors = [] } = await boss.client.refusal(contract.inviteColleague, { body: { email } })
      return [code, ...errors.map(({ pointer }) => pointer)].join(' ')
    }
    expect(await refused(known.person.email)).toBe('firm.known')
    expect(await refused(boss.person.email)).toBe('request.invalid /email')
    for (let n = 2; n < 20; n += 1) await api.make.firmMember(firm)
    expect(await refused('one-more@test.example')).toBe('firm.too-many')
    // What was not answered in time makes room, and is invited anew.
    api.clock.set('2026-12-22T09:00:00.000Z')
    boss.client = await api.signInAs(boss.person)
    expect((await firmOf(boss)).firm?.members.at(-1)?.state).toBe('expired')
    await invite(boss, known.person.email)
    for (let n = 1; n < 50; n += 1)
      await api.make.firmMember(firm, { personId: (await api.make.person()).id })
    expect(await refused('one-more@test.example')).toBe('firm.full')
    const guest = await api.signInAs(known.person)
    const [mine] = (await guest.call(contract.getFirm)).body.invitations
    const full = await guest.refusal(contract.acceptFirmInvitation, {
      ...{ params: { id: mine?.id ?? '' }, body: {} },
    })
    expect(full.code).toBe('firm.full')
  })

  storyTest(
    'makes somebody new by its link, once; the link before a second sending ends',
    async ({ api }) => {
      const boss = await somebody(api)
      const firm = await api.make.firm(boss.person)
      const email = `collab-${firm.id}@test.example`
      const { body: made } = await invite(boss, email)
      const first = tokenIn((await mailsTo(api, email)).at(-1)?.text)
      await boss.client.call(contract.resendFirmInvitation, { params: { id: made.id } })
      const token = tokenIn((await mailsTo(api, email)).at(-1)?.text)
      const browser = api.browser()
      const gone = await browser.refusal(contract.getFirmInvitation, { params: { token: first } })
      expect(gone.code).toBe('link.invalid')
      const { body: shown } = await browser.call(contract.getFirmInvitation, { params: { token } })
      expect(shown).toMatchObject({ email, signInFirst: false, firmName: firm.name })
      const newcomer = { firstName: 'Léa', lastName: 'Morel', password: PASSWORD }
      const signUp = () => browser.attempt(contract.signUpToFirm, { params: { token }, body: newcomer })
      const answers = await Promise.all([signUp(), signUp()])
      expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
      expect((await signUp()).json().code).toBe('link.invalid')
      await browser.call(createSession, { body: { identifier: email, password: PASSWORD } })
      expect((await browser.call(contract.getFirm)).body.firm).toMatchObject({ role: 'collaborator' })
      const settled = await boss.client.refusal(contract.resendFirmInvitation, { params: { id: made.id } })
      expect(settled.code).toBe('firm.settled')
    },
  )

  storyTest(
    'takes a link under another address, one firm at a time, and the address when it is signed in with',
    async ({ api }) => {
      const [boss, guest] = [await somebody(api), await somebody(api)]
      await api.make.firm(boss.person)
      const email = `other-${boss.person.id}@test.example`
      const { body: made } = await invite(boss, email)
      const token = tokenIn((await mailsTo(api, email)).at(-1)?.text)
      const accept = (text?: string) =>
        guest.client.attempt(contract.acceptFirmInvitation, {
          params: { id: made.id },
          body: { token: text },
        })
      expect((await accept()).statusCode).toBe(404)
      const own = await api.make.firm(guest.person, 'Cabinet Vial')
      expect((await accept(token)).json().code).toBe('firm.member')
      expect((await end(guest, own.memberId)).statusCode).toBe(204)
      expect((await accept(token)).statusCode).toBe(204)
    },
  )

  storyTest(
    'is declined by whom it invites, withdrawn by the firm, and forgotten in time',
    async ({ api }) => {
      const [{ boss, colleague, firm }, guest] = [await withColleague(api), await somebody(api)]
      const { body: declined } = await invite(boss, guest.person.email)
      expect((await end(colleague, declined.id)).json().code).toBe('firm.manager-only')
      expect((await end(guest, declined.id)).statusCode).toBe(204)
      expect(await lastTo(api, boss)).toContain('a décliné')
      expect((await end(boss, declined.id)).json().code).toBe('firm.settled')
      const { body: withdrawn } = await invite(boss, guest.person.email)
      expect((await end(boss, withdrawn.id)).statusCode).toBe(204)
      const late = await guest.client.refusal(contract.acceptFirmInvitation, {
        ...{ params: { id: withdrawn.id }, body: {} },
      })
      expect(late.code).toBe('firm.settled')
      api.clock.set('2027-03-22T09:00:00.000Z')
      await purgeExpired(systemCtx(api.deps, 'purge'))
      const left = await api.deps.db.select().from(firmMembers).where(eq(firmMembers.firmId, firm.id))
      expect(left.map(({ state }) => state)).toEqual(['active', 'active'])
    },
  )
})

storyTest('who is removed is told, and keeps what was opened to the own name', async ({ api }) => {
  const { boss, colleague, place } = await withColleague(api)
  const owner = await api.make.member()
  const { id } = await api.make.delegation(owner, colleague.person)
  expect((await end(boss, place.id)).statusCode).toBe(204)
  expect(await lastTo(api, colleague)).toContain('ne faites plus partie')
  const { body } = await colleague.client.call(delegationContract.listFiles)
  expect(body.items.map((file) => file.id)).toEqual([id])
})
