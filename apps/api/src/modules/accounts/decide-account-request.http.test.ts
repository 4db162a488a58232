import { getAccount, listAccountHistory } from '@guichet/contract/accounts.contract'
import { createSession, useActivation } from '@guichet/contract/session.contract'
import { decideAccountRequest, listAccountRequests } from '@guichet/contract/staff-accounts.contract'
import { accountRegistrations, accounts, auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'
import { PASSWORD } from '../../testing/factories.ts'
import type { TestApp } from '../../testing/test-app.ts'

const approve = { decision: 'approve' } as const
const refuse = { decision: 'refuse', reason: 'Le SIRET n’est pas celui de l’entreprise' } as const

async function worldOf(api: TestApp) {
  const primary = await api.make.account({ details: { email: 'chef@primaire.example', firstName: 'Ada' } })
  const manager = await api.make.staff('manager')
  const staff = await api.signInAs(manager)
  const holder = await api.signInAs(primary.holder as { id: string })
  const decide = (id: string, body: object) =>
    [decideAccountRequest, { params: { id }, body } as never] as const
  return { primary, manager, staff, holder, decide }
}
const mails = async (api: TestApp) => {
  await api.runOutbox()
  return api.mailer.sent.map(({ to, subject, text }) => ({ to, subject, text }))
}
const audits = async (api: TestApp, id: string) =>
  (await api.deps.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))).map(
    ({ action, before, after, actorId }) => ({ action, before, after, actorId }),
  )

