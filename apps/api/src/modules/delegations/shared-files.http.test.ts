import * as contract from '@guichet/contract/delegations.contract'
import * as firmContract from '@guichet/contract/firms.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { auditEntries, delegations } from '@guichet/db/schema'
import { and, eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'

const { storyTest } = tellStory()
const inFile = (id: string) => ({ headers: { 'x-guichet-file': id } })
const terms = () => ({ rights: ['file.edit' as const, 'memberships.see' as const], endsOn: '2027-11-22' })

async function member(api: TestApp) {
  const person = await api.make.member()
  return { person, client: await api.signInAs(person) }
}
async function third(api: TestApp) {
  const person = await api.make.person()
  return { person, client: await api.signInAs(person) }
}
type Somebody = Awaited<ReturnType<typeof third>>

/** A firm of two, and a member who opened the file to the one with consent to colleagues. */
async function world(api: TestApp) {
  const [owner, guest, colleague] = [await member(api), await third(api), await third(api)]
  const firm = await api.make.firm(guest.person)
  const place = await api.make.firmMember(firm, { personId: colleague.person.id })
  const file = await api.make.delegation(owner.person, guest.person, { colleagues: true, firmId: firm.id })
  return { owner, guest, colleague, firm, place, file }
}
const see = async ({ client }: Somebody, id: string) => {
  const answer = await client.attempt(getMe, {}, inFile(id))
  return answer.statusCode === 200 ? 'open' : String(answer.json().code)
}
const listed = async ({ client }: Somebody) =>
  (await client.call(contract.listFiles)).body.items.map(({ id, heldBy, isShared }) => ({
    ...{ id, heldBy, isShared },
  }))
async function subjectsTo(api: TestApp, { person }: Somebody) {
  await api.runOutbox()
  return api.mailer.sent.filter(({ to }) => to === person.email).map(({ subject }) => subject)
}

describe('a file opened to a firm', () => {
  storyTest('is acted in by colleagues under their own names, with the same rights', async ({ api }) => {
    const { owner, guest, colleague, file } = await world(api)
    await api.deps.db
      .update(delegations)
      .set({ rights: ['file.see', 'file.edit'] })
      .where(eq(delegations.id, file.id))
    expect(await listed(colleague)).toEqual([
      { id: file.id, heldBy: `Camille ${guest.person.lastName}`, isShared: true },
    ])
    expect(await listed(guest)).toEqual([{ id: file.id, heldBy: null, isShared: true }])
    const { etag } = await colleague.client.call(getMe, undefined, inFile(file.id))
    const edit = { body: { activity: 'Tapissier' } }
    await colleague.client.call(updateMe, edit, { ...inFile(file.id), ifMatch: String(etag) })
    await guest.client.call(getMe, undefined, inFile(file.id))
    const { body: actions } = await owner.client.call(contract.listFileActions)
    expect(actions.items.map(({ action, name }) => [action, name])).toEqual([
      ['delegation.used', `Camille ${guest.person.lastName}`],
      ['member.updated', `Camille ${colleague.person.lastName}`],
      ['delegation.used', `Camille ${colleague.person.lastName}`],
    ])
    const narrow = await colleague.client.attempt(
      contract.createDelegation,
      { body: { email: 'x@test.example', ...terms() } },
      inFile(file.id),
    )
    expect(narrow.json().code).toBe('delegation.right-missing')
    // Giving up is for whom it was given to.
    const giveUp = await colleague.client.attempt(contract.endDelegation, { params: { id: file.id } })
    expect(giveUp.statusCode).toBe(404)
    const { body } = await owner.client.call(contract.listDelegations)
    expect(body.items).toMatchObject([{ colleagues: true, firm: { name: 'Cabinet Reboul', others: 1 } }])
  })

  storyTest(
    'is closed by removal, by withdrawal of the consent and by revoking, at once',
    async ({ api }) => {
      const { owner, guest, colleague, firm, place, file } = await world(api)
      expect(await see(colleague, file.id)).toBe('open')
      await guest.client.call(firmContract.endFirmPlace, { params: { id: place.id } })
      expect(await see(colleague, file.id)).toBe('delegation.ended')
      expect(await listed(colleague)).toEqual([])
      await api.make.firmMember(firm, { personId: colleague.person.id })
      expect(await see(colleague, file.id)).toBe('open')
      const { etag } = await owner.client.call(contract.getDelegation, { params: { id: file.id } })
      const alone = { params: { id: file.id }, body: { ...terms(), colleagues: false } }
      const { body: closed } = await owner.client.call(contract.updateDelegation, alone, {
        ifMatch: String(etag),
      })
      expect(closed).toMatchObject({ colleagues: false, firm: null })
      expect(await see(colleague, file.id)).toBe('delegation.ended')
      expect(await see(guest, file.id)).toBe('open')
      const again = { params: { id: file.id }, body: { ...terms(), colleagues: true } }
      await owner.client.call(contract.updateDelegation, again, { ifMatch: String(closed.version) })
      expect(await see(colleague, file.id)).toBe('open')
      expect((await subjectsTo(api, owner)).at(-1)).toBe(
        'Votre dossier est aussi ouvert à « Cabinet Reboul »',
      )
      await owner.client.call(contract.endDelegation, { params: { id: file.id } })
      expect(await see(colleague, file.id)).toBe('delegation.ended')
    },
  )

  storyTest(
    'stays with its third party, who leaves: not with the firm, nor untold with the next',
    async ({ api }) => {
      const { owner, guest, colleague, firm, file } = await world(api)
      await api.make.firmMember(firm, { personId: (await third(api)).person.id, role: 'manager' })
      await guest.client.call(firmContract.endFirmPlace, { params: { id: firm.memberId } })
      expect(await see(colleague, file.id)).toBe('delegation.ended')
      expect(await see(guest, file.id)).toBe('open')
      expect((await subjectsTo(api, owner)).at(-1)).toBe(
        'Votre dossier n’est plus ouvert à « Cabinet Reboul »',
      )
      const [loose] = await api.deps.db
        .select({ action: auditEntries.action })
        .from(auditEntries)
        .where(and(eq(auditEntries.subjectId, file.id), eq(auditEntries.action, 'delegation.unshared')))
      expect(loose).toBeDefined()
      const before = (await subjectsTo(api, owner)).length
      await guest.client.call(firmContract.createFirm, { body: { name: 'Cabinet Vial' } })
      const told = await subjectsTo(api, owner)
      expect(told.slice(before)).toEqual(['Votre dossier est aussi ouvert à « Cabinet Vial »'])
      const { body } = await owner.client.call(contract.listDelegations)
      expect(body.items).toMatchObject([{ firm: { name: 'Cabinet Vial', others: 0 } }])
      expect(await see(colleague, file.id)).toBe('delegation.ended')
    },
  )

  storyTest('is told with the acceptance, when the third party is in a firm already', async ({ api }) => {
    const [owner, guest, colleague] = [await member(api), await third(api), await third(api)]
    const firm = await api.make.firm(guest.person)
    await api.make.firmMember(firm, { personId: colleague.person.id })
    const open = async (colleagues: boolean) => {
      const { body } = await owner.client.call(contract.createDelegation, {
        body: { email: guest.person.email, ...terms(), colleagues },
      })
      await guest.client.call(contract.acceptDelegation, { params: { id: body.id }, body: {} })
      return body.id
    }
    const alone = await open(false)
    expect(await see(colleague, alone)).toBe('delegation.ended')
    await owner.client.call(contract.endDelegation, { params: { id: alone } })
    expect(await see(colleague, await open(true))).toBe('open')
    await api.runOutbox()
    const accepted = api.mailer.sent.filter(({ to }) => to === owner.person.email).at(-1)
    expect(accepted?.text).toContain('les personnes de son cabinet, « Cabinet Reboul », y ont accès aussi')
  })

  storyTest('is granted so in answer to a request, and told', async ({ api }) => {
    const [owner, guest, colleague] = [await member(api), await third(api), await third(api)]
    const firm = await api.make.firm(guest.person)
    await api.make.firmMember(firm, { personId: colleague.person.id })
    const { body: asked } = await guest.client.call(contract.requestDelegation, {
      body: { email: owner.person.email, identifier: String(owner.person.number) },
    })
    const { body: granted } = await owner.client.call(contract.decideDelegation, {
      params: { id: asked.id },
      body: { decision: 'accept', ...terms(), colleagues: true },
    })
    expect(granted.firm).toEqual({ name: 'Cabinet Reboul', others: 1 })
    expect(await see(colleague, asked.id)).toBe('open')
    expect((await subjectsTo(api, owner)).at(-1)).toContain('aussi ouvert à «')
  })

  storyTest('is no colleague’s own: a member in the firm sees the own file as the own', async ({ api }) => {
    const { owner, firm, file, guest } = await world(api)
    await api.make.firmMember(firm, { personId: owner.person.id })
    expect(await see(owner, file.id)).toBe('delegation.ended')
    expect(await listed(owner)).toEqual([])
    expect(await listed(guest)).toHaveLength(1)
    const { body } = await owner.client.call(contract.listDelegations)
    expect(body.items).toMatchObject([{ firm: { others: 1 } }])
  })

  storyTest('is bound to no firm that is left while it is accepted', async ({ api }) => {
    const [owner, guest] = [await member(api), await third(api)]
    const firm = await api.make.firm(guest.person)
    await api.make.firmMember(firm, { personId: (await third(api)).person.id, role: 'manager' })
    const { body: made } = await owner.client.call(contract.createDelegation, {
      body: { email: guest.person.email, ...terms(), colleagues: true },
    })
    const answers = await Promise.all([
      guest.client.attempt(contract.acceptDelegation, { params: { id: made.id }, body: {} }),
      guest.client.attempt(firmContract.endFirmPlace, { params: { id: firm.memberId } }),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([204, 204])
    const [row] = await api.deps.db.select().from(delegations).where(eq(delegations.id, made.id))
    expect(row).toMatchObject({ state: 'active', firmId: null })
  })

  storyTest('waits for its third party before it is held itself, whoever changes it', async ({ api }) => {
    const guest = await third(api)
    const [opener, asked, inviter] = [await member(api), await member(api), await member(api)]
    await api.make.firm(guest.person)
    const open = await api.make.delegation(opener.person, guest.person)
    const { body: wanted } = await guest.client.call(contract.requestDelegation, {
      body: { email: asked.person.email, identifier: String(asked.person.number) },
    })
    const shared = { ...terms(), colleagues: true }
    const { body: invited } = await inviter.client.call(contract.createDelegation, {
      body: { email: guest.person.email, ...shared },
    })
    const of = <Body>(id: string, body: Body) => ({ params: { id }, body })
    const [update, decide] = [of(open.id, shared), of(wanted.id, { decision: 'accept' as const, ...shared })]
    const changes = {
      [open.id]: () => opener.client.attempt(contract.updateDelegation, update, { ifMatch: '1' }),
      [wanted.id]: () => asked.client.attempt(contract.decideDelegation, decide),
      [invited.id]: () => guest.client.attempt(contract.acceptDelegation, of(invited.id, {})),
    }
    for (const [id, change] of Object.entries(changes)) {
      const { answer } = await api.deps.db.transaction(async (tx) => {
        await tx.execute(sql`select 1 from persons where id = ${guest.person.id} for no key update`)
        const begun = change()
        await waitForLock(api.deps.pool)
        const free = await tx.execute(sql`select 1 from delegations where id = ${id} for update skip locked`)
        expect(free.rowCount).toBe(1)
        return { answer: begun }
      })
      expect((await answer).statusCode).toBeLessThan(300)
    }
  })
})
