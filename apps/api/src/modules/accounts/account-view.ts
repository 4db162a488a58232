import type { account, accountLine } from '@guichet/contract/accounts.contract'
import type { AccountState } from '@guichet/domain/account-state'
import type { z } from 'zod'
import type { Locale } from '../../ctx.ts'
import type { AccountRow } from './data/account-data.ts'
import type { ReachedAccount } from './reach-account.ts'

export type AccountView = z.input<typeof account>
export type AccountLineView = z.input<typeof accountLine>

/** What a line of a list is made of. */
export type AccountLineRow = Pick<
  AccountRow['account'],
  | 'id'
  | 'fileNumber'
  | 'login'
  | 'accountType'
  | 'siret'
  | 'companyName'
  | 'responsibleName'
  | 'test'
  | 'state'
  | 'hasMailbox'
  | 'version'
>

/** An account as lists show it (A03). */
export const toAccountLine = (row: AccountLineRow): AccountLineView => ({
  id: row.id,
  fileNumber: row.fileNumber,
  login: row.login,
  accountType: row.accountType as AccountLineView['accountType'],
  siret: row.siret,
  companyName: row.companyName,
  responsibleName: row.responsibleName,
  test: row.test,
  state: row.state as AccountState,
  hasMailbox: row.hasMailbox,
  version: row.version,
})

type Details = AccountRow['details']

const responsibleOf = (details: Details): AccountView['responsible'] => ({
  title: details.title as AccountView['responsible']['title'],
  lastName: details.lastName,
  firstName: details.firstName,
  address: {
    streetNumber: details.streetNumber,
    streetNumberSuffix: details.streetNumberSuffix,
    streetName: details.streetName,
    complement: details.complement,
    postBox: details.postBox,
    postcode: details.postcode,
    city: details.city,
    country: details.country,
  },
  email: details.email,
  phone: details.phone,
  fax: details.fax,
})

/** Header and tab "Identité" of an account (A05, A06), as whoever reached it sees them. */
export const toAccountView = (row: AccountRow, reached: ReachedAccount, locale: Locale): AccountView => ({
  ...toAccountLine(row.account),
  kind: reached.kind,
  primary:
    row.account.parentId !== null && row.primaryLogin !== null && row.primaryCompanyName !== null
      ? { id: row.account.parentId, login: row.primaryLogin, companyName: row.primaryCompanyName }
      : null,
  portal: row.account.portal,
  profile: {
    code: row.account.profileCode,
    label: locale === 'fr' ? row.profileLabelFr : row.profileLabelEn,
  },
  createdOn: row.account.createdOn,
  stateReason: row.account.stateReason,
  autonomous: row.account.autonomous,
  siren: row.account.siret.slice(0, 9),
  nic: row.account.siret.slice(9),
  legalRepresentative: row.details.legalRepresentative,
  responsible: responsibleOf(row.details),
  technicalContact: {
    name: row.details.technicalName,
    email: row.details.technicalEmail,
    phone: row.details.technicalPhone,
  },
  administrativeContact: {
    name: row.details.administrativeName,
    email: row.details.administrativeEmail,
    phone: row.details.administrativePhone,
  },
  powers: [...reached.powers],
  via: reached.via,
})
