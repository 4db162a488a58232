import type { AccountState } from '@guichet/domain/account-state'
import type { Ctx, Locale } from '../../ctx.ts'
import type { FiledAccount } from '../accounts/index.ts'
import { isIdentifierTaken, sendAccountActivation } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'

interface Told {
  readonly state: AccountState
  readonly responsible: { readonly firstName: string; readonly lastName: string; readonly email: string }
  /** Who was signed in; null for a newcomer. */
  readonly applicant: { readonly id: string; readonly firstName: string; readonly email: string } | null
  readonly locale: Locale
}

/** Tells the applicant at once, and the organisation where it has to decide. */
export async function tellOfRegistration(tx: Ctx, account: FiledAccount, told: Told): Promise<void> {
  const { state, responsible, applicant, locale } = told
  const to = applicant ?? responsible
  if (state === 'approved') {
    await sendAccountActivation(tx, account, { firstName: to.firstName, email: to.email, locale })
    return
  }
  const organisation = await getOrganisationProfile(tx)
  const data = {
    ...{ fileNumber: account.fileNumber, login: account.login, companyName: account.companyName },
    ...{ email: organisation.email, phone: organisation.phone },
  }
  // Whether somebody signs in with the address is told to that address alone.
  const who = applicant ? 'signed-in' : (await isIdentifierTaken(tx, to.email)) ? 'known' : 'new'
  const template = state === 'open' ? 'registration-opened' : 'registration-received'
  await queueMessage(tx, {
    template,
    to: to.email,
    personId: applicant?.id ?? null,
    locale,
    data: { ...data, firstName: to.firstName, who },
    dedupeKey: `${template}:${account.id}`,
  })
  if (state !== 'requested') return
  await queueMessage(tx, {
    template: 'registration-requested',
    to: organisation.email,
    personId: null,
    locale: 'fr',
    data: {
      ...data,
      responsible: `${responsible.firstName} ${responsible.lastName}`,
      accountUrl: `${tx.deps.config.publicUrl}/admin/comptes/${account.id}`,
    },
    dedupeKey: `registration-requested:${account.id}`,
  })
}
