import { getAccountNotices } from '@guichet/contract/account-notices.contract'
import { accountProcedures, mailboxes, oneTimeLinks } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { statementsOf } from '../../testing/count-statements.ts'
import type { TestApp } from '../../testing/test-app.ts'

type Person = { readonly id: string }
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]
const monthly = (day: number, documentType: string | null = null, untilDay: number | null = null) => ({
  ...{ labelFr: `Le ${day}`, labelEn: `Day ${day}`, documentType, months: MONTHS, day, untilDay },
  ...{ working: false, extraDays: 0 },
})
const read = async (api: TestApp, person: unknown) =>
  (await (await api.signInAs(person as Person)).call(getAccountNotices)).body
const datesOf = async (api: TestApp, person: unknown) =>
  (await read(api, person)).dueDates.map(
    ({ procedureCode, dueOn, accounts }) =>
      `${procedureCode} ${dueOn} ${accounts.map(({ login }) => login).join()}`,
  )
const kindsOf = async (api: TestApp, person: unknown) =>
  (await read(api, person)).alerts.map(({ kind, count }) => (count === null ? kind : `${kind} ${count}`))
/** The holder has set the password of the mailbox. */
const withMailPassword = async (api: TestApp, { id }: { readonly id: string }) =>
  api.deps.db
    .update(mailboxes)
    .set({ passwordHash: `$2b$10$${'a'.repeat(53)}` })
    .where(eq(mailboxes.accountId, id))

describe('"Dates limites"', () => {
  apiTest('shows sixty days of what the account may use, in the reader’s language', async ({ api }) => {
    const used = await api.make.procedure({ deadlines: [monthly(5), monthly(15, 'T1', 24)] })
    const other = await api.make.procedure({ deadlines: [monthly(6)] })
    const primary = await api.make.account({ login: 'notone', procedures: [used] })
    const { dueDates } = await read(api, primary.holder)
    expect(dueDates.map(({ startsOn, dueOn }) => `${startsOn} ${dueOn}`)).toEqual([
      // The 22nd of November is a Sunday in the window of the 16th to the 24th; the 5th of December a Saturday.
      ...['2026-11-16 2026-11-24', '2026-12-07 2026-12-07', '2026-12-15 2026-12-24'],
      ...['2027-01-05 2027-01-05', '2027-01-15 2027-01-25'],
    ])
    expect(dueDates[1]).toEqual({
      ...{ procedureCode: used.code, procedure: used.descriptionFr, label: 'Le 5' },
      ...{ startsOn: '2026-12-07', dueOn: '2026-12-07' },
      accounts: [{ id: primary.id, login: 'notone', companyName: primary.companyName }],
    })
    expect(dueDates.some(({ procedureCode }) => procedureCode === other.code)).toBe(false)
    const english = await api.signInAs(primary.holder as Person)
    const answer = await english.call(getAccountNotices, {}, { headers: { 'accept-language': 'en' } })
    expect(answer.body.dueDates[1]).toMatchObject({ procedure: used.descriptionEn, label: 'Day 5' })
  })

  apiTest(
    'leaves out what the primary, the profile, the choice or the state stands in the way of',
    async ({ api }) => {
      const [both, own, web] = [
        await api.make.procedure({ deadlines: [monthly(10, 'T1')], web: true }),
        await api.make.procedure({ deadlines: [monthly(10)], web: true }),
        await api.make.procedure({ deadlines: [monthly(10)] }),
      ]
      const gone = await api.make.procedure({ deadlines: [monthly(10)], withdrawn: true, web: true })
      const { code: profileCode } = await api.make.profile({ code: 'web-only', scope: 'web' })
      const primary = await api.make.account({
        ...{ login: 'nottwo', profileCode, procedures: [both, web, gone] },
      })
      const secondary = await api.make.secondary(primary, { procedures: [both, own] })
      const only = [
        `${both.code} 2026-12-10 ${secondary.login}`,
        `${both.code} 2027-01-11 ${secondary.login}`,
      ]
      expect(await datesOf(api, secondary.holder)).toEqual(only)
      expect(await datesOf(api, primary.holder)).toEqual(
        only.map((text) => text.replace(secondary.login, 'nottwo')),
      )
      const choice = and(
        eq(accountProcedures.accountId, primary.id),
        eq(accountProcedures.procedureId, both.id),
      )
      await api.deps.db
        .update(accountProcedures)
        .set({ documentTypes: ['T2'] })
        .where(choice)
      expect(await datesOf(api, secondary.holder)).toEqual([])
      const closed = await api.make.account({ state: 'closed', procedures: [both] })
      expect(await datesOf(api, closed.holder)).toEqual([])
    },
  )

  apiTest('names all accounts concerned once, and stops at twenty dates', async ({ api }) => {
    const many = await api.make.procedure({
      deadlines: Array.from({ length: 12 }, (_, index) => monthly(index + 1)),
    })
    const first = await api.make.account({ login: 'notalpha', procedures: [many] })
    const second = await api.make.account({ login: 'notbeta', holder: first.holder, procedures: [many] })
    const { dueDates } = await read(api, first.holder)
    expect(dueDates).toHaveLength(20)
    expect(new Set(dueDates.map(({ accounts }) => accounts.map(({ id }) => id).join()))).toEqual(
      new Set([`${first.id},${second.id}`]),
    )
  })
})

