import accessRestoration from './access-restoration.ts'
import accountImport from './account-import.ts'
import accountMoves from './account-moves.ts'
import accountPersons from './account-persons.ts'
import accounts from './accounts.ts'
import automaticRenewal from './automatic-renewal.ts'
import backoffice from './backoffice.ts'
import catalogue from './catalogue.ts'
import certificates from './certificates.ts'
import company from './company.ts'
import dashboard from './dashboard.ts'
import declarantCompany from './declarant-company.ts'
import declarantOptions from './declarant-options.ts'
import declarants from './declarants.ts'
import declarations from './declarations.ts'
import delegations from './delegations.ts'
import device from './device.ts'
import documentLinks from './document-links.ts'
import documents from './documents.ts'
import factors from './factors.ts'
import fileChanges from './file-changes.ts'
import fileDeclarations from './file-declarations.ts'
import firms from './firms.ts'
import forms from './forms.ts'
import goLive from './go-live.ts'
import help from './help.ts'
import integrations from './integrations.ts'
import invoices from './invoices.ts'
import joining from './joining.ts'
import letters from './letters.ts'
import lifeEvents from './life-events.ts'
import light from './light.ts'
import mailbox from './mailbox.ts'
import mailings from './mailings.ts'
import me from './me.ts'
import memberEdit from './member-edit.ts'
import memberImport from './member-import.ts'
import memberViews from './member-views.ts'
import membershipTypes from './membership-types.ts'
import memberships from './memberships.ts'
import messages from './messages.ts'
import newcomer from './newcomer.ts'
import notifications from './notifications.ts'
import operations from './operations.ts'
import options from './options.ts'
import organisation from './organisation.ts'
import ownExports from './own-exports.ts'
import ownRecovery from './own-recovery.ts'
import payments from './payments.ts'
import phone from './phone.ts'
import privacy from './privacy.ts'
import publicPages from './public-pages.ts'
import refunds from './refunds.ts'
import registration from './registration.ts'
import reminders from './reminders.ts'
import serviceWithdrawals from './service-withdrawals.ts'
import services from './services.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import signIns from './sign-ins.ts'
import staffAccounts from './staff-accounts.ts'
import states from './states.ts'
import statistics from './statistics.ts'
import team from './team.ts'
import terms from './terms.ts'
import threads from './threads.ts'
import transfers from './transfers.ts'
import vouchers from './vouchers.ts'
import wholeExports from './whole-exports.ts'

/** All the texts, for the pages behind sign-in. */
export default {
  ...light,
  accessRestoration,
  accounts,
  accountImport,
  accountMoves,
  accountPersons,
  staffAccounts,
  options,
  registration,
  joining,
  terms,
  declarantCompany,
  declarantOptions,
  declarants,
  declarations,
  integrations,
  team,
  help,
  shell,
  forms,
  states,
  organisation,
  settings,
  goLive,
  notifications,
  privacy,
  phone,
  publicPages,
  company,
  dashboard,
  mailbox,
  me,
  device,
  factors,
  signIns,
  fileChanges,
  lifeEvents,
  memberships,
  automaticRenewal,
  memberImport,
  memberEdit,
  memberViews,
  membershipTypes,
  messages,
  threads,
  ownRecovery,
  payments,
  invoices,
  refunds,
  transfers,
  certificates,
  delegations,
  fileDeclarations,
  firms,
  newcomer,
  documents,
  documentLinks,
  services,
  serviceWithdrawals,
  statistics,
  vouchers,
  ownExports,
  wholeExports,
  backoffice,
  catalogue,
  letters,
  mailings,
  reminders,
  operations,
}
