import { getApprovalRules, updateApprovalRules } from '@guichet/contract/staff-accounts.contract'
import { auditEntries } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { apiTest } from '../../testing/api-test.ts'

describe('who accepts requests for accounts', () => {
  apiTest('is read by staff, set by an administrator, and written down', async ({ api }) => {
    const support = await api.signInAs(await api.make.staff('support'))
    const person = await api.make.staff('admin')
    const admin = await api.signInAs(person)
    const read = await support.call(getApprovalRules)
    expect(read.body).toEqual({ primary: 'staff', secondary: 'automatic' })
    const ifMatch = String(read.headers.etag)
    const body = { primary: 'automatic', secondary: 'staff' } as const
    const set = await admin.call(updateApprovalRules, { body }, { ifMatch })
    expect(set.body).toEqual(body)
    expect((await support.call(getApprovalRules)).body).toEqual(body)
    const entries = await api.deps.db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, 'organisation.approval-rules-updated'))
    expect(entries).toMatchObject([
      { actorId: person.id, before: { primary: 'staff', secondary: 'automatic' }, after: body },
    ])
    const late = await admin.refusal(updateApprovalRules, { body }, { ifMatch })
    expect(late.code).toBe('resource.changed')
    const again = await admin.call(updateApprovalRules, { body }, { ifMatch: String(set.headers.etag) })
    expect(again.headers.etag).toBe(set.headers.etag)
    await admin.call(
      updateApprovalRules,
      { body: { primary: 'staff', secondary: 'automatic' } },
      { ifMatch: String(set.headers.etag) },
    )
  })

  apiTest('is set by nobody else, and to nothing else', async ({ api }) => {
    const body = { primary: 'staff', secondary: 'staff' } as const
    for (const role of ['support', 'manager', 'finance'] as const) {
      const staff = await api.signInAs(await api.make.staff(role))
      const refused = await staff.refusal(updateApprovalRules, { body }, { ifMatch: '"staff-automatic"' })
      expect(refused.code).toBe('session.forbidden')
    }
    const admin = await api.signInAs(await api.make.staff('admin'))
    expect((await admin.refusal(updateApprovalRules, { body })).code).toBe('resource.precondition-required')
    const wrong = { primary: 'nobody', secondary: 'staff' } as never
    const refused = await admin.refusal(
      updateApprovalRules,
      { body: wrong },
      { ifMatch: '"staff-automatic"' },
    )
    expect(refused.errors).toMatchObject([{ pointer: '/primary', code: 'invalid' }])
  })
})
