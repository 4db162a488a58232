import * as contract from '@guichet/contract/delegations.contract'
import { listDocuments } from '@guichet/contract/documents.contract'
import { getMe } from '@guichet/contract/me.contract'
import { createSession, getSession } from '@guichet/contract/session.contract'
import { auditEntries, lifeEvents, persons, signInIdentifiers } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
const TERMS = { rights: ['file.edit', 'memberships.see'] as const, endsOn: '2027-11-22' }
const terms = () => ({ rights: [...TERMS.rights], endsOn: TERMS.endsOn })
const inFile = (id: string) => ({ headers: { 'x-guichet-file': id } })
const PASSWORD = 'Neuf-Lavandes-2027!'

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
const tokenIn = (text = '') => /\/acces\/([\w-]+)/u.exec(text)?.[1] ?? ''
const auditOf = (api: TestApp, action: string, subjectId: string) =>
  api.deps.db
    .select()
    .from(auditEntries)
    .where(and(eq(auditEntries.action, action), eq(auditEntries.subjectId, subjectId)))

/** Somebody who signs in with the login of an account, and of whom another one’s address was written. */
async function impostor(api: TestApp, email: string) {
  const { person, client } = await third(api)
  await api.deps.db.delete(signInIdentifiers).where(eq(signInIdentifiers.personId, person.id))
  await api.deps.db.update(persons).set({ email }).where(eq(persons.id, person.id))
  return { person, client }
}

describe('an invitation', () => {
  storyTest(
    'is nothing to somebody for whom the address was written, which another one signs in with',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const { email } = guest.person
      const { body: made } = await owner.client.call(contract.createDelegation, {
        body: { email, ...terms() },
      })
      const other = await impostor(api, email)
      expect((await other.client.call(contract.listPendingFiles)).body.invitations).toEqual([])
      const params = { id: made.id }
      for (const refused of [
        await other.client.refusal(contract.acceptDelegation, { params, body: {} }),
        await other.client.refusal(contract.endDelegation, { params }),
      ])
        expect(refused).toMatchObject({ status: 404, code: 'resource.not-found' })
      await guest.client.call(contract.acceptDelegation, { params, body: {} })
    },
  )

  storyTest(
    'brings the rights that the chosen ones need, and is accepted by its addressee',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const { body: made } = await owner.client.call(contract.createDelegation, {
        body: { email: guest.person.email, ...terms(), note: 'Bonjour' },
      })
      expect(made).toMatchObject({
        ...{ state: 'invited', name: null, rights: ['file.see', 'file.edit', 'memberships.see'] },
        answerBy: '2026-12-22T09:00:00.000Z',
      })
      expect((await mailsTo(api, guest.person.email)).at(-1)?.text).toContain('voir la fiche')
      expect((await guest.client.call(getSession)).body).toMatchObject({ hasFiles: true, actingFor: null })
      const { body: pending } = await guest.client.call(contract.listPendingFiles)
      expect(pending.invitations).toMatchObject([{ id: made.id, note: 'Bonjour' }])
      await guest.client.call(contract.acceptDelegation, { params: { id: made.id }, body: {} })
      expect(
        (
          await owner.client.refusal(contract.createDelegation, {
            body: { email: guest.person.email, ...terms() },
          })
        ).code,
      ).toBe('delegation.known')
      const { body: files } = await guest.client.call(contract.listFiles)
      expect(files.items).toMatchObject([
        { id: made.id, lastName: owner.person.lastName, dueOn: null, standing: 'over' },
      ])
      expect((await mailsTo(api, owner.person.email)).at(-1)?.subject).toContain('a maintenant accès')
      expect(await auditOf(api, 'delegation.accepted', made.id)).toMatchObject([{ actorId: guest.person.id }])
      const again = await guest.client.refusal(contract.acceptDelegation, {
        params: { id: made.id },
        body: {},
      })
      expect(again.code).toBe('delegation.settled')
    },
  )

  storyTest('makes somebody new by its link, once, with a sign-in and nothing else', async ({ api }) => {
    const owner = await member(api)
    const email = `cabinet-${owner.person.number}@test.example`
    const { body: made } = await owner.client.call(contract.createDelegation, { body: { email, ...terms() } })
    const token = tokenIn((await mailsTo(api, email)).at(-1)?.text)
    const browser = api.browser()
    expect((await browser.call(contract.getInvitation, { params: { token } })).body).toMatchObject({
      ...{ email, signInFirst: false, id: made.id },
    })
    const newcomer = { firstName: 'Paul', lastName: 'Reboul', password: PASSWORD }
    const answers = await Promise.all(
      [1, 2].map(() => browser.attempt(contract.signUpByInvitation, { params: { token }, body: newcomer })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()[0]).toBe(204)
    expect((await browser.refusal(contract.getInvitation, { params: { token } })).code).toBe('link.invalid')
    const { body: session } = await browser.call(createSession, {
      body: { identifier: email, password: PASSWORD },
    })
    expect(session).toMatchObject({ isMember: false, hasAccounts: false, hasFiles: true })
    expect((await browser.call(contract.listFiles)).body.items).toMatchObject([{ id: made.id }])
  })

  storyTest(
    'is accepted under another address by who has its link, and by nobody without',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const email = `other-${owner.person.number}@test.example`
      const { body: made } = await owner.client.call(contract.createDelegation, {
        body: { email, ...terms() },
      })
      const first = tokenIn((await mailsTo(api, email)).at(-1)?.text)
      await owner.client.call(contract.resendInvitation, { params: { id: made.id } })
      const token = tokenIn((await mailsTo(api, email)).at(-1)?.text)
      const accept = (text?: string) =>
        guest.client.attempt(contract.acceptDelegation, { params: { id: made.id }, body: { token: text } })
      expect((await accept()).statusCode).toBe(404)
      expect((await accept(first)).statusCode).toBe(404)
      expect((await accept(token)).statusCode).toBe(204)
    },
  )

  storyTest('gives what is one’s own only, for three years at most, to somebody else', async ({ api }) => {
    const { person, client } = await member(api)
    const refused = async (body: object) => {
      const { code, errors = [] } = await client.refusal(contract.createDelegation, { body } as never)
      return [code, ...errors.map((error) => `${error.pointer} ${error.code}`)].join(' ')
    }
    const valid = { email: 'third@test.example', ...terms() }
    expect(await refused({ ...valid, rights: ['accounts.see'] })).toBe('request.invalid /rights invalid')
    expect(await refused({ ...valid, rights: [] })).toBe('request.invalid /rights required')
    expect(await refused({ ...valid, endsOn: '2026-11-21' })).toBe('request.invalid /endsOn date.past')
    expect(await refused({ ...valid, endsOn: '2029-11-23' })).toBe('request.invalid /endsOn date.too-late')
    expect(await refused({ ...valid, email: person.email })).toBe('request.invalid /email invalid')
    await client.call(contract.createDelegation, { body: valid })
    expect(await refused(valid)).toBe('delegation.known')
    for (let n = 1; n < 20; n += 1)
      await api.make.delegation(person, person, {
        state: 'invited',
        thirdId: null,
        email: `n${n}@test.example`,
      })
    expect(await refused({ ...valid, email: 'one-more@test.example' })).toBe('delegation.too-many')
  })
})