describe('decideAccountRequest', () => {
  apiTest('approves: who has no password yet gets a link, which opens the account', async ({ api }) => {
    const { primary, manager, staff, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, {
      ...{ state: 'requested', holder: null, details: { email: 'lea@secondaire.example', firstName: 'Léa' } },
    })
    const { body, headers } = await staff.call(...decide(asked.id, approve))
    expect(body).toMatchObject({ state: 'approved', stateReason: null, version: 2, via: 'staff' })
    expect(headers.etag).toBe('"2"')
    expect(await audits(api, asked.id)).toEqual([
      {
        ...{ action: 'account.approved', actorId: manager.id },
        ...{ before: { state: 'requested' }, after: { state: 'approved' } },
      },
    ])
    const sent = await mails(api)
    expect(sent.map(({ to }) => to).toSorted()).toEqual(['chef@primaire.example', 'lea@secondaire.example'])
    const link = sent.find(({ to }) => to === 'lea@secondaire.example')?.text ?? ''
    const token = /\/activation\/([\w-]+)/u.exec(link)?.[1] ?? ''
    await api.browser().call(useActivation, { params: { token }, body: { password: PASSWORD } })
    const session = { identifier: asked.login, password: PASSWORD, remember: false }
    expect((await api.browser().call(createSession, { body: session })).status).toBe(201)
    const told = sent.find(({ to }) => to === 'chef@primaire.example')
    expect(told?.subject).toContain('est acceptée')
    expect(told?.text).toContain('vient de recevoir par e-mail un lien')
  })

  apiTest('approves: who has a password already is let in at once', async ({ api }) => {
    const { staff, decide } = await worldOf(api)
    const asked = await api.make.account({ state: 'requested', details: { email: 'moi@primaire.example' } })
    const session = { identifier: asked.login, password: PASSWORD, remember: false }
    expect((await api.browser().refusal(createSession, { body: session })).status).toBe(401)
    expect((await staff.call(...decide(asked.id, approve))).body.state).toBe('open')
    expect((await api.browser().call(createSession, { body: session })).status).toBe(201)
    expect((await audits(api, asked.id)).map(({ action }) => action)).toEqual([
      'account.approved',
      'account.opened',
    ])
    const [mail, ...others] = await mails(api)
    expect(others).toEqual([])
    expect(mail).toMatchObject({ to: 'moi@primaire.example' })
    expect(mail?.text).toContain('Le compte est ouvert')
  })

  apiTest('answers in the language in which it was asked for online', async ({ api }) => {
    const { staff, decide } = await worldOf(api)
    const ask = async (email: string, locale?: string) => {
      const asked = await api.make.account({ state: 'requested', holder: null, details: { email } })
      if (locale !== undefined)
        await api.deps.db
          .insert(accountRegistrations)
          .values({ accountId: asked.id, termsVersion: '1', locale, createdAt: api.clock.now() })
      return asked.id
    }
    await staff.call(...decide(await ask('yes@english.example', 'en'), approve))
    await staff.call(...decide(await ask('no@english.example', 'en'), refuse))
    await staff.call(...decide(await ask('non@francais.example', 'fr'), refuse))
    await staff.call(...decide(await ask('papier@francais.example'), refuse))
    const sent = await mails(api)
    const textsTo = (address: string) => sent.filter(({ to }) => to === address).map(({ text }) => text)
    expect(textsTo('yes@english.example')).toEqual([expect.not.stringContaining('Bonjour')])
    expect(textsTo('no@english.example')).toEqual([
      expect.stringContaining('We cannot accept your request for an account.'),
    ])
    for (const address of ['non@francais.example', 'papier@francais.example'])
      expect(textsTo(address)).toEqual([expect.stringContaining('Bonjour')])
  })

  apiTest('refuses with a reason that the applicant reads, by mail and on the account', async ({ api }) => {
    const { primary, staff, holder, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, { state: 'requested', holder: null })
    expect((await staff.call(...decide(asked.id, refuse))).body).toMatchObject({
      ...{ state: 'refused', stateReason: refuse.reason },
    })
    const read = (await holder.call(getAccount, { params: { id: asked.id } })).body
    expect(read).toMatchObject({ state: 'refused', stateReason: refuse.reason, via: 'primary' })
    const { body } = await holder.call(listAccountHistory, { params: { id: asked.id } })
    expect(body.items).toMatchObject([
      { action: 'account.refused', reason: refuse.reason, actorKind: 'staff', actorName: null },
    ])
    const sent = await mails(api)
    expect(sent).toMatchObject([{ to: 'chef@primaire.example' }])
    expect(sent[0]?.subject).toContain('n’a pas été acceptée')
    expect(sent[0]?.text).toContain(refuse.reason)
  })

  apiTest('takes an approval back until the account is open, and its link with it', async ({ api }) => {
    const { primary, staff, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, {
      ...{ state: 'requested', holder: null, details: { email: 'lea@secondaire.example' } },
    })
    await staff.call(...decide(asked.id, approve))
    const link = (await mails(api)).find(({ to }) => to === 'lea@secondaire.example')?.text ?? ''
    const late = await staff.refusal(...decide(asked.id, refuse))
    expect(late.code).toBe('account.already-decided')
    const back = { ...refuse, state: 'approved' }
    expect((await staff.call(...decide(asked.id, back))).body.state).toBe('refused')
    const token = /\/activation\/([\w-]+)/u.exec(link)?.[1] ?? ''
    const used = await api
      .browser()
      .refusal(useActivation, { params: { token }, body: { password: PASSWORD } })
    expect(used.code).toBe('link.invalid')
  })

  apiTest('says when a request was answered already, and writes nothing more', async ({ api }) => {
    const { primary, staff, decide } = await worldOf(api)
    for (const state of ['open', 'closed', 'refused'] as const) {
      const account = await api.make.secondary(primary, { state })
      for (const body of [approve, refuse])
        expect((await staff.refusal(...decide(account.id, body))).code).toBe('account.already-decided')
      expect(await audits(api, account.id)).toEqual([])
    }
    const approved = await api.make.secondary(primary, { state: 'approved', holder: null })
    expect((await staff.refusal(...decide(approved.id, approve))).code).toBe('account.already-decided')
  })

  apiTest('counts the mailboxes of the primary once more', async ({ api }) => {
    const { primary, staff, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, { state: 'requested', hasMailbox: true })
    const quota = (mailboxQuota: number) =>
      api.deps.db.update(accounts).set({ mailboxQuota }).where(eq(accounts.id, primary.id))
    await quota(0)
    expect((await staff.refusal(...decide(asked.id, approve))).code).toBe('account.quota-exceeded')
    await quota(1)
    expect((await staff.call(...decide(asked.id, approve))).body.state).toBe('open')
  })

  apiTest('lets nobody in under a primary that is closed; a refusal is possible', async ({ api }) => {
    const { primary, staff, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, { state: 'requested' })
    await api.deps.db.update(accounts).set({ state: 'closed' }).where(eq(accounts.id, primary.id))
    expect((await staff.refusal(...decide(asked.id, approve))).code).toBe('account.closed')
    expect((await staff.call(...decide(asked.id, refuse))).body.state).toBe('refused')
  })

  apiTest('needs a reason of three letters to refuse, the right, and an account', async ({ api }) => {
    const { primary, staff, holder, decide } = await worldOf(api)
    const asked = await api.make.secondary(primary, { state: 'requested' })
    for (const [body, code] of [
      [{ decision: 'refuse' }, 'required'],
      [{ decision: 'refuse', reason: ' a ' }, 'text.too-short'],
      [{ decision: 'refuse', reason: 'x'.repeat(501) }, 'text.too-long'],
    ] as const)
      expect((await staff.refusal(...decide(asked.id, body))).errors).toMatchObject([
        { pointer: '/reason', code },
      ])
    for (const role of ['support', 'finance'] as const) {
      const other = await api.signInAs(await api.make.staff(role))
      expect((await other.refusal(...decide(asked.id, approve))).code).toBe('session.forbidden')
    }
    expect((await holder.refusal(...decide(asked.id, approve))).code).toBe('session.forbidden')
    const nowhere = '01900000-0000-7000-8000-00000000dead'
    expect((await staff.refusal(...decide(nowhere, approve))).code).toBe('resource.not-found')
  })
})

