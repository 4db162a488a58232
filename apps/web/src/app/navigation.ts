import type { DelegationRight } from '@guichet/domain/delegation'
import { MODULES, type Module } from '@guichet/domain/modules'
import type { Permission, StaffRole } from '@guichet/domain/rights'
import type { FrenchTexts } from '../shared/i18n/texts.ts'
import { paths } from '../shared/paths.ts'

export type Area = 'member' | 'staff'

export interface NavigationEntry {
  /** Key of the word in the texts, below `shell:nav`. */
  readonly label: Exclude<keyof FrenchTexts['shell']['nav'], 'label' | 'open' | 'title' | 'informationOf'>
  readonly path: string
  readonly icon: IconName
  readonly area: Area
}

export type IconName =
  | 'dashboard'
  | 'information'
  | 'memberships'
  | 'services'
  | 'vouchers'
  | 'payments'
  | 'invoices'
  | 'certificates'
  | 'documents'
  | 'news'
  | 'accounts'
  | 'messages'
  | 'home'
  | 'members'
  | 'procedures'
  | 'tariffs'
  | 'types'
  | 'partners'
  | 'help'
  | 'requests'
  | 'audit'
  | 'team'
  | 'notifications'
  | 'reminders'
  | 'letters'
  | 'mailings'
  | 'outgoing'
  | 'jobs'
  | 'settings'
  | 'goLive'
  | 'statistics'
  | 'events'
  | 'export'
  | 'security'
  | 'files'
  | 'privacy'
  | 'declarations'

/** What the menu offers to whom has a sign-in and no membership. */
const WITHOUT_MEMBERSHIP: ReadonlySet<NavigationEntry['label']> = new Set([
  'dashboard',
  'information',
  'security',
  'files',
  'privacy',
  'notifications',
  'messages',
  'news',
])

interface Rights {
  readonly isMember: boolean
  readonly hasAccounts: boolean
  /** Whether there is a file of declarant. */
  readonly isDeclarant?: boolean
  readonly permissions: readonly Permission[]
  readonly staffRole: StaffRole | null
  /** Whether files of others are opened to the person. */
  readonly hasFiles?: boolean
  /** What is opened in the file of somebody else, when it is acted there. */
  readonly actingFor?: { readonly rights: readonly DelegationRight[] } | null
  /** The parts of the portal that are on; all of them unless told. */
  readonly modules?: readonly Module[]
}

/** Entries of parts that may be switched off, by their label. */
const MODULE_OF: Readonly<Record<string, Module>> = {
  accounts: 'accounts',
  memberships: 'membership',
  services: 'membership',
  referral: 'membership',
  certificates: 'membership',
  staffTypes: 'membership',
  staffPartners: 'membership',
  staffServices: 'membership',
  staffReminders: 'membership',
  staffVouchers: 'membership',
  staffAccounts: 'accounts',
  staffRequests: 'accounts',
  staffProcedures: 'accounts',
  declarations: 'declarations',
  staffDeclarants: 'declarations',
  staffTariffs: 'accounts',
  staffHelp: 'accounts',
}

const MEMBER_ENTRIES: readonly NavigationEntry[] = [
  { label: 'dashboard', path: paths.dashboard, icon: 'dashboard', area: 'member' },
  { label: 'declarations', path: paths.declarations, icon: 'declarations', area: 'member' },
  { label: 'information', path: paths.information, icon: 'information', area: 'member' },
  { label: 'accounts', path: paths.accounts, icon: 'accounts', area: 'member' },
  { label: 'messages', path: paths.messages, icon: 'messages', area: 'member' },
  { label: 'memberships', path: paths.memberships, icon: 'memberships', area: 'member' },
  { label: 'services', path: paths.services, icon: 'services', area: 'member' },
  { label: 'referral', path: paths.referral, icon: 'vouchers', area: 'member' },
  { label: 'payments', path: paths.payments, icon: 'payments', area: 'member' },
  { label: 'invoices', path: paths.invoices, icon: 'invoices', area: 'member' },
  { label: 'certificates', path: paths.certificates, icon: 'certificates', area: 'member' },
  { label: 'documents', path: paths.documents, icon: 'documents', area: 'member' },
  { label: 'notifications', path: paths.notifications, icon: 'notifications', area: 'member' },
  { label: 'security', path: paths.security, icon: 'security', area: 'member' },
  { label: 'files', path: paths.files, icon: 'files', area: 'member' },
  { label: 'privacy', path: paths.privacy, icon: 'privacy', area: 'member' },
  { label: 'news', path: paths.news, icon: 'news', area: 'member' },
]

