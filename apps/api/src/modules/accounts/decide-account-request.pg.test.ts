import { useActivation } from '@guichet/contract/session.contract'
import { decideAccountRequest } from '@guichet/contract/staff-accounts.contract'
import { accounts, auditEntries } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { and, eq, inArray } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { PASSWORD } from '../../testing/factories.ts'
import { createTestApp } from '../../testing/test-app.ts'

const DECISIONS = ['account.approved', 'account.refused', 'account.opened']
const refuse = { decision: 'refuse', reason: 'Demande en double' }
const approve = { decision: 'approve' }

const written = async (pg: PgFixture, id: string) => {
  const entries = await pg.db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectId, id), inArray(auditEntries.action, DECISIONS)))
  const [account] = await pg.db.select({ state: accounts.state }).from(accounts).where(eq(accounts.id, id))
  return { state: account?.state, actions: entries.map(({ action }) => action) }
}

describe('a request decided by several at once', () => {
  pgTest('is answered once: one is heard, the others are told', { timeout: 60_000 }, async ({ pg }) => {
    const api = await createTestApp({ pg })
    const primary = await api.make.account()
    const desks = await Promise.all(
      ['manager', 'admin'].map(async (role) => api.signInAs(await api.make.staff(role as 'manager'))),
    )
    for (let round = 0; round < 6; round++) {
      const withPassword = round % 2 === 0
      const asked = await api.make.secondary(primary, {
        ...{ state: 'requested', ...(withPassword ? {} : { holder: null }) },
      })
      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, n) =>
          desks[n % 2]?.copy().attempt(decideAccountRequest, {
            params: { id: asked.id },
            body: (n % 4 < 2 ? refuse : approve) as never,
          }),
        ),
      )
      expect(answers.map((answer) => answer?.statusCode).toSorted()).toEqual([200, ...Array(7).fill(409)])
      for (const answer of answers)
        if (answer?.statusCode === 409) expect(answer.json().code).toBe('account.already-decided')
      const { state, actions } = await written(pg, asked.id)
      expect(actions).toEqual(
        state === 'refused'
          ? ['account.refused']
          : ['account.approved', ...(withPassword ? ['account.opened'] : [])],
      )
    }
    await api.close()
  })

  pgTest('an approval taken back while its link is used: open or refused, never both', async ({ pg }) => {
    const api = await createTestApp({ pg })
    const primary = await api.make.account()
    const staff = await api.signInAs(await api.make.staff('manager'))
    for (let round = 0; round < 4; round++) {
      const asked = await api.make.secondary(primary, { state: 'requested', holder: null })
      const decide = (body: object) =>
        staff.copy().attempt(decideAccountRequest, { params: { id: asked.id }, body: body as never })
      expect((await decide(approve)).statusCode).toBe(200)
      await api.runOutbox()
      const token = api.mailer.sent
        .map(({ text }) => /\/activation\/([\w-]+)/u.exec(text)?.[1])
        .findLast((found) => found !== undefined) as string
      const [used, taken] = await Promise.all([
        api.browser().attempt(useActivation, { params: { token }, body: { password: PASSWORD } }),
        decide({ ...refuse, state: 'approved' }),
      ])
      const { state, actions } = await written(pg, asked.id)
      const isOpen = used.statusCode < 300
      expect(taken.statusCode).toBe(isOpen ? 409 : 200)
      expect(state).toBe(isOpen ? 'open' : 'refused')
      expect(actions).toEqual(['account.approved', isOpen ? 'account.opened' : 'account.refused'])
    }
    await api.close()
  })
})
