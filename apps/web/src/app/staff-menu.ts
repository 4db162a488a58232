import type { Permission } from '@guichet/domain/rights'
import type { FrenchTexts } from '../shared/i18n/texts.ts'
import { paths } from '../shared/paths.ts'
import type { NavigationEntry } from './navigation.ts'

/** The groups of the back-office’s menu, in their order. */
export const MENU_GROUPS = ['membership', 'accounts', 'money', 'communication', 'organisation'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

const GROUP_OF: Partial<Readonly<Record<NavigationEntry['label'], MenuGroup | null>>> = {
  staffHome: null,
  staffStatistics: null,
  security: null,
  staffMembers: 'membership',
  staffEvents: 'membership',
  staffErasures: 'membership',
  staffTypes: 'membership',
  staffPartners: 'membership',
  staffReminders: 'membership',
  staffAccounts: 'accounts',
  staffRequests: 'accounts',
  staffDeclarants: 'accounts',
  staffProcedures: 'accounts',
  staffTariffs: 'accounts',
  staffHelp: 'accounts',
  staffServices: 'money',
  staffVouchers: 'money',
  staffPayments: 'money',
  staffInvoices: 'money',
  staffDocuments: 'communication',
  staffLetters: 'communication',
  staffMailings: 'communication',
  staffOutgoing: 'communication',
  staffThreads: 'communication',
}

/** Where an entry stands; null: above or below the groups. What nothing else claims belongs to the organisation. */
export const groupOf = ({ label, area }: NavigationEntry): MenuGroup | null => {
  const group = GROUP_OF[label]
  return area === 'member' ? null : group === undefined ? 'organisation' : group
}

export interface MenuPart {
  /** Null for entries that stand in the open. */
  readonly group: MenuGroup | null
  readonly entries: readonly NavigationEntry[]
}

/**
 * The menu in parts: what stands in the open, then the groups that have entries, then one’s own security; each entry once.
 */
export function menuParts(entries: readonly NavigationEntry[]): readonly MenuPart[] {
  const isOwn = ({ label, area }: NavigationEntry) => area === 'staff' && label === 'security'
  const open = entries.filter((entry) => groupOf(entry) === null && !isOwn(entry))
  const groups = MENU_GROUPS.map((group) => ({
    group,
    entries: entries.filter((entry) => groupOf(entry) === group),
  }))
  return [{ group: null, entries: open }, ...groups, { group: null, entries: entries.filter(isOwn) }].filter(
    (part) => part.entries.length > 0,
  )
}

/** More entries than these do not stand on one screen of 900 dots. */
const MOST_AT_ONCE = 21

/** Whether a group is closed until somebody opens it: what is opened least, where the menu would be too long. */
export const isFoldedAtFirst = (group: MenuGroup, entries: readonly NavigationEntry[]): boolean =>
  group === 'organisation' && entries.length > MOST_AT_ONCE

/** Pages that no entry of the menu names, and what opens them. */
export const DEEPER_PAGES: readonly {
  readonly label: keyof FrenchTexts['shell']['pages']
  readonly to: string
  readonly needs: Permission
  /** The entry of the menu without which the page is not there either. */
  readonly below: string
}[] = [
  { label: 'joinings', to: paths.staffJoinings, needs: 'members.read', below: paths.staffTypes },
  { label: 'newMember', to: paths.newStaffMember, needs: 'payments.record', below: paths.staffTypes },
  { label: 'memberImport', to: paths.staffMemberImport, needs: 'members.edit', below: paths.staffMembers },
  { label: 'erasures', to: paths.staffErasures, needs: 'members.read', below: paths.staffMembers },
  { label: 'newType', to: paths.newStaffType, needs: 'membership-types.edit', below: paths.staffTypes },
  {
    label: 'accountImport',
    to: paths.staffAccountImport,
    needs: 'accounts.edit',
    below: paths.staffAccounts,
  },
  {
    label: 'newProcedure',
    to: paths.newStaffProcedure,
    needs: 'catalogue.edit',
    below: paths.staffProcedures,
  },
  { label: 'billing', to: paths.staffBilling, needs: 'payments.record', below: paths.staffInvoices },
  { label: 'transfers', to: paths.staffTransfers, needs: 'payments.record', below: paths.staffPayments },
  {
    label: 'serviceCatalogue',
    to: paths.staffServiceCatalogue,
    needs: 'services.read',
    below: paths.staffServices,
  },
  { label: 'newService', to: paths.newStaffService, needs: 'services.edit', below: paths.staffServices },
  {
    label: 'newDocument',
    to: paths.newStaffDocument,
    needs: 'documents.publish',
    below: paths.staffDocuments,
  },
  { label: 'newMailing', to: paths.newStaffMailing, needs: 'mailings.edit', below: paths.staffMailings },
]
