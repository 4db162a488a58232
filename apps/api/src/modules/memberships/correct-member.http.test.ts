import { getMember } from '@guichet/contract/backoffice.contract'
import { listMyChanges } from '@guichet/contract/file-changes.contract'
import { createSession, useActivation } from '@guichet/contract/session.contract'
import { correctMember, giveMemberEmail } from '@guichet/contract/staff-members.contract'
import { auditEntries, credentials, signInIdentifiers } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'

const { storyTest } = tellStory()
const manager = async (api: TestApp) => api.signInAs(await api.make.staff('manager'))
const reason = 'Appel de la personne au guichet'

/** As a record or an import leaves somebody: a file, and no way to sign in. */
async function unopened(api: TestApp) {
  const member = await api.make.member({ email: '', emailSignIn: false })
  await api.deps.db.delete(credentials).where(eq(credentials.personId, member.id))
  return member
}

describe('a file that staff correct', () => {
  storyTest('is changed over the version that was read; the member is told why', async ({ api }) => {
    const member = await api.make.member()
    const own = await api.signInAs(member)
    const staff = await manager(api)
    const params = { id: member.id }
    const { version } = (await staff.call(getMember, { params })).body.member
    const body = {
      ...{ reason, lastName: 'Lœvenbruck', phone: '06 39 98 41 07', activity: '' },
      personalAddress: { street: '3, rue Haute', complement: null, postcode: '83170', city: 'Brignoles' },
    }
    const after = await staff.call(correctMember, { params, body }, { ifMatch: `"${String(version)}"` })
    expect(after.body).toMatchObject({
      ...{ lastName: 'Lœvenbruck', phone: '+33639984107', activity: null },
      personalAddress: { street: '3, rue Haute', city: 'Brignoles' },
    })
    const late = await staff.refusal(correctMember, { params, body }, { ifMatch: `"${String(version)}"` })
    expect(late.code).toBe('resource.changed')
    await api.runOutbox()
    const told = api.mailer.sent.filter(({ to }) => to === member.email)
    expect(told.map(({ subject }) => subject)).toEqual(['Votre dossier a été modifié par notre équipe'])
    expect(told[0]?.text).toContain(reason)
    expect((await own.call(listMyChanges)).body.items[0]).toMatchObject({
      ...{ action: 'member.updated', actorKind: 'staff', actorName: null, reason },
      fields: expect.arrayContaining(['lastName', 'phone', 'personalAddress']),
    })
  })

  storyTest('says nothing where nothing changes, and needs a reason and the right', async ({ api }) => {
    const member = await api.make.member()
    const staff = await manager(api)
    const params = { id: member.id }
    const { lastName, version } = (await staff.call(getMember, { params })).body.member
    const ifMatch = `"${String(version)}"`
    await staff.call(correctMember, { params, body: { reason, lastName } }, { ifMatch })
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ to }) => to === member.email)).toEqual([])
    const bare = await staff.attempt(correctMember, { params, body: { reason: '' } }, { ifMatch })
    expect(bare.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/reason' }] })
    const support = await api.signInAs(await api.make.staff('support'))
    const refused = await support.refusal(correctMember, { params, body: { reason, lastName } }, { ifMatch })
    expect(refused.code).toBe('session.forbidden')
    const nobody = { params: { id: (await api.make.person()).id }, body: { reason, lastName } }
    expect((await staff.refusal(correctMember, nobody, { ifMatch })).code).toBe('resource.not-found')
  })
})

describe('a member who does not sign in yet', () => {
  storyTest(
    'is given an address, chooses a password by its link, and then changes it alone',
    async ({ api }) => {
      const member = await unopened(api)
      const staff = await manager(api)
      const params = { id: member.id }
      expect((await staff.call(getMember, { params })).body.signsIn).toBe(false)
      const give = (email: string) => ({ params, body: { email, reason, shared: false } })
      const wrong = await staff.call(giveMemberEmail, give('lucienne@wrong.example'))
      expect(wrong.body.email).toBe('lucienne@wrong.example')
      await staff.call(giveMemberEmail, give('Lucienne@right.example'))
      const same = await staff.refusal(giveMemberEmail, give('lucienne@right.example'))
      expect(same.errors).toMatchObject([{ pointer: '/email', code: 'email.same' }])
      const rows = await api.deps.db
        .select()
        .from(signInIdentifiers)
        .where(eq(signInIdentifiers.personId, member.id))
      expect(rows.map(({ identifier }) => identifier)).toEqual(['lucienne@right.example'])
      await api.runOutbox()
      const linkTo = (address: string) =>
        /\/activation\/([\w-]+)/u.exec(
          api.mailer.sent.findLast(({ to }) => to === address)?.text ?? '',
        )?.[1] ?? ''
      const guest = api.browser()
      const use = (token: string) => ({ params: { token }, body: { password: PASSWORD } })
      expect((await guest.refusal(useActivation, use(linkTo('lucienne@wrong.example')))).code).toBe(
        'link.invalid',
      )
      await guest.call(useActivation, use(linkTo('lucienne@right.example')))
      const session = { identifier: 'lucienne@right.example', password: PASSWORD, remember: false }
      expect((await api.browser().call(createSession, { body: session })).status).toBe(201)
      const late = await staff.refusal(giveMemberEmail, give('thief@test.example'))
      expect(late.code).toBe('member.signs-in')
      expect((await staff.call(getMember, { params })).body.signsIn).toBe(true)
    },
  )

  storyTest('shares the address of somebody close without signing in by it', async ({ api }) => {
    const spouse = await api.make.member()
    const member = await unopened(api)
    const staff = await manager(api)
    const give = (shared: boolean) => ({
      params: { id: member.id },
      body: { email: spouse.email, reason, shared },
    })
    const taken = await staff.refusal(giveMemberEmail, give(false))
    expect(taken.errors).toMatchObject([{ pointer: '/email', code: 'email.taken' }])
    expect((await staff.call(giveMemberEmail, give(true))).body.email).toBe(spouse.email)
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ to }) => to === spouse.email)).toEqual([])
    const kept = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, member.id))
    expect(kept.find(({ action }) => action === 'member.address-given')).toMatchObject({
      before: { email: '' },
      after: { email: spouse.email, reason, shared: true },
    })
  })
})
