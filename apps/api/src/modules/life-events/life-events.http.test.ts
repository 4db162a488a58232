import { listMyChanges } from '@guichet/contract/file-changes.contract'
import * as contract from '@guichet/contract/life-events.contract'
import { getMe, updateMe } from '@guichet/contract/me.contract'
import { getMembership } from '@guichet/contract/memberships.contract'
import { createSession, getSession, requestPasswordReset } from '@guichet/contract/session.contract'
import { auditEntries, automaticRenewals, lifeEvents, members, persons } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx, withTx } from '../../ctx.ts'
import { PASSWORD } from '../../testing/factories.ts'
import { tellStory } from '../../testing/story-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { cancelMembership } from '../memberships/index.ts'
import { settleLifeEvents } from './settle-life-event.ts'

const { storyTest } = tellStory()
const DAY_MS = 86_400_000
const ADDRESS = { street: '3 rue Haute', complement: null, postcode: '13 100', city: 'Aix' }
const TODAY = '2026-11-22'

const settle = (api: TestApp) => settleLifeEvents(systemCtx(api.deps, 'settle-life-events'))
async function someone(api: TestApp, siret: string | null = '07955542100019') {
  const member = await api.make.member({}, { siret })
  const client = await api.signInAs(member)
  const tell = async (body: object) =>
    (await client.call(contract.tellLifeEvent, { body } as never)).body as { id: string; state: string }
  const refused = async (body: object) => {
    const { code, errors = [] } = await client.refusal(contract.tellLifeEvent, { body } as never)
    return [code, ...errors.map((error) => `${error.pointer} ${error.code}`)].join(' ')
  }
  return { member, client, tell, refused }
}
const staffOf = async (api: TestApp, role: 'manager' | 'support' = 'manager') =>
  api.signInAs(await api.make.staff(role))

describe('moving', () => {
  storyTest('today is written into the file at once, told by mail and in the history', async ({ api }) => {
    const { member, client, tell } = await someone(api)
    const before = await client.call(getMe)
    expect(await tell({ kind: 'move', happensOn: TODAY, businessAddress: ADDRESS })).toMatchObject({
      ...{ state: 'done', mayTakeBack: false, personalAddress: null },
      businessAddress: { ...ADDRESS, postcode: '13100' },
    })
    const me = await client.call(getMe)
    expect(me.body).toMatchObject({ businessAddress: { street: '3 rue Haute' }, version: 2 })
    const stale = await client.refusal(
      updateMe,
      { body: { activity: 'x' } },
      { ifMatch: String(before.etag) },
    )
    expect(stale.code).toBe('resource.changed')
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)).toMatchObject({
      to: member.email,
      subject: 'Votre dossier\u00a0: déménagement',
    })
    expect((await client.call(listMyChanges)).body.items[0]).toMatchObject({
      ...{ action: 'life-event.recorded', event: 'move', actorKind: 'self' },
    })
  })

  storyTest('later takes effect on its day in Paris, once on several processes', async ({ api }) => {
    const { client, tell, refused } = await someone(api)
    const { state } = await tell({ kind: 'move', happensOn: '2026-11-24', personalAddress: ADDRESS })
    expect(state).toBe('planned')
    expect(await refused({ kind: 'move', happensOn: '2026-11-25', personalAddress: ADDRESS })).toBe(
      'life-event.pending',
    )
    // 23:30 on the 23rd in Paris, then half past midnight.
    api.clock.set('2026-11-23T22:30:00.000Z')
    await settle(api)
    expect((await client.copy().attempt(getSession)).statusCode).toBe(401)
    const read = async () => (await (await api.signInAs({ id: await someoneId() })).call(getMe)).body
    const someoneId = async () => {
      const [row] = await api.deps.db
        .select({ personId: lifeEvents.personId })
        .from(lifeEvents)
        .where(eq(lifeEvents.happensOn, '2026-11-24'))
      return row?.personId ?? ''
    }
    expect((await read()).personalAddress.street).toBeNull()
    api.clock.set('2026-11-23T23:30:00.000Z')
    await Promise.all([settle(api), settle(api), settle(api)])
    expect(await read()).toMatchObject({ personalAddress: { street: '3 rue Haute' }, version: 2 })
  })

  storyTest('says what is wrong beside the field', async ({ api }) => {
    const { refused } = await someone(api)
    expect(await refused({ kind: 'move', happensOn: TODAY })).toBe(
      'request.invalid /personalAddress/street required',
    )
    expect(await refused({ kind: 'move', personalAddress: ADDRESS })).toBe(
      'request.invalid /happensOn required',
    )
    expect(await refused({ kind: 'move', happensOn: '2027-11-22', personalAddress: ADDRESS })).toBe(
      'request.invalid /happensOn date.future',
    )
    const nowhere = { ...ADDRESS, city: '' }
    expect(await refused({ kind: 'move', happensOn: TODAY, businessAddress: nowhere })).toBe(
      'request.invalid /businessAddress/city required',
    )
    expect(await refused({ kind: 'death', happensOn: TODAY })).toBe('request.invalid /kind invalid')
  })
})

