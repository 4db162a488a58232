import { getAccountNotices } from '@guichet/contract/account-notices.contract'
import { getAccount, listSecondaryAccounts } from '@guichet/contract/accounts.contract'
import { getAccountInvoicing, getAccountOptions } from '@guichet/contract/options.contract'
import { accountMoves, accounts, auditEntries, outgoingMessages, tariffs } from '@guichet/db/schema'
import { desc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { moveCaller } from './testing/move-caller.ts'

type Account = Awaited<ReturnType<TestApp['make']['account']>>
const holderOf = ({ holder }: Account) => holder as { id: string }
/** The prices of the file: 10 € for a subscription, 5 € for a mailbox. */
async function setPrices(api: TestApp) {
  if ((await api.deps.db.select({ id: tariffs.id }).from(tariffs)).length > 0) return
  await api.make.tariff({ item: 'subscription', amountCents: 1000 })
  await api.make.tariff({ item: 'secondary-mailbox' })
}
const as = async (api: TestApp, account: Account) => moveCaller(await api.signInAs(holderOf(account)))

describe('an independent account that is attached', () => {
  apiTest(
    'asks by the login of the primary; accepted, it has what both have chosen, and the profile of the primary',
    async ({ api }) => {
      const web = await api.make.profile({ code: 'web', labelFr: 'Compte Web-Déclarations', scope: 'web' })
      const [shared, lost] = [
        await api.make.procedure({ web: true }),
        await api.make.procedure({ web: true }),
      ]
      const primary = await api.make.account({
        ...{ login: 'cabinet', profileCode: web.code, test: true, procedures: [shared] },
      })
      const account = await api.make.account({
        ...{ login: 'atelier', procedures: [shared, lost], mailboxQuota: 4 },
      })
      const [own, above] = [await api.signInAs(holderOf(account)), await api.signInAs(holderOf(primary))]
      const proposal = await moveCaller(own).propose(account, { move: 'join', login: 'Cabinet' })
      expect(proposal).toMatchObject({
        ...{ kind: 'attach', state: 'proposed', proposedBy: 'account', account: { id: account.id } },
        primary: { id: null, login: 'cabinet', companyName: null },
      })
      expect((await above.call(getAccountNotices)).body.alerts[0]).toMatchObject({
        kind: 'move-proposed',
        count: 1,
        account: { id: primary.id },
      })
      expect((await moveCaller(above).proposals(primary)).items).toMatchObject([
        { account: { id: account.id, login: 'atelier', companyName: account.companyName } },
      ])
      expect(await moveCaller(above).look(proposal)).toMatchObject({
        ...{ isOtherKnown: true, atOnce: false, sides: ['primary'] },
        procedures: { lost: [{ code: lost.code, documentTypes: null }], gained: [] },
        mailboxes: { quota: 10, before: 0, after: 1 },
        ...{
          profile: { before: 'Compte Principal', after: 'Compte Web-Déclarations' },
          test: { after: true },
        },
        autonomous: { before: false, after: true },
      })
      await moveCaller(above).decide(proposal, 'accept')
      const { body } = await own.call(getAccount, { params: { id: account.id } })
      expect(body).toMatchObject({
        ...{
          kind: 'secondary',
          primary: { login: 'cabinet' },
          login: 'atelier',
          fileNumber: account.fileNumber,
        },
        ...{ profile: { code: 'web' }, test: true, autonomous: true, hasMailbox: true },
      })
      const list = await above.call(listSecondaryAccounts, { params: { id: primary.id }, query: {} })
      expect(list.body.items.map(({ login }) => login)).toEqual(['atelier'])
      const options = (await own.call(getAccountOptions, { params: { id: account.id } })).body
      expect(options.procedures.filter(({ granted }) => granted).map(({ code }) => code)).toEqual([
        shared.code,
      ])
      expect(await own.refusal(getAccountInvoicing, { params: { id: account.id } })).toMatchObject({
        code: 'account.not-primary',
      })
    },
  )

  apiTest(
    'is told the same whether the login that it names exists, is closed, is a secondary, or is nobody’s',
    async ({ api }) => {
      const primary = await api.make.account()
      const closed = await api.make.account({ state: 'closed' })
      const under = await api.make.secondary(primary)
      const shown: unknown[] = []
      for (const login of [primary.login, closed.login, under.login, 'personne']) {
        const account = await api.make.account()
        const caller = await as(api, account)
        const preview = await caller.preview(account, { move: 'join', login })
        const proposal = await caller.propose(account, { move: 'join', login })
        const place = await caller.place(account)
        const plain = JSON.stringify({ preview, proposal, place })
          .replaceAll(`"${login}"`, 'X')
          .replaceAll(`"${account.login}"`, 'OWN')
          .replaceAll(account.companyName, 'COMPANY')
          .replaceAll(/[\da-f-]{36}/gu, 'ID')
        shown.push(plain)
      }
      expect(new Set(shown).size).toBe(1)
      expect(shown[0]).toContain('"procedures":null')
      expect(shown[0]).not.toContain('"after":null')
      const told = [primary, closed, under].map(({ holder }) => holder?.email)
      const sent = (await api.deps.db.select().from(outgoingMessages))
        .filter(({ template, recipient }) => template === 'account-move-proposed' && told.includes(recipient))
        .map(({ recipient }) => recipient)
      expect(sent).toEqual([primary.holder?.email])
    },
  )

  apiTest(
    'is invited by the primary, which learns nothing until it accepts, and learns all itself before',
    async ({ api }) => {
      await setPrices(api)
      const primary = await api.make.account()
      const account = await api.make.account()
      const { login } = account
      const [asAbove, asOwn] = [await as(api, primary), await as(api, account)]
      const preview = await asAbove.preview(primary, { move: 'invite', login })
      expect(preview).toMatchObject({
        ...{
          isOtherKnown: false,
          account: { id: null, login, companyName: null },
          procedures: null,
        },
        ...{ mailboxes: { quota: 10, before: 0, after: 1 }, costs: [{ side: 'primary', after: null }] },
      })
      expect(await asAbove.preview(primary, { move: 'invite', login: 'personne' })).toEqual({
        ...preview,
        account: { id: null, login: 'personne', companyName: null },
      })
      const proposal = await asAbove.propose(primary, { move: 'invite', login })
      const nobody = await asAbove.propose(primary, { move: 'invite', login: 'personne' })
      expect(proposal).toMatchObject({ ...nobody, id: proposal.id, account: proposal.account })
      expect(proposal.account).toEqual({ id: null, login, companyName: null })
      for (const named of [login, 'personne'])
        expect(await asAbove.refused(primary, { move: 'invite', login: named })).toMatchObject({
          code: 'account.move-pending',
        })
      expect((await asAbove.proposals(primary)).items).toMatchObject([
        { account: { id: null }, decisions: ['withdraw'] },
        { account: { id: null }, decisions: ['withdraw'] },
      ])
      expect((await asOwn.place(account)).proposal).toMatchObject({
        ...{ id: proposal.id, primary: { login: primary.login, companyName: primary.companyName } },
        ...{ account: { id: account.id }, decisions: ['accept', 'decline'] },
      })
      expect(await asOwn.look(proposal)).toMatchObject({
        ...{ isOtherKnown: true, sides: ['account'], mailboxes: null },
        costs: [{ side: 'account', before: { netCents: 1000 }, after: { netCents: 0 } }],
      })
      expect(await asOwn.decide(proposal, 'accept')).toMatchObject({
        ...{ state: 'accepted', account: { id: account.id }, primary: { id: primary.id } },
      })
      expect((await asOwn.place(account)).primary?.login).toBe(primary.login)
    },
  )

  apiTest(
    'an invitation that meets another proposal waits unheard, and is told like any other',
    async ({ api }) => {
      const [first, second] = [await api.make.account(), await api.make.account()]
      const account = await api.make.account()
      const { login } = account
      const [asFirst, asSecond, asOwn] = [await as(api, first), await as(api, second), await as(api, account)]
      const heard = await asFirst.propose(first, { move: 'invite', login })
      const unheard = await asSecond.propose(second, { move: 'invite', login })
      expect({ ...unheard, id: '', primary: null }).toEqual({ ...heard, id: '', primary: null })
      expect((await asOwn.place(account)).proposal?.id).toBe(heard.id)
      await asOwn.decide(heard, 'decline')
      expect((await asOwn.place(account)).proposal).toBeNull()
      await asSecond.decide(unheard, 'withdraw')
      await asOwn.propose(account, { move: 'join', login: second.login })
      expect(await asSecond.refused(second, { move: 'invite', login })).toMatchObject({
        code: 'account.move-pending',
      })
    },
  )

  apiTest('two levels: who has secondaries, is one, or names itself is not attached', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const other = await api.make.account()
    const [asAbove, asOwn] = [await as(api, primary), await as(api, account)]
    expect(await asAbove.refused(primary, { move: 'join', login: other.login })).toMatchObject({
      code: 'account.has-secondaries',
    })
    expect(await asOwn.refused(account, { move: 'join', login: other.login })).toMatchObject({
      code: 'account.not-primary',
    })
    expect(await asOwn.refused(account, { move: 'invite', login: other.login })).toMatchObject({
      code: 'account.not-primary',
    })
    const asOther = await as(api, other)
    expect(await asOther.refused(other, { move: 'join', login: other.login.toUpperCase() })).toMatchObject({
      ...{ code: 'request.invalid', errors: [{ pointer: '/proposal/login', code: 'invalid' }] },
    })
    const proposal = await asOther.propose(other, { move: 'join', login: primary.login })
    await api.make.secondary(other)
    expect(await asAbove.decideRefused(proposal, 'accept')).toMatchObject({ code: 'account.has-secondaries' })
  })

  apiTest('proposed and taken back again and again, it is told once a day', async ({ api }) => {
    const [primary, account] = [await api.make.account(), await api.make.account()]
    const [above, own] = [await as(api, primary), await as(api, account)]
    const mails = async () => {
      await api.runOutbox()
      return api.mailer.sent.length
    }
    for (let times = 0; times < 3; times += 1)
      await own.decide(await own.propose(account, { move: 'join', login: primary.login }), 'withdraw')
    expect(await mails()).toBe(2)
    const last = await own.propose(account, { move: 'join', login: primary.login })
    expect((await above.proposals(primary)).total).toBe(1)
    await above.decide(last, 'decline')
    expect(await mails()).toBe(3)
  })

  apiTest('a full quota refuses: the primary with the number, the account without', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 1 })
    await api.make.secondary(primary, { hasMailbox: true })
    const account = await api.make.account()
    const [asAbove, asOwn] = [await as(api, primary), await as(api, account)]
    expect(await asAbove.previewRefused(primary, { move: 'invite', login: account.login })).toMatchObject({
      ...{ code: 'account.quota-exceeded', detail: '1 compte secondaire avec boîte mail est utilisé.' },
    })
    const proposal = await asOwn.propose(account, { move: 'join', login: primary.login })
    const refused = {
      code: 'account.quota-exceeded',
      detail: '1 compte secondaire avec boîte mail est utilisé.',
    }
    expect(await asAbove.lookRefused(proposal)).toMatchObject(refused)
    expect(await asAbove.decideRefused(proposal, 'accept')).toMatchObject(refused)
    expect((await asAbove.proposals(primary)).total).toBe(1)
    await asOwn.decide(proposal, 'withdraw')
    await api.deps.db.update(accounts).set({ mailboxQuota: 2 }).where(eq(accounts.id, primary.id))
    const invitation = await asAbove.propose(primary, { move: 'invite', login: account.login })
    await api.deps.db.update(accounts).set({ mailboxQuota: 1 }).where(eq(accounts.id, primary.id))
    const unnumbered = await asOwn.decideRefused(invitation, 'accept')
    expect(unnumbered).toMatchObject({ code: 'account.quota-exceeded' })
    expect(unnumbered.detail).toBeUndefined()
  })
})

