import * as accessRestorations from './access-restorations.contract.ts'
import * as accountImports from './account-imports.contract.ts'
import * as accountMoves from './account-moves.contract.ts'
import * as accountNotices from './account-notices.contract.ts'
import * as accountPersons from './account-persons.contract.ts'
import * as accounts from './accounts.contract.ts'
import * as addresses from './addresses.contract.ts'
import * as apiKeys from './api-keys.contract.ts'
import * as assistances from './assistances.contract.ts'
import * as audit from './audit.contract.ts'
import * as automaticRenewals from './automatic-renewals.contract.ts'
import * as backoffice from './backoffice.contract.ts'
import * as bankStatements from './bank-statements.contract.ts'
import * as catalogue from './catalogue.contract.ts'
import * as certificates from './certificates.contract.ts'
import * as company from './company.contract.ts'
import * as declarantCompany from './declarant-company.contract.ts'
import * as declarantOptions from './declarant-options.contract.ts'
import * as declarants from './declarants.contract.ts'
import * as declarations from './declarations.contract.ts'
import * as delegations from './delegations.contract.ts'
import * as documentLinks from './document-links.contract.ts'
import * as documents from './documents.contract.ts'
import * as emailChanges from './email-changes.contract.ts'
import * as factors from './factors.contract.ts'
import * as fileChanges from './file-changes.contract.ts'
import * as fileDeclarations from './file-declarations.contract.ts'
import * as firms from './firms.contract.ts'
import * as franceConnect from './franceconnect.contract.ts'
import * as goLive from './go-live.contract.ts'
import * as invoices from './invoices.contract.ts'
import * as joinings from './joinings.contract.ts'
import * as legalTexts from './legal-texts.contract.ts'
import * as letterPrints from './letter-prints.contract.ts'
import * as letters from './letters.contract.ts'
import * as lifeEvents from './life-events.contract.ts'
import * as mailStanding from './mail-standing.contract.ts'
import * as mailbox from './mailbox.contract.ts'
import * as mailings from './mailings.contract.ts'
import * as me from './me.contract.ts'
import * as memberImports from './member-imports.contract.ts'
import * as memberViews from './member-views.contract.ts'
import * as membershipTypes from './membership-types.contract.ts'
import * as memberships from './memberships.contract.ts'
import * as messages from './messages.contract.ts'
import * as nirReveals from './nir-reveals.contract.ts'
import * as notifications from './notifications.contract.ts'
import * as options from './options.contract.ts'
import * as organisation from './organisation.contract.ts'
import * as outgoing from './outgoing.contract.ts'
import * as ownExports from './own-exports.contract.ts'
import * as passkeys from './passkeys.contract.ts'
import * as payments from './payments.contract.ts'
import * as phones from './phones.contract.ts'
import * as privacy from './privacy.contract.ts'
import * as recoveries from './recoveries.contract.ts'
import * as refunds from './refunds.contract.ts'
import * as registrations from './registrations.contract.ts'
import * as reminders from './reminders.contract.ts'
import type { RouteSpec } from './route.ts'
import * as services from './services.contract.ts'
import * as session from './session.contract.ts'
import * as settings from './settings.contract.ts'
import * as signInReports from './sign-in-reports.contract.ts'
import * as signIns from './sign-ins.contract.ts'
import * as staffAccounts from './staff-accounts.contract.ts'
import * as staffDocuments from './staff-documents.contract.ts'
import * as staffInvoices from './staff-invoices.contract.ts'
import * as staffJoinings from './staff-joinings.contract.ts'
import * as staffMembers from './staff-members.contract.ts'
import * as staffServices from './staff-services.contract.ts'
import * as staffThreads from './staff-threads.contract.ts'
import * as staffVouchers from './staff-vouchers.contract.ts'
import * as statistics from './statistics.contract.ts'
import * as team from './team.contract.ts'
import * as terms from './terms.contract.ts'
import * as threads from './threads.contract.ts'
import * as vouchers from './vouchers.contract.ts'
import * as wholeExports from './whole-exports.contract.ts'

const isRoute = (value: unknown): value is RouteSpec =>
  typeof value === 'object' && value !== null && 'operationId' in value && 'path' in value

/** Every route of the API, for the documentation, the meta-tests and the rights matrix. Never imported by the web. */
export const ALL_ROUTES: readonly RouteSpec[] = [
  session,
  franceConnect,
  signInReports,
  signIns,
  apiKeys,
  audit,
  factors,
  passkeys,
  emailChanges,
  phones,
  accessRestorations,
  recoveries,
  nirReveals,
  company,
  fileChanges,
  lifeEvents,
  accounts,
  accountMoves,
  accountNotices,
  accountPersons,
  accountImports,
  mailbox,
  registrations,
  joinings,
  me,
  memberships,
  automaticRenewals,
  membershipTypes,
  memberImports,
  memberViews,
  wholeExports,
  ownExports,
  payments,
  invoices,
  staffInvoices,
  certificates,
  declarantCompany,
  declarantOptions,
  declarations,
  declarants,
  delegations,
  fileDeclarations,
  firms,
  assistances,
  documents,
  documentLinks,
  staffDocuments,
  services,
  staffServices,
  vouchers,
  staffVouchers,
  statistics,
  organisation,
  backoffice,
  refunds,
  bankStatements,
  addresses,
  options,
  catalogue,
  staffAccounts,
  staffJoinings,
  messages,
  threads,
  staffThreads,
  reminders,
  notifications,
  privacy,
  outgoing,
  settings,
  goLive,
  terms,
  legalTexts,
  mailings,
  mailStanding,
  letterPrints,
  letters,
  staffMembers,
  team,
].flatMap((module) => Object.values(module).filter(isRoute))