describe('another SIRET', () => {
  storyTest('is written into the file, and found by staff', async ({ api }) => {
    const { member, tell, refused } = await someone(api)
    const body = { kind: 'new-siret', happensOn: TODAY }
    expect(await refused({ ...body, siret: '079 555 421 00019' })).toBe('request.invalid /siret siret.same')
    expect(await refused(body)).toBe('request.invalid /siret required')
    expect(await refused({ ...body, siret: '55208131766523' })).toBe('request.invalid /siret siret.invalid')
    await tell({ ...body, siret: '552 081 317 66522', ape: '35.14z' })
    const [row] = await api.deps.db.select().from(members).where(eq(members.personId, member.id))
    expect(row).toMatchObject({ siret: '55208131766522', ape: '3514Z' })
    const [person] = await api.deps.db.select().from(persons).where(eq(persons.id, member.id))
    expect(person?.searchKey).toContain('55208131766522')
  })
})

describe('the end of the activity', () => {
  storyTest('stands until it is taken back, and what it meets is told', async ({ api }) => {
    const { member, client, tell, refused } = await someone(api)
    await api.make.membership(member)
    await api.make.serviceOrder(member, { recurring: true, interval: 'month', state: 'active' })
    const { body } = await client.call(contract.listLifeEvents)
    expect(body.outlook).toEqual({
      ...{
        memberUntil: '2026-12-31',
        withdrawalUntil: null,
        renewalWaits: false,
        renewsItself: false,
        subscriptions: 1,
      },
      ...{ accounts: 0, siret: '07955542100019' },
    })
    const { id } = await tell({ kind: 'cessation', happensOn: '2026-10-31' })
    expect(await refused({ kind: 'cessation', happensOn: TODAY })).toBe('life-event.pending')
    expect((await client.call(contract.takeBackLifeEvent, { params: { id } })).status).toBe(204)
    expect((await client.refusal(contract.takeBackLifeEvent, { params: { id } })).code).toBe(
      'life-event.settled',
    )
    expect((await tell({ kind: 'cessation', happensOn: TODAY })).state).toBe('done')
    const mine = (await client.call(contract.listLifeEvents)).body.items
    expect(mine.map(({ state }) => state)).toEqual(['done', 'withdrawn'])
  })

  storyTest('stops automatic renewal from the moment it is told, to come or not', async ({ api }) => {
    const { member, client, tell } = await someone(api)
    await api.make.membership(member)
    const now = api.clock.now()
    await api.deps.db.insert(automaticRenewals).values({
      ...{ id: api.deps.ids.uuid(), personId: member.id, state: 'on', method: 'card', methodId: 'pm_test' },
      ...{ methodLabel: '4242', agreedOn: TODAY, createdAt: now, updatedAt: now },
    })
    expect((await client.call(contract.listLifeEvents)).body.outlook.renewsItself).toBe(true)
    expect((await tell({ kind: 'cessation', happensOn: '2026-12-15' })).state).toBe('planned')
    expect((await client.call(contract.listLifeEvents)).body.outlook.renewsItself).toBe(false)
    const [row] = await api.deps.db
      .select()
      .from(automaticRenewals)
      .where(eq(automaticRenewals.personId, member.id))
    expect(row).toMatchObject({ state: 'stopped', stopReason: 'member' })
  })

  storyTest('of somebody else cannot be taken back', async ({ api }) => {
    const { tell } = await someone(api)
    const { id } = await tell({ kind: 'cessation', happensOn: TODAY })
    const other = await someone(api)
    expect((await other.client.refusal(contract.takeBackLifeEvent, { params: { id } })).code).toBe(
      'resource.not-found',
    )
  })
})

