import { getAccount, listAccountHistory } from '@guichet/contract/accounts.contract'
import { listMessages } from '@guichet/contract/messages.contract'
import { getAccountInvoicing, getAccountOptions } from '@guichet/contract/options.contract'
import { accounts, outgoingMessages } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { moveCaller } from './testing/move-caller.ts'

type Account = Awaited<ReturnType<TestApp['make']['account']>>
const holderOf = ({ holder }: Account) => holder as { id: string }

async function worldOf(api: TestApp) {
  const [first, second] = [await api.make.procedure(), await api.make.procedure()]
  const primary = await api.make.account({ procedures: [first] })
  const account = await api.make.secondary(primary, { procedures: [first, second] })
  const [above, own] = [await api.signInAs(holderOf(primary)), await api.signInAs(holderOf(account))]
  return { first, second, primary, account, above, own, asAbove: moveCaller(above), asOwn: moveCaller(own) }
}
/** Which of these accounts were written to, at the address of their holder. */
async function mailed(api: TestApp, template: string, ...among: Account[]) {
  const rows = await api.deps.db
    .select({ recipient: outgoingMessages.recipient })
    .from(outgoingMessages)
    .where(eq(outgoingMessages.template, template))
  const to = rows.map(({ recipient }) => recipient)
  return among.filter(({ holder }) => holder && to.includes(holder.email)).map(({ login }) => login)
}
const historyOf = async (client: Awaited<ReturnType<TestApp['signInAs']>>, { id }: { id: string }) =>
  (await client.call(listAccountHistory, { params: { id }, query: {} })).body.items.map(
    ({ action, otherLogin }) => `${action} ${otherLogin}`,
  )

