import { createSession, getActivation, getSession, useActivation } from '@guichet/contract/session.contract'
import * as contract from '@guichet/contract/team.contract'
import { auditEntries, persons } from '@guichet/db/schema'
import { pgTest } from '@guichet/db/testing'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { codeAt, PASSWORD } from '../../testing/factories.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'

const NEW_PASSWORD = 'Nouvelle-Recrue-2026!'
const LEA = { email: 'lea@test.example', firstName: 'Léa', lastName: 'Martin', role: 'support' as const }

const auditsOf = async (api: TestApp) =>
  (await api.deps.db.select({ action: auditEntries.action }).from(auditEntries))
    .map(({ action }) => action)
    .filter((action) => action.startsWith('staff.'))
const subjectsTo = (api: TestApp, address: string) =>
  api.mailer.sent.filter(({ to }) => to === address).map(({ subject }) => subject)
const roleOf = async (api: TestApp, id: string) => {
  const [row] = await api.deps.db.select({ role: persons.staffRole }).from(persons).where(eq(persons.id, id))
  return row?.role
}

describe('the team', () => {
  pgTest('invites somebody, who joins by the link with a second factor, once', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const admin = await api.make.staff('admin')
    const desk = await api.signInAs(admin)
    expect((await desk.refusal(contract.inviteStaff, { body: LEA })).code).toBe('password.needed')
    const body = { ...LEA, currentPassword: PASSWORD }
    await desk.call(contract.inviteStaff, { body })
    await api.runOutbox()
    const linkIn = () => {
      const mail = api.mailer.sent.findLast(({ to }) => to === LEA.email)
      return /activation\/([\w-]+)/u.exec(String(mail?.text))?.[1] ?? ''
    }
    const first = linkIn()
    await desk.call(contract.inviteStaff, { body: LEA })
    await api.runOutbox()
    const token = linkIn()
    expect((await api.browser().refusal(getActivation, { params: { token: first } })).code).toBe(
      'link.invalid',
    )
    const { body: activation } = await api.browser().call(getActivation, { params: { token } })
    expect(activation).toMatchObject({ purpose: 'staff-invitation', invited: { firstName: 'Léa' } })
    const secret = activation.totp?.secret ?? ''
    const wrong = { password: NEW_PASSWORD, code: '000000' }
    if (codeAt(api.clock.now(), secret) !== wrong.code)
      expect((await api.browser().refusal(useActivation, { params: { token }, body: wrong })).code).toBe(
        'session.factor-invalid',
      )
    const joined = { password: NEW_PASSWORD, code: codeAt(api.clock.now(), secret) }
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.browser().attempt(useActivation, { params: { token }, body: joined })),
    )
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 404, 404])
    const { body: team } = await desk.call(contract.listTeam)
    expect(team.invitations).toEqual([])
    expect(team.items.map(({ lastName, role }) => `${lastName} ${role}`).sort()).toEqual(
      [`${admin.lastName} admin`, 'Martin support'].sort(),
    )
    const signIn = { identifier: LEA.email, password: NEW_PASSWORD }
    expect((await api.browser().call(createSession, { body: signIn })).status).toBe(202)
    expect(await auditsOf(api)).toEqual(['staff.invited', 'staff.invited', 'staff.joined'])
    await api.runOutbox()
    expect(subjectsTo(api, admin.email)).toContain('Équipe\u00a0: invitation acceptée pour Léa Martin')
    expect((await desk.refusal(contract.inviteStaff, { body: LEA })).code).toBe('staff.address-known')
    await api.close()
  })

  pgTest('withdraws an invitation, and forgets one after 24 hours', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const admin = await api.make.staff('admin')
    const desk = await api.signInAs(admin)
    await desk.call(contract.inviteStaff, { body: { ...LEA, currentPassword: PASSWORD } })
    await desk.call(contract.withdrawStaffInvitation, { body: { email: LEA.email } })
    const gone = await desk.refusal(contract.withdrawStaffInvitation, { body: { email: LEA.email } })
    expect(gone.code).toBe('resource.not-found')
    await desk.call(contract.inviteStaff, { body: LEA })
    expect((await desk.call(contract.listTeam)).body.invitations).toHaveLength(1)
    api.clock.advance(86_400_000)
    const later = await api.signInAs(admin)
    expect((await later.call(contract.listTeam)).body.invitations).toEqual([])
    await api.close()
  })

  pgTest(
    'changes a role from the next request on, suspends and removes with all sessions',
    async ({ pg }) => {
      const api = await createTestApp({ pg })
      const [admin, other] = [await api.make.staff('admin'), await api.make.staff('support')]
      const [desk, colleague] = [await api.signInAs(admin), await api.signInAs(other)]
      const params = { id: other.id }
      await desk.call(contract.changeStaffRole, {
        params,
        body: { role: 'manager', currentPassword: PASSWORD },
      })
      expect((await colleague.call(getSession)).body.staffRole).toBe('manager')
      const again = await desk.refusal(contract.changeStaffRole, { params, body: { role: 'manager' } })
      expect(again.code).toBe('staff.unchanged')

      expect((await desk.call(contract.suspendStaff, { params })).body).toMatchObject({
        ...{ role: 'manager', suspended: true },
      })
      expect((await colleague.refusal(getSession)).code).toBe('session.required')
      const signIn = { identifier: other.email, password: PASSWORD }
      expect((await api.browser().refusal(createSession, { body: signIn })).code).toBe('account.closed')
      await desk.call(contract.reinstateStaff, { params, body: {} })
      expect(await roleOf(api, other.id)).toBe('manager')
      const back = await api.signInAs(other)

      await desk.call(contract.removeStaff, { params })
      expect((await back.refusal(getSession)).code).toBe('session.required')
      expect((await api.browser().refusal(createSession, { body: signIn })).code).toBe(
        'session.invalid-credentials',
      )
      expect((await desk.refusal(contract.removeStaff, { params })).code).toBe('resource.not-found')
      expect(await auditsOf(api)).toEqual([
        ...['staff.role-changed', 'staff.suspended', 'staff.reinstated', 'staff.removed'],
      ])
      await api.runOutbox()
      expect(subjectsTo(api, other.email)).toHaveLength(4)
      expect(subjectsTo(api, admin.email)).toHaveLength(4)
      await api.close()
    },
  )

  pgTest('who is removed and is a member stays one', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const desk = await api.signInAs(await api.make.staff('admin'))
    const member = await api.make.member({ staffRole: 'support', totp: false })
    await desk.call(contract.removeStaff, { params: { id: member.id } })
    const browser = await api.signInAs(member)
    expect((await browser.call(getSession)).body).toMatchObject({ isMember: true, staffRole: null })
    await api.close()
  })

  pgTest('keeps an administrator, and nobody changes oneself; two at once leave one', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const [one, two] = [await api.make.staff('admin'), await api.make.staff('admin')]
    const [first, second] = [await api.signInAs(one), await api.signInAs(two)]
    const own = await first.refusal(contract.suspendStaff, { params: { id: one.id } })
    expect(own.code).toBe('staff.oneself')
    const answers = await Promise.all([
      first.attempt(contract.removeStaff, { params: { id: two.id } }),
      second.attempt(contract.removeStaff, { params: { id: one.id } }),
    ])
    expect(answers.filter(({ statusCode }) => statusCode === 204)).toHaveLength(1)
    const admins = await pg.db.select({ id: persons.id }).from(persons).where(eq(persons.staffRole, 'admin'))
    expect(admins).toHaveLength(1)
    await api.close()
  })
})