describe('a resignation', () => {
  storyTest('waits for the last day of the membership', async ({ api }) => {
    const { member, client, tell } = await someone(api)
    await api.make.membership(member)
    const event = await tell({ kind: 'resignation', comment: 'Départ à l’étranger' })
    expect(event).toMatchObject({ state: 'planned', happensOn: '2026-12-31', mayTakeBack: true })
    expect((await client.call(getSession)).body.membership.state).toBe('active')
    await client.call(contract.takeBackLifeEvent, { params: { id: event.id } })
  })

  storyTest('at once is decided by staff: accepted, it ends the membership', async ({ api }) => {
    const { member, client, tell, refused } = await someone(api)
    const membership = await api.make.membership(member)
    const { id, state } = await tell({ kind: 'resignation', atOnce: true })
    expect(state).toBe('requested')
    expect(await refused({ kind: 'resignation' })).toBe('life-event.pending')
    await api.runOutbox()
    expect(api.mailer.sent.map(({ subject }) => subject)).toContain(
      `Demande de démission\u00a0: ${member.firstName} ${member.lastName}`,
    )
    const staff = await staffOf(api)
    const waiting = await staff.call(contract.listStaffLifeEvents, { query: { state: 'requested' } })
    expect(waiting.body.items.find((each) => each.id === id)).toMatchObject({
      ...{ personId: member.id, memberNumber: member.number, kind: 'resignation' },
    })
    const decide = { params: { id }, body: { decision: 'accept' as const, answer: 'Avec nos regrets' } }
    const { body } = await staff.call(contract.decideLifeEvent, decide)
    expect(body).toMatchObject({ state: 'done', answer: 'Avec nos regrets', mayTakeBack: false })
    expect((await staff.refusal(contract.decideLifeEvent, decide)).code).toBe('life-event.settled')
    expect((await client.call(getSession)).body.membership.state).toBe('inactive')
    const read = await client.call(getMembership, { params: { id: membership.id } })
    expect(read.body.state).toBe('cancelled')
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)?.text).toContain('Avec nos regrets')
    const history = (await client.call(listMyChanges)).body.items
    expect(history.find(({ action }) => action === 'life-event.accepted')).toMatchObject({
      ...{ actorKind: 'staff', actorName: null, event: 'resignation', reason: 'Avec nos regrets' },
    })
  })

  storyTest('at once needs a membership; declined, nothing changes', async ({ api }) => {
    const { member, client, tell, refused } = await someone(api)
    expect(await refused({ kind: 'resignation', atOnce: true })).toBe('life-event.unavailable')
    await api.make.membership(member)
    const { id } = await tell({ kind: 'resignation', atOnce: true })
    const staff = await staffOf(api)
    const declined = await staff.call(contract.decideLifeEvent, {
      params: { id },
      body: { decision: 'decline' },
    })
    expect(declined.body.state).toBe('declined')
    expect((await client.call(getSession)).body.membership.state).toBe('active')
    const support = await staffOf(api, 'support')
    const refusal = await support.refusal(contract.decideLifeEvent, {
      params: { id },
      body: { decision: 'accept' },
    })
    expect(refusal.code).toBe('session.forbidden')
  })

  storyTest('told and taken back again and again, it is one mail a day to the desk', async ({ api }) => {
    const { member, client, tell } = await someone(api)
    await api.make.membership(member)
    for (let times = 0; times < 3; times += 1) {
      const { id } = await tell({ kind: 'resignation', atOnce: true })
      await client.call(contract.takeBackLifeEvent, { params: { id } })
    }
    await tell({ kind: 'resignation', atOnce: true })
    await api.runOutbox()
    const desk = api.mailer.sent.filter(({ to }) => to !== member.email)
    expect(desk).toHaveLength(1)
    const waiting = await (await staffOf(api)).call(contract.listStaffLifeEvents, {
      query: { state: 'requested' },
    })
    expect(waiting.body.items.filter(({ personId }) => personId === member.id)).toHaveLength(1)
  })

  storyTest('is decided once, whoever clicks at the same moment', async ({ api }) => {
    const { member, tell } = await someone(api)
    await api.make.membership(member)
    const { id } = await tell({ kind: 'resignation', atOnce: true })
    const desks = await Promise.all([staffOf(api), staffOf(api), staffOf(api)])
    const answers = await Promise.all(
      desks.map((desk, n) =>
        desk.attempt(contract.decideLifeEvent, {
          params: { id },
          body: { decision: n === 0 ? 'decline' : 'accept' },
        }),
      ),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409, 409])
  })
})