describe('a secondary that is detached', () => {
  apiTest(
    'asks for it; its primary accepts; it is an independent primary from the next request on',
    async ({ api }) => {
      const { first, second, primary, account, above, own, asAbove, asOwn } = await worldOf(api)
      const proposal = await asOwn.propose(account, { move: 'detach' })
      expect(proposal).toMatchObject({
        ...{ kind: 'detach', state: 'proposed', proposedBy: 'account', decisions: ['withdraw'] },
        ...{ account: { login: account.login }, primary: { login: primary.login } },
        ...{ proposedAt: '2026-11-22T09:00:00.000Z', expiresAt: '2026-12-22T09:00:00.000Z' },
      })
      expect(await mailed(api, 'account-move-proposed', primary, account)).toEqual([primary.login])
      expect((await asAbove.proposals(primary)).items).toMatchObject([
        { id: proposal.id, decisions: ['accept', 'decline'] },
      ])
      expect(await asOwn.place(account)).toMatchObject({
        kind: 'secondary',
        may: [],
        proposal: { id: proposal.id },
      })
      const moved = await asAbove.decide(proposal, 'accept')
      expect(moved).toMatchObject({ state: 'accepted', decisions: [] })
      expect(await above.refusal(getAccount, { params: { id: account.id } })).toMatchObject({
        code: 'resource.not-found',
      })
      const { body } = await own.call(getAccount, { params: { id: account.id } })
      expect(body).toMatchObject({
        ...{ kind: 'primary', primary: null, login: account.login, fileNumber: account.fileNumber },
        ...{ hasMailbox: true, autonomous: false, state: 'open', version: 2 },
      })
      const options = (await own.call(getAccountOptions, { params: { id: account.id } })).body
      const granted = options.procedures.filter((one) => one.granted).map(({ code }) => code)
      expect(granted.sort()).toEqual([first.code, second.code].sort())
      const invoicing = (await own.call(getAccountInvoicing, { params: { id: account.id } })).body
      expect(invoicing.invoicingOn).toBe('2026-11-22')
      expect(await historyOf(own, account)).toEqual([
        `account.detached ${primary.login}`,
        `account.detach-proposed ${primary.login}`,
      ])
      expect(await historyOf(above, primary)).toEqual([
        `account.secondary-detached ${account.login}`,
        `account.detach-proposed ${account.login}`,
      ])
      expect(await mailed(api, 'account-moved', primary, account)).toEqual([primary.login, account.login])
      expect((await asOwn.place(account)).may).toEqual(['join', 'invite'])
    },
  )

  apiTest(
    'is told itself of what its primary proposes, though it has no mailbox, and may decline',
    async ({ api }) => {
      const { account, asAbove, own, asOwn, primary } = await worldOf(api)
      const proposal = await asAbove.propose(account, { move: 'detach' })
      expect(await mailed(api, 'account-move-proposed', primary, account)).toEqual([account.login])
      const inbox = (await own.call(listMessages, { query: {} })).body.items
      expect(inbox).toMatchObject([{ kind: 'account-move-proposed' }])
      expect(await asOwn.decide(proposal, 'decline')).toMatchObject({ state: 'declined' })
      expect(await asAbove.decideRefused(proposal, 'withdraw')).toMatchObject({
        code: 'account.move-settled',
      })
      expect(await asOwn.decideRefused(proposal, 'accept')).toMatchObject({ code: 'account.move-settled' })
      expect(await mailed(api, 'account-move-declined', primary, account)).toEqual([primary.login])
      expect((await asOwn.place(account)).may).toEqual(['detach', 'swap'])
    },
  )

  apiTest('a proposal is withdrawn by who made it alone, and lapses after thirty days', async ({ api }) => {
    const { account, primary, asAbove, asOwn } = await worldOf(api)
    const first = await asOwn.propose(account, { move: 'detach' })
    expect(await asAbove.refused(account, { move: 'swap' })).toMatchObject({ code: 'account.move-pending' })
    expect(await asOwn.decideRefused(first, 'accept')).toMatchObject({ code: 'account.right-missing' })
    expect(await asAbove.decideRefused(first, 'withdraw')).toMatchObject({ code: 'account.right-missing' })
    expect(await asOwn.decide(first, 'withdraw')).toMatchObject({ state: 'withdrawn' })
    const second = await asOwn.propose(account, { move: 'detach' })
    api.clock.advance(30 * 86_400_000)
    const [again, above] = [await api.signInAs(holderOf(account)), await api.signInAs(holderOf(primary))]
    expect(await moveCaller(above).decideRefused(second, 'accept')).toMatchObject({
      code: 'account.move-settled',
    })
    expect(await moveCaller(above).lookRefused(second)).toMatchObject({ code: 'account.move-settled' })
    expect((await moveCaller(again).place(account)).proposal).toBeNull()
    expect(await moveCaller(again).propose(account, { move: 'detach' })).toMatchObject({ state: 'proposed' })
  })

  apiTest('strangers find nothing; collaborators cannot move an account away', async ({ api }) => {
    const { account, asOwn, primary } = await worldOf(api)
    const proposal = await asOwn.propose(account, { move: 'detach' })
    const stranger = moveCaller(await api.signInAs(await api.make.member()))
    expect(await stranger.decideRefused(proposal, 'accept')).toMatchObject({ code: 'resource.not-found' })
    expect(await stranger.lookRefused(proposal)).toMatchObject({ code: 'resource.not-found' })
    const colleague = await api.make.person()
    await api.make.join(account, colleague, { rights: ['identity', 'options', 'billing', 'secondaries'] })
    const asColleague = moveCaller(await api.signInAs(colleague))
    expect(await asColleague.refused(account, { move: 'detach' })).toMatchObject({
      code: 'account.right-missing',
    })
    expect(await asColleague.decideRefused(proposal, 'withdraw')).toMatchObject({
      code: 'account.right-missing',
    })
    const manager = await api.make.person()
    await api.make.join(primary, manager, { rights: ['secondaries'] })
    const asManager = moveCaller(await api.signInAs(manager))
    expect(await asManager.refused(account, { move: 'swap' })).toMatchObject({
      code: 'account.right-missing',
    })
    expect((await asManager.place(account)).may).toEqual([])
    expect((await asManager.look(proposal)).costs).toEqual([])
    expect(await asManager.decide(proposal, 'accept')).toMatchObject({ state: 'accepted' })
  })

  apiTest('nobody consents for both sides alone unless he holds both', async ({ api }) => {
    const primary = await api.make.account()
    const person = await api.make.person()
    await api.make.join(primary, person, { rights: ['secondaries'] })
    const account = await api.make.secondary(primary, { holder: person })
    const both = moveCaller(await api.signInAs(person))
    const proposal = await both.propose(account, { move: 'detach' })
    expect(proposal).toMatchObject({ state: 'proposed', decisions: ['withdraw'] })
    expect(await both.decideRefused(proposal, 'accept')).toMatchObject({ code: 'account.right-missing' })
    const mine = await api.make.secondary(primary, { holder: primary.holder })
    const client = await api.signInAs(holderOf(primary))
    expect(await moveCaller(client).place(mine)).toMatchObject({ may: ['detach', 'swap'], atOnce: true })
    expect(await moveCaller(client).propose(mine, { move: 'detach' })).toMatchObject({ state: 'accepted' })
    expect(await historyOf(client, mine)).toEqual([`account.detached ${primary.login}`])
    expect(await historyOf(client, primary)).toContain(`account.secondary-detached ${mine.login}`)
  })

  apiTest('closed accounts stay where they are, and so do those of a closed primary', async ({ api }) => {
    const { account, primary, asOwn, asAbove } = await worldOf(api)
    const other = await api.make.secondary(primary, { state: 'closed' })
    expect(await asAbove.refused(other, { move: 'detach' })).toMatchObject({ code: 'account.closed' })
    expect(await asAbove.refused(primary, { move: 'detach' })).toMatchObject({
      code: 'account.not-secondary',
    })
    const proposal = await asOwn.propose(account, { move: 'detach' })
    await api.deps.db.update(accounts).set({ state: 'closed' }).where(eq(accounts.id, account.id))
    expect(await asAbove.decideRefused(proposal, 'accept')).toMatchObject({ code: 'account.closed' })
  })
})
