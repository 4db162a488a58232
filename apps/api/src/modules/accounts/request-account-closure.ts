import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { findAccountNames } from './data/account-person-data.ts'
import { reachAccount } from './reach-account.ts'

/**
 * The holder of a primary account asks the organisation to close it (A25). The organisation is written to, once a day at
 * most, and the holder is told what follows; the account stays as it is.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `account.not-primary`.
 */
export const requestAccountClosure = (
  ctx: Ctx,
  accountId: string,
  reason: string | null,
): Promise<{ email: string }> =>
  withTx(ctx, async (tx) => {
    const reached = await reachAccount(tx, accountId, 'manage-persons', { lock: true })
    if (reached.via !== 'own') throw problem('account.right-missing')
    if (reached.kind !== 'primary') throw problem('account.not-primary')
    const account = await findAccountNames(tx, accountId)
    const holder = await findPerson(tx, actingPersonId(tx))
    if (!account || !holder) throw problem('resource.not-found')
    const organisation = await getOrganisationProfile(tx)
    const data = {
      firstName: holder.firstName,
      holder: `${holder.firstName} ${holder.lastName}`,
      login: account.login,
      fileNumber: account.fileNumber,
      companyName: account.companyName,
      reason,
      email: organisation.email,
      phone: organisation.phone,
      accountUrl: `${tx.deps.config.publicUrl}/admin/comptes/${accountId}`,
    }
    const key = `${accountId}:${tx.clock.today()}`
    await queueMessage(tx, {
      template: 'closure-requested',
      to: organisation.email,
      personId: null,
      locale: 'fr',
      data,
      dedupeKey: `closure-requested:${key}`,
    })
    await queueMessage(tx, {
      template: 'closure-received',
      to: holder.email,
      personId: holder.id,
      locale: holder.locale,
      data,
      dedupeKey: `closure-received:${key}`,
    })
    await tellAccount(tx, {
      ...{ accountId, kind: 'account-closure-received', event: tx.clock.today(), told: [holder.email] },
      data: { reason, email: organisation.email, phone: organisation.phone },
    })
    await audit(tx, {
      action: 'account.closure-requested',
      subjectKind: 'account',
      subjectId: accountId,
      after: { reason },
    })
    return { email: organisation.email }
  })