describe('an access', () => {
  storyTest('is narrowed, and ended from either side, from the next request on', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const { id } = await api.make.delegation(owner.person, guest.person)
    const see = () => guest.client.attempt(getMe, {}, inFile(id))
    expect((await see()).json().personId).toBe(owner.person.id)
    const { etag } = await owner.client.call(contract.getDelegation, { params: { id } })
    const narrow = { rights: ['documents.see' as const], endsOn: '2026-11-22' }
    await owner.client.call(
      contract.updateDelegation,
      { params: { id }, body: narrow },
      { ifMatch: String(etag) },
    )
    expect((await see()).json().code).toBe('delegation.right-missing')
    expect((await guest.client.attempt(listDocuments, {}, inFile(id))).statusCode).toBe(200)
    const stale = await owner.client.refusal(
      contract.updateDelegation,
      { params: { id }, body: narrow },
      { ifMatch: String(etag) },
    )
    expect(stale.code).toBe('resource.changed')
    expect((await mailsTo(api, guest.person.email)).at(-1)?.subject).toContain('modifié')
    // The last day holds until midnight in Paris.
    api.clock.set('2026-11-22T22:59:00.000Z')
    const late = await api.signInAs(guest.person)
    expect((await late.attempt(listDocuments, {}, inFile(id))).statusCode).toBe(200)
    api.clock.set('2026-11-22T23:00:00.000Z')
    expect((await late.attempt(listDocuments, {}, inFile(id))).json().code).toBe('delegation.ended')
    const { body } = await (await api.signInAs(owner.person)).call(contract.listDelegations)
    expect(body.items).toMatchObject([{ id, state: 'expired' }])
  })

  storyTest('that is revoked or given up is over, and the other side is told', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const first = await api.make.delegation(owner.person, guest.person)
    await owner.client.call(contract.endDelegation, { params: { id: first.id } })
    expect((await guest.client.attempt(getMe, {}, inFile(first.id))).json().code).toBe('delegation.ended')
    expect((await mailsTo(api, guest.person.email)).at(-1)?.subject).toContain('mis fin')
    const second = await api.make.delegation(owner.person, guest.person)
    const both = await Promise.all(
      [owner, guest].map(({ client }) =>
        client.attempt(contract.endDelegation, { params: { id: second.id } }),
      ),
    )
    expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([204, 409])
    const stranger = await third(api)
    const { id } = await api.make.delegation(owner.person, guest.person)
    expect((await stranger.client.attempt(contract.endDelegation, { params: { id } })).statusCode).toBe(404)
    expect((await stranger.client.attempt(getMe, {}, inFile(id))).json().code).toBe('delegation.ended')
    await guest.client.call(contract.endDelegation, { params: { id } })
    expect((await mailsTo(api, owner.person.email)).at(-1)?.subject).toContain('renoncé')
  })

  storyTest('opens nothing once the death of the member is recorded', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const { id } = await api.make.delegation(owner.person, guest.person)
    await api.deps.db.insert(lifeEvents).values({
      ...{ id: api.deps.ids.uuid(), personId: owner.person.id, kind: 'death', state: 'done', byStaff: true },
      ...{ happensOn: '2026-11-20', createdById: owner.person.id, createdAt: api.clock.now() },
    })
    expect((await guest.client.attempt(getMe, {}, inFile(id))).json().code).toBe('delegation.ended')
  })
})