describe('a secondary that takes the place of its primary', () => {
  async function familyOf(api: TestApp) {
    await setPrices(api)
    const [first, second] = [await api.make.procedure(), await api.make.procedure()]
    const primary = await api.make.account({
      procedures: [first, second],
      details: { invoicingOn: '2026-01-15' },
    })
    const account = await api.make.secondary(primary, { hasMailbox: true, procedures: [first] })
    const other = await api.make.secondary(primary, { procedures: [second] })
    const closed = await api.make.secondary(primary, { state: 'closed' })
    return { first, second, primary, account, other, closed }
  }

  apiTest(
    'shows each side its own, then moves quota, téléprocédures, invoicing and the others at once',
    async ({ api }) => {
      const { first, second, primary, account, other, closed } = await familyOf(api)
      const [above, own] = [await api.signInAs(holderOf(primary)), await api.signInAs(holderOf(account))]
      const [asAbove, asOwn] = [moveCaller(above), moveCaller(own)]
      expect(await asOwn.preview(account, { move: 'swap' })).toMatchObject({
        ...{ quotaMoved: null, secondariesMoved: null, mailboxes: null, atOnce: false },
        costs: [{ side: 'account', before: { netCents: 0 }, after: null }],
        procedures: { lost: [], gained: [{ code: second.code, documentTypes: null }] },
      })
      const proposal = await asAbove.propose(account, { move: 'swap' })
      expect(await asOwn.look(proposal)).toMatchObject({
        ...{ quotaMoved: 10, secondariesMoved: 2 },
        costs: [{ side: 'account', before: { netCents: 0 }, after: { netCents: 1500 } }],
      })
      expect(await asAbove.look(proposal)).toMatchObject({
        ...{ mailboxes: { quota: 10, before: 1, after: 1 } },
        costs: [{ side: 'primary', before: { netCents: 1500 }, after: { netCents: 0 } }],
      })
      await asOwn.decide(proposal, 'accept')
      const { body } = await own.call(getAccount, { params: { id: account.id } })
      expect(body).toMatchObject({ kind: 'primary', login: account.login })
      const list = await own.call(listSecondaryAccounts, { params: { id: account.id }, query: {} })
      expect(list.body.items.map(({ id }) => id).sort()).toEqual([primary.id, other.id, closed.id].sort())
      const options = (await own.call(getAccountOptions, { params: { id: account.id } })).body
      expect(options).toMatchObject({ mailboxQuota: 10, mailboxesInUse: 1 })
      expect(
        options.procedures
          .filter(({ granted }) => granted)
          .map(({ code }) => code)
          .sort(),
      ).toEqual([first.code, second.code].sort())
      const invoicing = (await own.call(getAccountInvoicing, { params: { id: account.id } })).body
      expect(invoicing).toMatchObject({ invoicingOn: '2026-01-15', cost: { netCents: 1500 } })
      const former = (await above.call(getAccount, { params: { id: primary.id } })).body
      expect(former).toMatchObject({ kind: 'secondary', primary: { id: account.id }, autonomous: true })
      const rights = (await above.call(getAccountOptions, { params: { id: primary.id } })).body
      expect(
        rights.procedures
          .filter(({ granted }) => granted)
          .map(({ code }) => code)
          .sort(),
      ).toEqual([first.code, second.code].sort())
      expect(await above.refusal(getAccount, { params: { id: other.id } })).toMatchObject({
        code: 'resource.not-found',
      })
      const [noted] = await api.deps.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, other.id))
      expect(noted).toMatchObject({
        action: 'account.primary-changed',
        before: { parentId: primary.id },
        after: { parentId: account.id, otherLogin: account.login },
      })
      const back = await asAbove.propose(primary, { move: 'swap' })
      await asOwn.decide(back, 'accept')
      expect((await asAbove.place(primary)).kind).toBe('primary')
    },
  )

  apiTest('needs a place for the mailbox of the primary', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 0 })
    const account = await api.make.secondary(primary)
    expect(await (await as(api, primary)).refused(account, { move: 'swap' })).toMatchObject({
      ...{ code: 'account.quota-exceeded', detail: '0 comptes secondaires avec boîte mail sont utilisés.' },
    })
  })

  apiTest(
    'ends other proposals to its former primary, which stand between accounts that are no more what they were',
    async ({ api }) => {
      const { primary, account, other } = await familyOf(api)
      const stranger = await api.make.account()
      const [asAbove, asOwn, asOther] = [await as(api, primary), await as(api, account), await as(api, other)]
      const asStranger = await as(api, stranger)
      const leaving = await asOther.propose(other, { move: 'detach' })
      const joining = await asStranger.propose(stranger, { move: 'join', login: primary.login })
      const swap = await asOwn.propose(account, { move: 'swap' })
      await asAbove.decide(swap, 'accept')
      for (const proposal of [leaving, joining])
        expect(await asAbove.decideRefused(proposal, 'accept')).toMatchObject({
          code: 'account.move-settled',
        })
      expect((await asOther.place(other)).proposal).toBeNull()
      expect(await asOther.propose(other, { move: 'detach' })).toMatchObject({ primary: { id: account.id } })
    },
  )
})