describe('a withdrawal', () => {
  storyTest('is not settled while the membership runs and its money is here', async ({ api }) => {
    const { member, client, tell } = await someone(api)
    const old = await api.make.membership(member, { startsOn: '2026-06-01', endsOn: '2027-05-31' })
    const paid = await api.make.payment(member, {
      ...{ state: 'paid', paidOn: '2026-11-20', paidAt: api.clock.now() },
    })
    const next = await api.make.membership(member, {
      ...{ paymentId: paid.id, paidOn: '2026-11-20', startsOn: '2027-06-01', endsOn: '2028-05-31' },
    })
    const { id } = await tell({ kind: 'withdrawal' })
    // Weeks later the request still waits for its answer.
    api.clock.set('2026-12-20T10:00:00.000Z')
    const staff = await staffOf(api)
    const accept = { params: { id }, body: { decision: 'accept' as const } }
    expect((await staff.refusal(contract.decideLifeEvent, accept)).code).toBe('life-event.refund-first')
    await withTx(systemCtx(api.deps, 'test'), (tx) => cancelMembership(tx, next.id, 'Rétractation'))
    expect((await staff.call(contract.decideLifeEvent, accept)).body.state).toBe('done')
    expect((await staff.refusal(contract.decideLifeEvent, accept)).code).toBe('life-event.settled')
    const late = await api.signInAs(member)
    expect((await late.call(getMembership, { params: { id: old.id } })).body.state).toBe('active')
    expect(client).toBeDefined()
  })

  storyTest('is possible for fourteen days after joining or renewing online', async ({ api }) => {
    const { member, client, tell, refused } = await someone(api)
    expect(await refused({ kind: 'withdrawal' })).toBe('life-event.unavailable')
    const paid = await api.make.payment(member, {
      state: 'paid',
      paidOn: '2026-11-09',
      paidAt: api.clock.now(),
    })
    await api.make.membership(member, {
      ...{ paymentId: paid.id, paidOn: '2026-11-09', startsOn: '2026-11-09', endsOn: '2027-11-08' },
    })
    // The fourteenth day, 23 November 2026, is a Monday.
    expect((await client.call(contract.listLifeEvents)).body.outlook.withdrawalUntil).toBe('2026-11-23')
    expect((await tell({ kind: 'withdrawal', comment: 'Je n’en ai plus besoin' })).state).toBe('requested')
    api.clock.set('2026-11-23T23:00:00.000Z')
    const late = await api.signInAs(member)
    expect((await late.call(contract.listLifeEvents)).body.outlook.withdrawalUntil).toBeNull()
  })
})

