import { updateAccountOptions } from '@guichet/contract/options.contract'
import { accountProcedures, auditEntries, mailboxes } from '@guichet/db/schema'
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest as test } from '../../testing/api-test.ts'
import type { TestApp } from '../../testing/test-app.ts'
import { fieldsOf, optionCaller } from './testing/option-caller.ts'

type Person = { readonly id: string }
const at = async (api: TestApp, person: unknown, account: { readonly id: string }) =>
  optionCaller(await api.signInAs(person as Person), account)

const auditOf = (api: TestApp, accountId: string) =>
  api.deps.db
    .select({ action: auditEntries.action, before: auditEntries.before, after: auditEntries.after })
    .from(auditEntries)
    .where(and(eq(auditEntries.subjectKind, 'account'), eq(auditEntries.subjectId, accountId)))

const NO_STATEMENTS = { subscribed: false, collectionAlert: false, statementMailbox: 'default' } as const

describe('updateAccountOptions', () => {
  test('changes what is given, leaves the rest, and writes one audit row', async ({ api }) => {
    const [kept, dropped, added] = [
      await api.make.procedure(),
      await api.make.procedure(),
      await api.make.procedure(),
    ]
    const primary = await api.make.account({ mailboxQuota: 4, procedures: [kept, dropped] })
    const caller = await at(api, primary.holder, primary)
    const statements = { subscribed: true, collectionAlert: true, statementMailbox: 'dedicated' as const }
    const saved = await caller.save({
      ...{ mailboxQuota: 6, statements, archiveSubscribed: true, hasMailbox: true, autonomous: false },
      procedures: [{ code: kept.code, documentTypes: ['T2', 'T1', 'T2'] }, { code: added.code }],
    })
    expect(saved).toMatchObject({ mailboxQuota: 6, archiveSubscribed: true, statements, version: 2 })
    expect(saved.procedures.find(({ code }) => code === kept.code)?.chosenDocumentTypes).toEqual(['T1', 'T2'])
    expect(saved.procedures.filter(({ chosen }) => chosen).map(({ code }) => code)).toEqual([
      kept.code,
      added.code,
    ])
    expect(await caller.read()).toEqual(saved)
    expect(await auditOf(api, primary.id)).toEqual([
      {
        action: 'account.options-updated',
        before: { mailboxQuota: 4 },
        after: {
          fields: ['mailboxQuota', 'statements', 'archiveSubscribed', 'procedures'],
          mailboxQuota: 6,
        },
      },
    ])
    const none = await caller.save({ procedures: [] })
    expect(none.procedures.some(({ chosen }) => chosen)).toBe(false)
    expect(none).toMatchObject({ archiveSubscribed: true, statements, version: 3 })
    expect((await auditOf(api, primary.id))[1]).toMatchObject({
      before: null,
      after: { fields: ['procedures'] },
    })
  })

  test('writes nothing when nothing changes', async ({ api }) => {
    const procedure = await api.make.procedure()
    const primary = await api.make.account({ mailboxQuota: 4, procedures: [procedure] })
    const caller = await at(api, primary.holder, primary)
    await caller.save({})
    const same = await caller.save({
      ...{ mailboxQuota: 4, statements: NO_STATEMENTS, archiveSubscribed: false },
      procedures: [{ code: procedure.code }],
    })
    expect(same.version).toBe(1)
    expect(await auditOf(api, primary.id)).toEqual([])
  })

  test('takes the alert and the mailbox for statements away with the subscription', async ({ api }) => {
    const details = {
      ...{ statementsSubscribed: true, collectionAlert: true, statementMailbox: 'dedicated' },
    }
    const primary = await api.make.account({ details })
    const caller = await at(api, primary.holder, primary)
    const { statements } = await caller.save({
      statements: { subscribed: false, collectionAlert: true, statementMailbox: 'dedicated' },
    })
    expect(statements).toMatchObject(NO_STATEMENTS)
  })

  test('refuses beside its field what is not on offer, and keeps what was there before', async ({ api }) => {
    const [open, withdrawn] = [await api.make.procedure(), await api.make.procedure({ withdrawn: true })]
    const primary = await api.make.account({ procedures: [withdrawn] })
    const caller = await at(api, primary.holder, primary)
    const refusal = await caller.refused({
      procedures: [
        { code: open.code, documentTypes: ['T1', 'T9'] },
        { code: withdrawn.code },
        { code: 'NOWHERE' },
      ],
    })
    expect([refusal.code, ...fieldsOf(refusal)]).toEqual([
      'account.procedure-unavailable',
      '/procedures/0/documentTypes/1 procedure.unavailable',
      '/procedures/2/code procedure.unavailable',
    ])
    const twice = await caller.refused({ procedures: [{ code: open.code }, { code: open.code }] })
    expect([twice.code, ...fieldsOf(twice)]).toEqual(['request.invalid', '/procedures/1/code invalid'])
    expect((await caller.read()).version).toBe(1)
    const saved = await caller.save({ procedures: [{ code: open.code }, { code: withdrawn.code }] })
    expect(saved.procedures.filter(({ granted }) => granted).map(({ code }) => code)).toEqual([open.code])
    await caller.save({ procedures: [{ code: open.code }] })
    const again = await caller.refused({ procedures: [{ code: withdrawn.code }] })
    expect([again.code, ...fieldsOf(again)]).toEqual([
      'account.procedure-unavailable',
      '/procedures/0/code procedure.unavailable',
    ])
  })

  test('lets a secondary have no more than its primary, and takes from it what the primary loses', async ({
    api,
  }) => {
    const [shared, alone] = [await api.make.procedure(), await api.make.procedure()]
    const primary = await api.make.account({ procedures: [shared] })
    const account = await api.make.secondary(primary)
    const above = await at(api, primary.holder, primary)
    const below = await at(api, primary.holder, account)
    const refusal = await below.refused({ procedures: [{ code: shared.code }, { code: alone.code }] })
    expect([refusal.code, ...fieldsOf(refusal)]).toEqual([
      'account.procedure-unavailable',
      '/procedures/1/code procedure.unavailable',
    ])
    await below.save({ procedures: [{ code: shared.code }] })
    expect(await below.procedure(shared.code)).toMatchObject({ grantedDocumentTypes: ['T1', 'T2'] })
    await above.save({ procedures: [{ code: shared.code, documentTypes: ['T2'] }] })
    expect(await below.procedure(shared.code)).toMatchObject({ grantedDocumentTypes: ['T2'] })
    await above.save({ procedures: [] })
    expect(await below.procedure(shared.code)).toMatchObject({
      ...{ chosen: true, granted: false, refusals: ['primary-not-chosen'] },
    })
  })

  test('lets an autonomous secondary choose its procedures, and nothing else; another one only reads', async ({
    api,
  }) => {
    const procedure = await api.make.procedure()
    const primary = await api.make.account({ procedures: [procedure] })
    const account = await api.make.secondary(primary)
    const own = await at(api, account.holder, account)
    const choice = { procedures: [{ code: procedure.code }] }
    expect(await own.refused(choice)).toMatchObject({ status: 403, code: 'account.right-missing' })
    expect(await own.previewRefused(choice)).toMatchObject({ code: 'account.right-missing' })
    const above = await at(api, primary.holder, account)
    expect((await above.save({ autonomous: true })).autonomous).toBe(true)
    const saved = await own.save(choice)
    expect(saved.procedures.find(({ code }) => code === procedure.code)?.granted).toBe(true)
    for (const body of [{ archiveSubscribed: true }, { ...choice, autonomous: false }, { hasMailbox: true }])
      expect(await own.refused(body)).toMatchObject({ code: 'account.right-missing' })
    expect(
      (await api.deps.db.select().from(mailboxes).where(eq(mailboxes.accountId, account.id))).length,
    ).toBe(0)
  })

  test('is for the holder, for persons with that right and for staff who may edit', async ({ api }) => {
    const primary = await api.make.account()
    const [clerk, reader] = [await api.make.person(), await api.make.person()]
    await api.make.join(primary, clerk, { rights: ['options'] })
    await api.make.join(primary, reader, { rights: ['identity', 'billing', 'secondaries'] })
    const body = { archiveSubscribed: true }
    for (const person of [reader, await api.make.staff('support')])
      expect(await (await at(api, person, primary)).refused(body)).toMatchObject({
        code: 'account.right-missing',
      })
    expect((await (await at(api, clerk, primary)).save(body)).version).toBe(2)
    const manager = await at(api, await api.make.staff('manager'), primary)
    expect((await manager.save({ archiveSubscribed: false })).version).toBe(3)
    const stranger = await api.signInAs(await api.make.member())
    const call = { params: { id: primary.id }, body }
    expect(await stranger.refusal(updateAccountOptions, call, { ifMatch: '"3"' })).toMatchObject({
      code: 'resource.not-found',
    })
  })

  test('leaves a closed account as it is', async ({ api }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary, { state: 'closed' })
    const caller = await at(api, primary.holder, account)
    expect(await caller.refused({ archiveSubscribed: true })).toMatchObject({
      status: 409,
      code: 'account.closed',
    })
    expect(await caller.previewRefused({ procedures: [] })).toMatchObject({ code: 'account.closed' })
  })

  test('needs the version that was edited', async ({ api }) => {
    const primary = await api.make.account()
    const client = await api.signInAs(primary.holder as Person)
    const call = { params: { id: primary.id }, body: { archiveSubscribed: true } }
    expect((await client.refusal(updateAccountOptions, call)).code).toBe('resource.precondition-required')
    const caller = optionCaller(client, primary)
    await caller.save({ archiveSubscribed: true })
    expect(await caller.refused({ archiveSubscribed: false }, '1')).toMatchObject({
      status: 412,
      code: 'resource.changed',
    })
  })

  test('lowers the quota to what is in use, not below, and tells the number in use', async ({ api }) => {
    const primary = await api.make.account({ mailboxQuota: 5 })
    for (const state of ['open', 'approved', 'requested', 'closed', 'refused'])
      await api.make.secondary(primary, { hasMailbox: true, state })
    const caller = await at(api, primary.holder, primary)
    const refusal = await caller.refused({ mailboxQuota: 2 })
    expect(refusal).toMatchObject({ status: 409, code: 'account.quota-below-use' })
    expect(refusal.detail).toBe('3 comptes secondaires avec boîte mail sont utilisés.')
    expect(fieldsOf(refusal)).toEqual(['/mailboxQuota quota.below-use'])
    expect(await caller.previewRefused({ mailboxQuota: 0 })).toMatchObject({
      code: 'account.quota-below-use',
    })
    const client = await api.signInAs(primary.holder as Person)
    const english = await client.refusal(
      updateAccountOptions,
      { params: { id: primary.id }, body: { mailboxQuota: 0 } },
      { ifMatch: '"1"', headers: { 'accept-language': 'en' } },
    )
    expect(english.detail).toBe('3 secondary accounts with a mailbox are in use.')
    expect((await caller.save({ mailboxQuota: 3 })).mailboxQuota).toBe(3)
  })

  test('knows no quota on a secondary; a primary keeps its mailbox and chooses by itself', async ({
    api,
  }) => {
    const primary = await api.make.account()
    const account = await api.make.secondary(primary)
    const refusedBy = async (of: { id: string }, body: object) =>
      fieldsOf(await (await at(api, primary.holder, of)).refused(body))
    expect(await refusedBy(account, { mailboxQuota: 3 })).toEqual(['/mailboxQuota invalid'])
    expect(await refusedBy(primary, { hasMailbox: false, autonomous: true })).toEqual([
      '/hasMailbox invalid',
      '/autonomous invalid',
    ])
    expect(await refusedBy(primary, { mailboxQuota: 100_001 })).toEqual(['/mailboxQuota number.range'])
    expect(await refusedBy(primary, { fileNumber: 3 })).toEqual(['/fileNumber unknown'])
  })

  test('gives a secondary a mailbox within the quota, and takes it away with its password', async ({
    api,
  }) => {
    const primary = await api.make.account({ mailboxQuota: 1 })
    const [first, second] = [await api.make.secondary(primary), await api.make.secondary(primary)]
    const one = await at(api, primary.holder, first)
    const other = await at(api, primary.holder, second)
    const rows = () => api.deps.db.select().from(mailboxes).where(eq(mailboxes.accountId, first.id))
    const given = await one.save({ hasMailbox: true })
    expect(given).toMatchObject({ hasMailbox: true, mailboxPasswordSet: false })
    expect(given.statements.defaultAddress).toBe(given.mailboxAddress)
    expect(await rows()).toMatchObject([{ passwordHash: null }])
    await api.deps.db
      .update(mailboxes)
      .set({ passwordHash: `$2b$12$${'x'.repeat(53)}` })
      .where(eq(mailboxes.accountId, first.id))
    expect(await one.save({ archiveSubscribed: true })).toMatchObject({ mailboxPasswordSet: true })
    expect(await other.refused({ hasMailbox: true })).toMatchObject({
      status: 409,
      code: 'account.quota-exceeded',
    })
    expect(await other.previewRefused({ hasMailbox: true })).toMatchObject({ code: 'account.quota-exceeded' })
    expect(await one.save({ hasMailbox: false })).toMatchObject({ mailboxPasswordSet: false })
    expect(await rows()).toEqual([])
    expect((await other.save({ hasMailbox: true })).hasMailbox).toBe(true)
  })

  test('keeps the day on which a procedure was first chosen', async ({ api }) => {
    const procedure = await api.make.procedure()
    const primary = await api.make.account({ procedures: [procedure] })
    const caller = await at(api, primary.holder, primary)
    api.clock.advance(60_000)
    await caller.save({ procedures: [{ code: procedure.code, documentTypes: ['T1'] }] })
    const [row] = await api.deps.db
      .select()
      .from(accountProcedures)
      .where(eq(accountProcedures.accountId, primary.id))
    expect(row).toMatchObject({ documentTypes: ['T1'], createdAt: primary.createdAt })
  })
})
