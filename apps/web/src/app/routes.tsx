import type { Permission } from '@guichet/domain/rights'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router-dom'
import { paths } from '../shared/paths.ts'

/** A page module exports its page as `Component`. */
type PageModule = () => Promise<{ readonly Component: ComponentType }>

export interface PageHandle {
  /** Permission that the back-office page needs. */
  readonly permission?: Permission
}

const page = (path: string, lazy: PageModule, handle: PageHandle = {}): RouteObject => ({
  path,
  lazy,
  handle,
})

/** Pages that open without signing in and need the whole of the portal’s forms. */
export const openPages: RouteObject[] = [
  page(paths.registration, () => import('../features/joinings/choice-page.tsx')),
  page('/inscription/adhesion/:token?', () => import('../features/joinings/join-page.tsx')),
  page('/inscription/declarant/:token?', () => import('../features/declarants/declarant-page.tsx')),
  page(paths.accountRegistration, () => import('../features/accounts/register-page.tsx')),
  page('/acces/:token', () => import('../features/delegations/invitation-page.tsx')),
  page('/cabinet/:token', () => import('../features/firms/invitation-page.tsx')),
  page(paths.legalNotice, () => import('../features/organisation/public/legal-page.tsx')),
  page(paths.accessibility, () => import('../features/organisation/public/accessibility-page.tsx')),
  page(paths.contact, () => import('../features/organisation/public/contact-page.tsx')),
]

/** Pages of the member space, one line each; the page is loaded when it is opened. */
export const memberPages: RouteObject[] = [
  page(paths.dashboard, () => import('./pages/dashboard-page.tsx')),
  page(paths.information, () => import('../features/me/information-page.tsx')),
  page(paths.declarantCompany, () => import('../features/declarants/company-page.tsx')),
  page(paths.declarations, () => import('../features/declarations/declarations-page.tsx')),
  page('/declarations/:periode', () => import('../features/declarations/declaration-page.tsx')),
  page(paths.lifeEvents, () => import('../features/life-events/life-events-page.tsx')),
  page(paths.fileHistory, () => import('../features/me/history-page.tsx')),
  page(paths.security, () => import('../features/me/security-page.tsx')),
  page(paths.privacy, () => import('./pages/privacy-page.tsx')),
  page(paths.files, () => import('./pages/files-page.tsx')),
  page(paths.fileDeclarations, () => import('../features/file-declarations/file-declarations-page.tsx')),
  page(paths.fileDeclarationsByCsv, () => import('../features/file-declarations/by-csv-page.tsx')),
  page(paths.firm, () => import('../features/firms/firm-page.tsx')),
  page(paths.memberships, () => import('../features/memberships/memberships-page.tsx')),
  page('/adhesions/:id', () => import('../features/memberships/membership-page.tsx')),
  page('/adhesions/:id/renouveler', () => import('../features/memberships/renew-page.tsx')),
  page(paths.services, () => import('../features/services/services-page.tsx')),
  page('/prestations/commander/:id', () => import('../features/services/order-service-page.tsx')),
  page('/prestations/commandes/:id', () => import('../features/services/order-page.tsx')),
  page(paths.referral, () => import('../features/referrals/referral-page.tsx')),
  page(paths.payments, () => import('../features/payments/payments-page.tsx')),
  page(paths.invoices, () => import('../features/invoices/invoices-page.tsx')),
  page('/factures/:id', () => import('../features/invoices/invoice-page.tsx')),
  page(paths.certificates, () => import('../features/certificates/certificates-page.tsx')),
  page(paths.documents, () => import('../features/documents/documents-page.tsx')),
  page(paths.accounts, () => import('../features/accounts/accounts-page.tsx')),
  page('/comptes/nouveau', () => import('../features/accounts/create-page.tsx')),
  page('/comptes/:id/:tab?', () => import('../features/accounts/account-page.tsx')),
  page(paths.messages, () => import('../features/messages/messages-page.tsx')),
  page(paths.threads, () => import('../features/threads/threads-page.tsx')),
  page(paths.newThread, () => import('../features/threads/new-thread-page.tsx')),
  page('/messages/conversations/:id', () => import('../features/threads/thread-page.tsx')),
  page('/messages/:id', () => import('../features/messages/message-page.tsx')),
  page(paths.notifications, () => import('../features/notifications/notifications-page.tsx')),
  page(paths.integrations, () => import('../features/integrations/integrations-page.tsx')),
  page(paths.newApiKey, () => import('../features/integrations/new-key-page.tsx')),
  page(paths.news, () => import('../features/organisation/news-page.tsx')),
]