/** Pages that a file opened to somebody has, and the right that each needs; null where any will do. */
const IN_FILE: Partial<Readonly<Record<NavigationEntry['label'], DelegationRight | null>>> = {
  dashboard: null,
  information: 'file.see',
  declarations: 'declarations.see',
  accounts: 'accounts.see',
  memberships: 'memberships.see',
  services: 'services.see',
  payments: 'payments.see',
  invoices: 'payments.see',
  certificates: 'certificates.see',
  documents: 'documents.see',
}

const STAFF_ENTRIES: readonly (NavigationEntry & { readonly needs: Permission })[] = [
  { label: 'staffHome', path: paths.staffHome, icon: 'home', area: 'staff', needs: 'members.read' },
  {
    label: 'staffStatistics',
    path: paths.staffStatistics,
    icon: 'statistics',
    area: 'staff',
    needs: 'figures.read',
  },
  { label: 'staffMembers', path: paths.staffMembers, icon: 'members', area: 'staff', needs: 'members.read' },
  { label: 'staffEvents', path: paths.staffEvents, icon: 'events', area: 'staff', needs: 'members.read' },
  {
    label: 'staffErasures',
    path: paths.staffErasures,
    icon: 'privacy',
    area: 'staff',
    needs: 'members.edit',
  },
  { label: 'staffTypes', path: paths.staffTypes, icon: 'types', area: 'staff', needs: 'memberships.read' },
  {
    label: 'staffPartners',
    path: paths.staffPartners,
    icon: 'partners',
    area: 'staff',
    needs: 'memberships.read',
  },
  {
    label: 'staffAccounts',
    path: paths.staffAccounts,
    icon: 'accounts',
    area: 'staff',
    needs: 'accounts.read',
  },
  {
    label: 'staffRequests',
    path: paths.staffRequests,
    icon: 'requests',
    area: 'staff',
    needs: 'accounts.read',
  },
  {
    label: 'staffDeclarants',
    path: paths.staffDeclarants,
    icon: 'requests',
    area: 'staff',
    needs: 'declarants.read',
  },
  {
    label: 'staffServices',
    path: paths.staffServices,
    icon: 'services',
    area: 'staff',
    needs: 'services.read',
  },
  {
    label: 'staffVouchers',
    path: paths.staffVouchers,
    icon: 'vouchers',
    area: 'staff',
    needs: 'vouchers.read',
  },
  {
    label: 'staffPayments',
    path: paths.staffPayments,
    icon: 'payments',
    area: 'staff',
    needs: 'payments.read',
  },
  {
    label: 'staffInvoices',
    path: paths.staffInvoices,
    icon: 'invoices',
    area: 'staff',
    needs: 'payments.read',
  },
  {
    label: 'staffDocuments',
    path: paths.staffDocuments,
    icon: 'documents',
    area: 'staff',
    needs: 'documents.publish',
  },
  {
    label: 'staffProcedures',
    path: paths.staffProcedures,
    icon: 'procedures',
    area: 'staff',
    needs: 'accounts.read',
  },
  { label: 'staffTariffs', path: paths.staffTariffs, icon: 'tariffs', area: 'staff', needs: 'accounts.read' },
  { label: 'staffHelp', path: paths.staffHelp, icon: 'help', area: 'staff', needs: 'accounts.read' },
  {
    label: 'staffReminders',
    path: paths.staffReminders,
    icon: 'reminders',
    area: 'staff',
    needs: 'memberships.read',
  },
  {
    label: 'staffLetters',
    path: paths.staffLetters,
    icon: 'letters',
    area: 'staff',
    needs: 'letters.handle',
  },
  {
    label: 'staffMailings',
    path: paths.staffMailings,
    icon: 'mailings',
    area: 'staff',
    needs: 'mailings.read',
  },
  {
    label: 'staffThreads',
    path: paths.staffThreads,
    icon: 'messages',
    area: 'staff',
    needs: 'threads.handle',
  },
  {
    label: 'staffOutgoing',
    path: paths.staffOutgoing,
    icon: 'outgoing',
    area: 'staff',
    needs: 'outgoing.read',
  },
  {
    label: 'staffSettings',
    path: paths.staffSettings(),
    icon: 'settings',
    area: 'staff',
    needs: 'contacts.edit',
  },
  {
    label: 'staffGoLive',
    path: paths.staffGoLive,
    icon: 'goLive',
    area: 'staff',
    needs: 'organisation.edit',
  },
  { label: 'staffTeam', path: paths.staffTeam, icon: 'team', area: 'staff', needs: 'staff.manage' },
  {
    label: 'staffSignInReports',
    path: paths.staffSignInReports,
    icon: 'security',
    area: 'staff',
    needs: 'sign-ins.handle',
  },
  { label: 'staffAudit', path: paths.staffAudit, icon: 'audit', area: 'staff', needs: 'audit.read' },
  { label: 'staffJobs', path: paths.staffJobs, icon: 'jobs', area: 'staff', needs: 'jobs.manage' },
  { label: 'staffExport', path: paths.staffExport, icon: 'export', area: 'staff', needs: 'data.export' },
]

