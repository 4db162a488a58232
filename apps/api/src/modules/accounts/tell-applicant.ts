import type { Ctx } from '../../ctx.ts'
import { tellAccount } from '../messages/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import type { AccountRow } from './data/account-data.ts'
import { findAccountNames, findAddressee } from './data/account-person-data.ts'

type Answer =
  | { readonly template: 'account-approved'; readonly opened: boolean }
  | { readonly template: 'account-refused'; readonly reason: string }

/** Who asked: the account itself, or the primary that created it. Its responsible person is written to. */
export async function tellApplicant(
  tx: Ctx,
  { account, details }: AccountRow,
  answer: Answer,
): Promise<void> {
  const primary = account.parentId === null ? null : await findAccountNames(tx, account.parentId)
  const { personId, locale } = await findAddressee(tx, primary?.id ?? account.id)
  const organisation = await getOrganisationProfile(tx)
  const { publicUrl } = tx.deps.config
  const to = primary?.responsibleEmail ?? details.email
  await queueMessage(tx, {
    template: answer.template,
    to,
    personId,
    locale,
    data: {
      firstName: primary?.responsibleFirstName ?? details.firstName,
      login: account.login,
      companyName: account.companyName,
      reason: answer.template === 'account-refused' ? answer.reason : null,
      isOpen: answer.template === 'account-approved' && answer.opened ? 1 : 0,
      email: organisation.email,
      phone: organisation.phone,
      accountUrl: `${publicUrl}/comptes/${account.id}/identite`,
      signInUrl: `${publicUrl}/connexion`,
    },
    dedupeKey: `${answer.template}:${account.id}:${account.version}`,
  })
  const isRefused = answer.template === 'account-refused'
  await tellAccount(tx, {
    ...{ accountId: account.id, event: String(account.version), told: [to] },
    kind: isRefused ? 'account-request-refused' : 'account-request-approved',
    data: { reason: isRefused ? answer.reason : null },
  })
}
