import { accounts, mailboxes } from '@guichet/db/schema'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemCtx } from '../../ctx.ts'
import { apiTest as test } from '../../testing/api-test.ts'
import { findMailbox, findMailboxes } from './index.ts'
import { mailDomainOf } from './mail-domain.ts'

describe('findMailboxes', () => {
  test('tells the address, and whether the holder has set a password', async ({ api }) => {
    const ctx = systemCtx(api.deps, 'test')
    const primary = await api.make.account()
    const without = await api.make.secondary(primary)
    const passwordChangedAt = api.clock.now()
    await api.deps.db
      .update(mailboxes)
      .set({ passwordHash: `$2b$04$${'a'.repeat(53)}`, passwordChangedAt, quotaMegabytes: 512 })
      .where(eq(mailboxes.accountId, primary.id))
    expect(await findMailbox(ctx, primary.id)).toEqual({
      ...{ address: `${primary.login}@${mailDomainOf(ctx)}`, isActive: true },
      ...{ isPasswordSet: true, passwordChangedAt, quotaMegabytes: 512 },
    })
    expect(await findMailbox(ctx, without.id)).toBeNull()
    expect(await findMailboxes(ctx, [])).toEqual(new Map())
  })

  test('tells that nothing arrives while the account or its primary is not open', async ({ api }) => {
    const ctx = systemCtx(api.deps, 'test')
    const primary = await api.make.account()
    const open = await api.make.secondary(primary, { hasMailbox: true })
    const shut = await api.make.secondary(primary, { hasMailbox: true, state: 'closed' })
    const found = await findMailboxes(ctx, [primary.id, open.id, shut.id])
    expect([primary, open, shut].map(({ id }) => found.get(id)?.isActive)).toEqual([true, true, false])
    await api.deps.db.update(accounts).set({ state: 'closed' }).where(eq(accounts.id, primary.id))
    expect(await findMailbox(ctx, open.id)).toMatchObject({ isActive: false })
  })
})