describe('a death', () => {
  const record = (id: string, over: object = {}) => ({
    params: { id },
    body: {
      kind: 'death' as const,
      happensOn: '2026-11-20' as never,
      comment: 'Acte reçu de la famille',
      ...over,
    },
  })

  storyTest('of somebody on the staff is for who manages the staff, and never one’s own', async ({ api }) => {
    const colleague = await api.make.member({ staffRole: 'admin' })
    const manager = await api.signInAs(await api.make.staff('manager'))
    expect((await manager.refusal(contract.recordLifeEvent, record(colleague.id))).code).toBe(
      'session.forbidden',
    )
    const itself = await api.make.member({ staffRole: 'admin' })
    const admin = await api.signInAs(itself)
    expect((await admin.refusal(contract.recordLifeEvent, record(itself.id))).code).toBe('session.forbidden')
    const { body } = await admin.call(contract.recordLifeEvent, record(colleague.id))
    const undo = { params: { id: body.id }, body: { reason: 'Homonyme' } }
    expect((await manager.refusal(contract.undoLifeEvent, undo)).code).toBe('session.forbidden')
    expect((await admin.call(contract.undoLifeEvent, undo)).body.state).toBe('withdrawn')
  })

  storyTest('ends sessions, keys and messages, and nobody signs in any more', async ({ api }) => {
    const { member, client } = await someone(api)
    const program = api.program((await api.make.apiKey(member)).key)
    const staff = await staffOf(api)
    expect((await staff.call(contract.recordLifeEvent, record(member.id))).body).toMatchObject({
      ...{ kind: 'death', state: 'done', byStaff: true, mayTakeBack: true },
    })
    expect((await staff.refusal(contract.recordLifeEvent, record(member.id))).code).toBe('life-event.pending')
    expect((await client.refusal(getSession)).code).toBe('session.required')
    expect((await program.refusal(getMe)).code).toBe('session.required')
    const signIn = () =>
      api.browser().attempt(createSession, { body: { identifier: member.email, password: PASSWORD } })
    expect((await signIn()).json().code).toBe('account.closed')
    await api.browser().call(requestPasswordReset, { body: { email: member.email } })
    await api.runOutbox()
    expect(api.mailer.sent.filter(({ to }) => to === member.email)).toEqual([])

    const { body } = await staff.call(contract.listMemberLifeEvents, { params: { id: member.id } })
    const undone = { params: { id: body.items[0]?.id ?? '' }, body: { reason: 'Homonyme' } }
    expect((await staff.call(contract.undoLifeEvent, undone)).body.state).toBe('withdrawn')
    expect((await signIn()).statusCode).toBe(201)
    const rows = await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, member.id))
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['life-event.recorded', 'life-event.taken-back']),
    )
  })

  storyTest('needs a day that is not to come, and what it is known from', async ({ api }) => {
    const { member } = await someone(api)
    const staff = await staffOf(api)
    const refusal = async (over: object) =>
      (await staff.refusal(contract.recordLifeEvent, record(member.id, over))).errors
    expect(await refusal({ happensOn: '2026-11-23' })).toMatchObject([{ code: 'date.future' }])
    expect(await refusal({ comment: '' })).toMatchObject([{ pointer: '/comment' }])
    const nobody = await api.make.person()
    expect((await staff.refusal(contract.recordLifeEvent, record(nobody.id))).code).toBe('resource.not-found')
  })
})

describe('what staff have recorded', () => {
  storyTest('is theirs to undo, and the member is told', async ({ api }) => {
    const { member, client } = await someone(api)
    const staff = await staffOf(api)
    const { body } = await staff.call(contract.recordLifeEvent, {
      params: { id: member.id },
      body: { kind: 'cessation', happensOn: '2026-11-15' as never, comment: 'Courrier du 12 novembre' },
    })
    const own = (await client.call(contract.listLifeEvents)).body.items[0]
    expect(own).toMatchObject({ byStaff: true, mayTakeBack: false })
    const params = { id: body.id }
    expect((await client.refusal(contract.takeBackLifeEvent, { params })).code).toBe('life-event.settled')
    api.clock.advance(DAY_MS)
    const later = await staffOf(api)
    await later.call(contract.undoLifeEvent, { params, body: { reason: 'Erreur de dossier' } })
    await api.runOutbox()
    expect(api.mailer.sent.at(-1)?.text).toContain('Erreur de dossier')
  })
})