describe('staff', () => {
  apiTest('carry a move out at once, with a reason, told to both and in both histories', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const pending = await (await as(api, account)).propose(account, { move: 'swap' })
    const staff = moveCaller(await api.signInAs(await api.make.staff('manager')))
    expect(await staff.place(account)).toMatchObject({
      ...{ may: ['detach', 'swap'], atOnce: true, reasonNeeded: true },
      proposal: { id: pending.id, decisions: [] },
    })
    expect(await staff.refused(account, { move: 'detach' })).toMatchObject({
      ...{ code: 'request.invalid', errors: [{ pointer: '/reason', code: 'required' }] },
    })
    const moved = await staff.propose(account, { move: 'detach' }, 'Demande écrite du 20/11/2026')
    expect(moved).toMatchObject({ state: 'accepted', proposedBy: 'staff' })
    const rows = await api.deps.db.select().from(auditEntries).orderBy(desc(auditEntries.at))
    for (const { id } of [account, primary])
      expect(
        rows.find(({ subjectId, action }) => subjectId === id && action.endsWith('detached')),
      ).toMatchObject({
        after: { reason: 'Demande écrite du 20/11/2026' },
      })
    const [former] = await api.deps.db.select().from(accountMoves).where(eq(accountMoves.id, pending.id))
    expect(former?.state).toBe('lapsed')
    expect(await staff.refused(account, { move: 'join', login: 'personne' })).toMatchObject({
      errors: [{ pointer: '/proposal/login', code: 'invalid' }],
    })
    const joined = await staff.propose(account, { move: 'join', login: primary.login }, 'Erreur')
    expect(joined).toMatchObject({ state: 'accepted', primary: { login: primary.login } })
  })

  apiTest('support only looks', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const support = moveCaller(await api.signInAs(await api.make.staff('support')))
    expect((await support.place(account)).may).toEqual([])
    expect(await support.refused(account, { move: 'detach' })).toMatchObject({
      code: 'account.right-missing',
    })
  })
})