describe('listAccountRequests', () => {
  apiTest('shows what waits, the oldest first, page by page, and how it would be opened', async ({ api }) => {
    const { primary, staff, decide } = await worldOf(api)
    const before = (await staff.call(listAccountRequests)).body.total
    const start = api.clock.now().getTime()
    const at = (minutes: number) => ({ state: 'requested', createdAt: new Date(start + minutes * 60_000) })
    const third = await api.make.account({ ...at(3), companyName: 'Troisième' })
    const first = await api.make.secondary(primary, { ...at(1), holder: null, hasMailbox: true })
    const second = await api.make.secondary(primary, at(2))
    const mine = [first.id, second.id, third.id]
    const list = async (query: object) => (await staff.call(listAccountRequests, { query })).body
    const all = (await list({ limit: 100 })).items.filter(({ id }) => mine.includes(id))
    expect(all.map(({ id }) => id)).toEqual(mine)
    expect(all).toMatchObject([
      {
        ...{ kind: 'secondary', opensAtOnce: false, profileLabel: 'Compte Principal', hasMailbox: true },
        ...{ requestedAt: '2026-11-22T09:01:00.000Z', login: first.login, state: 'requested' },
        primary: { id: primary.id, login: primary.login, companyName: primary.companyName },
      },
      { opensAtOnce: true, kind: 'secondary' },
      { opensAtOnce: true, kind: 'primary', primary: null, companyName: 'Troisième' },
    ])
    const pages = [await list({ limit: 2 })]
    for (let page = pages[0]; page?.nextCursor; page = pages.at(-1))
      pages.push(await list({ limit: 2, cursor: page.nextCursor }))
    expect(pages.flatMap(({ items }) => items)).toHaveLength(before + 3)
    await staff.call(...decide(first.id, approve))
    expect((await list({ limit: 100 })).total).toBe(before + 2)
    const approved = (await list({ limit: 100, state: 'approved' })).items
    expect(approved.find(({ id }) => id === first.id)).toMatchObject({
      state: 'approved',
      opensAtOnce: false,
    })
    expect(approved.some(({ id }) => id === second.id)).toBe(false)
  })
})