const STAFF_SECURITY: NavigationEntry = {
  ...{ label: 'security', path: paths.security, icon: 'security', area: 'staff' },
}

/**
 * What the menu offers to somebody: the member’s own pages, then the back-office pages that the rights open. Who is
 * neither member nor staff (an accountant) has the pages that need no membership; accounts are for whoever is on one.
 */
export function navigationFor(rights: Rights): readonly NavigationEntry[] {
  const { isMember, hasAccounts, permissions, staffRole, modules = MODULES } = rights
  const { hasFiles = false, isDeclarant = false } = rights
  const opened = rights.actingFor?.rights
  const isOn = ({ label }: NavigationEntry) => {
    const module = MODULE_OF[label]
    return module === undefined || modules.includes(module)
  }
  const staff = staffRole === null ? [] : STAFF_ENTRIES.filter(({ needs }) => permissions.includes(needs))
  const own = MEMBER_ENTRIES.filter(({ label }) => {
    if (opened) {
      const right = IN_FILE[label]
      return right === null || (right !== undefined && opened.includes(right))
    }
    if (label === 'accounts') return hasAccounts
    if (label === 'declarations') return isDeclarant
    if (label === 'security') return isMember || staffRole === null || hasAccounts || isDeclarant
    const hasSpace = isMember || hasAccounts || isDeclarant
    if (label === 'files') return hasFiles || (!hasSpace && staffRole === null)
    if (label === 'privacy' || label === 'notifications' || label === 'messages')
      return hasSpace || staffRole === null
    if (label === 'invoices') return isMember || hasAccounts
    return isMember || (staffRole === null && WITHOUT_MEMBERSHIP.has(label))
  })
  // Whoever works here and has no space of his own changes his password from there.
  const alone = own.length === 0 && staff.length > 0 ? [STAFF_SECURITY] : []
  return [...own, ...staff.map(({ needs: _, ...entry }) => entry), ...alone].filter(isOn)
}

/** First page after signing in. */
export function homePathFor({ isMember, staffRole }: Pick<Rights, 'isMember' | 'staffRole'>): string {
  return !isMember && staffRole !== null ? paths.staffHome : paths.dashboard
}

/** The entry whose page, or a page below it, is open. */
export function currentEntry(
  entries: readonly NavigationEntry[],
  pathname: string,
): NavigationEntry | undefined {
  return entries
    .filter(({ path }) => pathname === path || (path !== paths.staffHome && pathname.startsWith(`${path}/`)))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
}

/** Pages of a part that no entry of the menu names. */
const OTHER_PAGES: readonly (readonly [path: string, module: Module])[] = [
  [paths.staffJoinings, 'membership'],
  [paths.staffBilling, 'accounts'],
  [paths.joining, 'membership'],
  [paths.accountRegistration, 'accounts'],
  [paths.declarantSignup, 'declarations'],
  [paths.declarantCompany, 'declarations'],
  [paths.fileDeclarations, 'declarations'],
]

/** The part of the portal to which a page belongs, if it may be switched off. */
export function moduleOfPage(pathname: string): Module | undefined {
  const isAt = (path: string) => pathname === path || pathname.startsWith(`${path}/`)
  // Of two that lie one below the other, the nearer one says.
  const entry = [...MEMBER_ENTRIES, ...STAFF_ENTRIES]
    .filter(({ label, path }) => MODULE_OF[label] && isAt(path))
    .toSorted((a, b) => b.path.length - a.path.length)[0]
  return (entry && MODULE_OF[entry.label]) ?? OTHER_PAGES.find(([path]) => isAt(path))?.[1]
}