describe('alerts of accounts', () => {
  apiTest(
    'tells the holder of the mailbox, the quota and the secondary accounts that wait',
    async ({ api }) => {
      const primary = await api.make.account({ mailboxQuota: 2 })
      expect(await kindsOf(api, primary.holder)).toEqual(['mailbox-password-missing'])
      await withMailPassword(api, primary)
      expect(await kindsOf(api, primary.holder)).toEqual([])
      await api.make.secondary(primary, { state: 'requested', hasMailbox: true })
      await api.make.secondary(primary, { state: 'closed', hasMailbox: true })
      const invited = await api.make.secondary(primary, { state: 'approved', hasMailbox: true })
      await api.make.secondary(primary, { state: 'approved' })
      const link = {
        ...{ purpose: 'account-activation', personId: (invited.holder as Person).id, accountId: invited.id },
        ...{ createdAt: api.clock.now(), expiresAt: new Date('2026-11-23T09:00:00.000Z') },
      }
      await api.deps.db.insert(oneTimeLinks).values({ tokenHash: Buffer.alloc(32, 7), ...link })
      expect(await kindsOf(api, primary.holder)).toEqual([
        ...['mailbox-quota-used-up 2', 'secondary-invitations-lapsed 1'],
        ...['secondary-invitations-pending 1', 'secondary-requests-waiting 1'],
      ])
      api.clock.set('2026-11-23T09:00:01.000Z')
      expect(await kindsOf(api, primary.holder)).toContain('secondary-invitations-lapsed 2')
    },
  )

  apiTest('tells an applicant that the request waits, or why it was refused', async ({ api }) => {
    const person = await api.make.person()
    await api.make.account({ holder: person, login: 'notwait', state: 'requested' })
    const refused = await api.make.account({
      ...{ holder: person, login: 'notrefused', state: 'refused', stateReason: 'SIRET inconnu' },
    })
    expect((await read(api, person)).alerts).toEqual([
      expect.objectContaining({
        ...{ kind: 'request-refused', reason: 'SIRET inconnu' },
        account: { id: refused.id, login: 'notrefused', companyName: refused.companyName },
      }),
      expect.objectContaining({ kind: 'request-waiting', urgency: 'later' }),
    ])
  })

  apiTest('tells a collaborator only what his rights let him mend', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 1 })
    await api.make.secondary(primary, { state: 'requested', hasMailbox: true })
    const [reader, helper] = [await api.make.person(), await api.make.person()]
    await api.make.join(primary, reader)
    await api.make.join(primary, helper, { rights: ['options'] })
    expect(await kindsOf(api, reader)).toEqual([])
    expect(await kindsOf(api, helper)).toEqual(['mailbox-quota-used-up 1'])
  })
})

describe('who reads notices', () => {
  apiTest(
    'a stranger, also one of the staff, finds nothing of somebody else’s accounts',
    async ({ api, pg }) => {
      const procedure = await api.make.procedure({ deadlines: [monthly(10)] })
      await api.make.account({ procedures: [procedure] })
      for (const person of [await api.make.person(), await api.make.staff('admin')]) {
        const client = await api.signInAs(person)
        await client.call(getAccountNotices)
        const statements = await statementsOf(pg.pool, async () => {
          expect((await client.call(getAccountNotices)).body).toEqual({ dueDates: [], alerts: [] })
        })
        // The look-up of the session, and that of the accounts.
        expect(statements).toHaveLength(2)
      }
    },
  )

  apiTest(
    'costs five statements, however many accounts, procedures and dates there are',
    async ({ api, pg }) => {
      const procedure = await api.make.procedure({ deadlines: [monthly(10)] })
      const primary = await api.make.account({ procedures: [procedure] })
      const client = await api.signInAs(primary.holder as Person)
      const count = async () => (await statementsOf(pg.pool, () => client.call(getAccountNotices))).length
      await count()
      expect(await count()).toBe(5)
      for (let n = 0; n < 3; n++) {
        const more = await api.make.procedure({ deadlines: [monthly(n + 1)] })
        await api.make.secondary(primary, { holder: primary.holder, procedures: [procedure, more] })
      }
      expect(await count()).toBe(5)
    },
  )
})
