import {
  inviteAccountPerson,
  sendActivationLink,
  withdrawActivation,
  withdrawInvitation,
} from '@guichet/contract/account-persons.contract'
import { closeAccount, reopenAccount } from '@guichet/contract/accounts.contract'
import { requestPasswordReset, useActivation } from '@guichet/contract/session.contract'
import { accountPersons, accounts, oneTimeLinks } from '@guichet/db/schema'
import { type PgFixture, pgTest } from '@guichet/db/testing'
import { and, eq, isNull } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { withTx } from '../../ctx.ts'
import { createTestApp, type TestApp } from '../../testing/test-app.ts'
import { waitForLock } from '../../testing/wait-for-lock.ts'
import { sendAccountActivation } from '../identity/index.ts'

const PASSWORD = 'Neuf-Lavandes-2027!'
const names = { firstName: 'Ada', lastName: 'Lovelace', rights: [] }

const tokenTo = async (api: TestApp, to: string): Promise<string> => {
  await api.runOutbox()
  const text = api.mailer.sent.filter((mail) => mail.to === to).at(-1)?.text ?? ''
  return /\/activation\/([\w-]+)/u.exec(text)?.[1] ?? ''
}
const use = (api: TestApp, token: string) =>
  api.browser().attempt(useActivation, { params: { token }, body: { password: PASSWORD } })
const linksOf = (pg: PgFixture, accountId: string) =>
  pg.db
    .select({ recipient: oneTimeLinks.recipient })
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.accountId, accountId), isNull(oneTimeLinks.usedAt)))

/** An account with an invitation under way to `email`, or one that waits for its holder there. */
async function world(pg: PgFixture, kind: 'invitation' | 'activation') {
  const api = await createTestApp({ pg })
  const email = `${kind}@links.example`
  const primary = await api.make.account()
  const boss = await api.signInAs(primary.holder as { id: string })
  if (kind === 'invitation') {
    const params = { id: primary.id }
    await boss.call(inviteAccountPerson, { params, body: { email, ...names } })
    return { api, boss, email, account: primary, params, token: await tokenTo(api, email) }
  }
  const account = await api.make.secondary(primary, {
    ...{ state: 'approved', holder: null },
    details: { firstName: 'Ada', lastName: 'Lovelace', email },
  })
  await withTx(api.ctx(), (tx) =>
    sendAccountActivation(tx, account, { firstName: 'Ada', email, locale: 'fr' }),
  )
  return { api, boss, email, account, params: { id: account.id }, token: await tokenTo(api, email) }
}
type World = Awaited<ReturnType<typeof world>>

/** What touches links of an account, each as its own request. */
const STEPS: readonly {
  readonly name: string
  readonly kind: 'invitation' | 'activation'
  readonly act: (world: World) => Promise<{ readonly statusCode: number }>
}[] = [
  { name: 'joining', kind: 'invitation', act: ({ api, token }) => use(api, token) },
  {
    name: 'inviting again',
    kind: 'invitation',
    act: ({ boss, params, email }) =>
      boss.copy().attempt(inviteAccountPerson, { params, body: { email, ...names } }),
  },
  {
    name: 'withdrawing the invitation',
    kind: 'invitation',
    act: ({ boss, params, email }) => boss.copy().attempt(withdrawInvitation, { params, body: { email } }),
  },
  { name: 'opening', kind: 'activation', act: ({ api, token }) => use(api, token) },
  {
    name: 'sending the link again',
    kind: 'activation',
    act: ({ boss, params }) => boss.copy().attempt(sendActivationLink, { params }),
  },
  {
    name: 'withdrawing the link',
    kind: 'activation',
    act: ({ boss, params }) => boss.copy().attempt(withdrawActivation, { params }),
  },
  {
    name: 'asking for it by “forgotten password”',
    kind: 'activation',
    act: ({ api, email }) => api.browser().attempt(requestPasswordReset, { body: { email } }),
  },
]

describe('links and their account', () => {
  for (const { name, kind, act } of STEPS)
    pgTest(`${name} holds the account before its links`, { timeout: 60_000 }, async ({ pg }) => {
      const here = await world(pg, kind)
      const { api, account } = here
      const holder = await pg.pool.connect()
      const looker = await pg.pool.connect()
      try {
        await holder.query('begin')
        await holder.query('select id from accounts where id = $1 for update', [account.id])
        const answer = act(here)
        await waitForLock(pg.pool)
        // Whoever waits for the account holds none of its links: this would wait too, and so fails at once.
        await looker.query('begin')
        const { rowCount } = await looker.query(
          'select 1 from one_time_links where account_id = $1 for update nowait',
          [account.id],
        )
        expect(rowCount).toBeGreaterThan(0)
        await looker.query('rollback')
        await holder.query('commit')
        expect((await answer).statusCode).toBeLessThan(300)
      } finally {
        looker.release()
        holder.release()
        await api.close()
      }
    })

  pgTest(
    'an account closed meanwhile takes nobody, and has no link left',
    { timeout: 60_000 },
    async ({ pg }) => {
      const here = await world(pg, 'invitation')
      const { api, boss, account, params, token } = here
      const closer = await pg.pool.connect()
      try {
        await closer.query('begin')
        await closer.query(`update accounts set state = 'closed' where id = $1`, [account.id])
        const joining = use(api, token)
        const again = boss.copy().attempt(inviteAccountPerson, {
          ...{ params, body: { email: 'late@links.example', ...names } },
        })
        await waitForLock(pg.pool)
        await closer.query('commit')
        expect((await joining).json().code).toBe('link.invalid')
        expect((await again).json().code).toBe('account.closed')
      } finally {
        closer.release()
        await api.close()
      }
    },
  )

  pgTest(
    'all at once with a closing: nobody fails, and a closed account has no link',
    { timeout: 120_000 },
    async ({ pg }) => {
      const { api, boss, account, params, email } = await world(pg, 'invitation')
      const staff = await api.signInAs(await api.make.staff('manager'))
      for (let round = 0; round < 5; round++) {
        await boss.attempt(inviteAccountPerson, { params, body: { email, ...names } })
        const token = await tokenTo(api, email)
        const answers = await Promise.all([
          boss.copy().attempt(inviteAccountPerson, { params, body: { email, ...names } }),
          boss.copy().attempt(withdrawInvitation, { params, body: { email } }),
          use(api, token),
          staff.copy().attempt(closeAccount, { params, body: { reason: 'Essai' } }),
          boss.copy().attempt(inviteAccountPerson, {
            ...{ params, body: { ...names, email: `other${round}@links.example` } },
          }),
        ])
        expect(answers.filter(({ statusCode }) => statusCode >= 500)).toEqual([])
        const [row] = await pg.db
          .select({ state: accounts.state })
          .from(accounts)
          .where(eq(accounts.id, account.id))
        expect(row?.state).toBe('closed')
        expect(await linksOf(pg, account.id)).toEqual([])
        await pg.db
          .delete(accountPersons)
          .where(and(eq(accountPersons.accountId, account.id), eq(accountPersons.role, 'collaborator')))
        await staff.call(reopenAccount, { params, body: { reason: 'Essai' } })
      }
      await api.close()
    },
  )
})