describe('a request for access', () => {
  storyTest(
    'is answered alike whether it names somebody or not, and a refusal is not told',
    async ({ api }) => {
      const [owner, guest] = [await member(api), await third(api)]
      const ask = async (email: string, identifier: string) => {
        const { status, body } = await guest.client.call(contract.requestDelegation, {
          body: { email, identifier },
        })
        return { status, ...body, id: '', email: '', identifier: '' }
      }
      const known = await ask(owner.person.email, String(owner.person.number))
      expect(await ask('nobody@test.example', '999999')).toEqual(known)
      expect(await ask(owner.person.email, '1')).toEqual(known)
      expect(await mailsTo(api, owner.person.email)).toHaveLength(1)
      const { body } = await owner.client.call(contract.listDelegations)
      expect(body.items).toMatchObject([
        { state: 'asked', name: `${guest.person.firstName} ${guest.person.lastName}` },
      ])
      const id = body.items[0]?.id ?? ''
      await owner.client.call(contract.decideDelegation, { params: { id }, body: { decision: 'report' } })
      await api.runOutbox()
      expect(api.mailer.sent.at(-1)?.subject).toContain('Demande d’accès signalée')
      const { body: pending } = await guest.client.call(contract.listPendingFiles)
      expect(pending.requests.map(({ isOver }) => isOver)).toEqual([false, false, false])
      const settled = await owner.client.refusal(contract.decideDelegation, {
        params: { id },
        body: { decision: 'refuse' },
      })
      expect(settled.code).toBe('delegation.settled')
    },
  )

  storyTest('is granted for what the member chooses', async ({ api }) => {
    const owner = await member(api)
    const guest = await third(api)
    const { body: asked } = await guest.client.call(contract.requestDelegation, {
      body: { email: owner.person.email, identifier: String(owner.person.number) },
    })
    const decide = { params: { id: asked.id }, body: { decision: 'accept' as const } }
    const bare = await owner.client.refusal(contract.decideDelegation, decide)
    expect(bare.errors).toMatchObject([{ pointer: '/rights', code: 'required' }])
    await owner.client.call(contract.decideDelegation, { ...decide, body: { ...decide.body, ...terms() } })
    expect((await guest.client.attempt(getMe, {}, inFile(asked.id))).statusCode).toBe(200)
    expect((await mailsTo(api, guest.person.email)).at(-1)?.subject).toContain('vous a ouvert son dossier')
    expect((await guest.client.call(contract.listPendingFiles)).body.requests).toEqual([])
  })
})
