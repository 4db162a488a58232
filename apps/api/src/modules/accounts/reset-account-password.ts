import { mayDo } from '@guichet/domain/rights'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import {
  demandSettled,
  endLocks,
  giveTemporaryPassword,
  holdCredentials,
  makeTemporaryPassword,
} from '../identity/index.ts'
import { findHolder, type Holder, touchAccount } from './data/account-person-data.ts'
import { mayResetPassword } from './domain/password-reset-rule.ts'
import { reachAccount } from './reach-account.ts'

/**
 * Gives the holder a temporary password, shown once to whoever asks (A12, A21). See `mayResetPassword` for who may.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.wrong-state`,
 * `account.no-holder`, `recovery.recent`.
 */
export async function resetAccountPassword(
  ctx: Ctx,
  accountId: string,
  deviceToken: string | null,
): Promise<{ temporaryPassword: string; expiresAt: string }> {
  const { personId } = await holderToReset(ctx, accountId)
  await demandSettled(ctx, deviceToken)
  const temporary = await makeTemporaryPassword(ctx, personId)
  await withTx(ctx, async (tx) => {
    // Locks are taken in the order of a sign-in: account, password, person.
    await reachAccount(tx, accountId, 'reset-password', { lock: true })
    await holdCredentials(tx, personId)
    const holder = await holderToReset(tx, accountId)
    if (holder.personId !== personId) throw problem('account.wrong-state')
    await giveTemporaryPassword(tx, personId, temporary)
    await touchAccount(tx, accountId)
    await audit(tx, {
      action: 'account.password-reset',
      subjectKind: 'account',
      subjectId: accountId,
      after: { personId, fields: ['password'] },
    })
  })
  await endLocks(ctx, personId)
  return { temporaryPassword: temporary.password, expiresAt: temporary.expiresAt.toISOString() }
}

async function holderToReset(ctx: Ctx, accountId: string): Promise<Holder> {
  const { via, state } = await reachAccount(ctx, accountId, 'reset-password')
  if (state === 'requested') throw problem('account.wrong-state')
  const holder = await findHolder(ctx, accountId)
  if (state !== 'open' || !holder?.hasPassword) throw problem('account.no-holder')
  const role = ctx.actor.kind === 'person' ? ctx.actor.staffRole : null
  const by = { personId: actingPersonId(ctx), via, managesStaff: mayDo(role, 'staff.manage') }
  if (!mayResetPassword(holder, by)) throw problem('account.right-missing')
  return holder
}