/** Pages of the back-office. */
export const staffPages: RouteObject[] = [
  page(paths.staffHome, () => import('../features/backoffice/home-page.tsx'), { permission: 'members.read' }),
  page(paths.staffStatistics, () => import('../features/statistics/statistics-page.tsx'), {
    permission: 'figures.read',
  }),
  page(paths.staffMembers, () => import('../features/backoffice/members-page.tsx'), {
    permission: 'members.read',
  }),
  page(paths.staffJoinings, () => import('../features/joinings/staff/staff-joinings-page.tsx'), {
    permission: 'members.read',
  }),
  page('/admin/adherents/:id', () => import('../features/backoffice/member-page.tsx'), {
    permission: 'members.read',
  }),
  page('/admin/adherents/:id/modifier', () => import('../features/backoffice/edit/edit-member-page.tsx'), {
    permission: 'members.edit',
  }),
  page(
    '/admin/adherents/:id/evenements',
    () => import('../features/life-events/staff/member-events-page.tsx'),
    { permission: 'members.read' },
  ),
  page(paths.staffEvents, () => import('../features/life-events/staff/staff-events-page.tsx'), {
    permission: 'members.read',
  }),
  page(paths.staffErasures, () => import('../features/privacy/staff/erasures-page.tsx'), {
    permission: 'members.read',
  }),
  page(paths.staffMemberImport, () => import('../features/backoffice/import/import-page.tsx'), {
    permission: 'members.edit',
  }),
  page(paths.staffTypes, () => import('../features/backoffice/types/types-page.tsx'), {
    permission: 'memberships.read',
  }),
  page(paths.newStaffType, () => import('../features/backoffice/types/new-type-page.tsx'), {
    permission: 'membership-types.edit',
  }),
  page('/admin/types-adhesion/:id', () => import('../features/backoffice/types/type-page.tsx'), {
    permission: 'memberships.read',
  }),
  page(paths.staffPartners, () => import('../features/backoffice/partners/partners-page.tsx'), {
    permission: 'memberships.read',
  }),
  page(paths.staffAccounts, () => import('../features/accounts/staff/staff-accounts-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.staffAccountImport, () => import('../features/accounts/staff/import/import-page.tsx'), {
    permission: 'accounts.edit',
  }),
  page('/admin/comptes/:id/:tab?', () => import('../features/accounts/account-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.staffRequests, () => import('../features/accounts/staff/requests-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.staffDeclarants, () => import('../features/declarants/staff/staff-declarants-page.tsx'), {
    permission: 'declarants.read',
  }),
  page(paths.staffServices, () => import('../features/services/staff/staff-services-page.tsx'), {
    permission: 'services.read',
  }),
  page(paths.newStaffService, () => import('../features/services/staff/new-service-page.tsx'), {
    permission: 'services.edit',
  }),
  page('/admin/prestations/commandes/:id', () => import('../features/services/staff/staff-order-page.tsx'), {
    permission: 'services.read',
  }),
  page('/admin/prestations/:id', () => import('../features/services/staff/service-page.tsx'), {
    permission: 'services.read',
  }),
  page(paths.staffVouchers, () => import('../features/referrals/staff/staff-vouchers-page.tsx'), {
    permission: 'vouchers.read',
  }),
  page('/admin/bons/:id', () => import('../features/referrals/staff/staff-voucher-page.tsx'), {
    permission: 'vouchers.read',
  }),
  page(paths.staffDocuments, () => import('../features/documents/staff/staff-documents-page.tsx'), {
    permission: 'documents.publish',
  }),
  page(paths.newStaffDocument, () => import('../features/documents/staff/publish-page.tsx'), {
    permission: 'documents.publish',
  }),
  page('/admin/documents/:id', () => import('../features/documents/staff/staff-document-page.tsx'), {
    permission: 'documents.publish',
  }),
  page(paths.staffThreads, () => import('../features/threads/staff/staff-threads-page.tsx'), {
    permission: 'threads.handle',
  }),
  page(paths.staffThreadSettings, () => import('../features/threads/staff/thread-settings-page.tsx'), {
    permission: 'threads.handle',
  }),
  page('/admin/messages/:id', () => import('../features/threads/staff/staff-thread-page.tsx'), {
    permission: 'threads.handle',
  }),
  page(paths.staffTransfers, () => import('../features/backoffice/transfers/transfers-page.tsx'), {
    permission: 'payments.record',
  }),
  page(paths.staffInvoices, () => import('../features/invoices/staff/staff-invoices-page.tsx'), {
    permission: 'payments.read',
  }),
  page('/admin/factures/:id', () => import('../features/invoices/staff/staff-invoice-page.tsx'), {
    permission: 'payments.read',
  }),
  page(paths.staffBilling, () => import('../features/invoices/staff/billing-page.tsx'), {
    permission: 'payments.record',
  }),
  page(paths.staffPayments, () => import('../features/backoffice/staff-payments-page.tsx'), {
    permission: 'payments.read',
  }),
  page(paths.staffProcedures, () => import('../features/catalogue/procedures-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.newStaffProcedure, () => import('../features/catalogue/new-procedure-page.tsx'), {
    permission: 'catalogue.edit',
  }),
  page('/admin/teleprocedures/:id', () => import('../features/catalogue/procedure-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.staffTariffs, () => import('../features/catalogue/tariffs-page.tsx'), {
    permission: 'accounts.read',
  }),
  page(paths.staffHelp, () => import('../features/catalogue/help-page.tsx'), { permission: 'accounts.read' }),
  page(paths.staffReminders, () => import('../features/reminders/reminders-page.tsx'), {
    permission: 'memberships.read',
  }),
  page(paths.staffLetters, () => import('../features/letters/letters-page.tsx'), {
    permission: 'letters.handle',
  }),
  page(paths.newStaffMember, () => import('../features/backoffice/paper/new-member-page.tsx'), {
    permission: 'payments.record',
  }),
  page(paths.staffMailings, () => import('../features/mailings/mailings-page.tsx'), {
    permission: 'mailings.read',
  }),
  page(paths.newStaffMailing, () => import('../features/mailings/new-mailing-page.tsx'), {
    permission: 'mailings.edit',
  }),
  page('/admin/mailings/:id', () => import('../features/mailings/mailing-page.tsx'), {
    permission: 'mailings.read',
  }),
  page(paths.staffOutgoing, () => import('../features/operations/outgoing-page.tsx'), {
    permission: 'outgoing.read',
  }),
  page('/admin/envois/:id', () => import('../features/operations/outgoing-message-page.tsx'), {
    permission: 'outgoing.read',
  }),
  page(paths.staffJobs, () => import('../features/operations/jobs-page.tsx'), { permission: 'jobs.manage' }),
  page(paths.staffExport, () => import('../features/whole-exports/export-page.tsx'), {
    permission: 'data.export',
  }),
  page(
    '/admin/reglages/:section?/:item?',
    () => import('../features/organisation/settings/settings-page.tsx'),
    {
      permission: 'contacts.edit',
    },
  ),
  page(paths.staffGoLive, () => import('../features/go-live/go-live-page.tsx'), {
    permission: 'organisation.edit',
  }),
  page(paths.staffTeam, () => import('../features/team/team-page.tsx'), { permission: 'staff.manage' }),
  page(paths.staffSignInReports, () => import('../features/sign-in-reports/reports-page.tsx'), {
    permission: 'sign-ins.handle',
  }),
  page(paths.staffAudit, () => import('../features/backoffice/audit-page.tsx'), { permission: 'audit.read' }),
]
