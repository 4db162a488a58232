import {
  IconAddressBook,
  IconArrowsExchange,
  IconBell,
  IconBriefcase,
  IconBuilding,
  IconCalendarEvent,
  IconCertificate,
  IconChartBar,
  IconChevronDown,
  IconCreditCard,
  IconFileInvoice,
  IconFiles,
  IconFileText,
  IconGift,
  IconHeartHandshake,
  IconHelp,
  IconHistory,
  IconHome,
  IconId,
  IconInbox,
  IconLayoutDashboard,
  IconLock,
  IconMail,
  IconMailbox,
  IconNews,
  IconPackageExport,
  IconReportMoney,
  IconRocket,
  IconSend,
  IconSettings,
  IconSettingsAutomation,
  IconShieldLock,
  IconShoppingBag,
  IconSpeakerphone,
  IconTag,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react'
import { lazy, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { type Area, currentEntry, type IconName, type NavigationEntry, navigationFor } from '../navigation.ts'
import { groupOf, isFoldedAtFirst, type MenuGroup, menuParts } from '../staff-menu.ts'
import { useMenuFolds } from './menu-folds.ts'
import classes from './nav-list.module.css'

// Loaded once the app runs: a contract that stands in a piece of its own would be read before zod is told not to compile.
const UnreadBadge = lazy(async () => ({ default: (await import('./unread-badge.tsx')).UnreadBadge }))
const WaitingRequests = lazy(async () => ({
  default: (await import('./waiting-requests.tsx')).WaitingRequests,
}))

const ICONS: Readonly<Record<IconName, typeof IconHome>> = {
  dashboard: IconLayoutDashboard,
  information: IconAddressBook,
  memberships: IconId,
  services: IconShoppingBag,
  vouchers: IconGift,
  payments: IconCreditCard,
  invoices: IconFileInvoice,
  certificates: IconCertificate,
  documents: IconFiles,
  news: IconNews,
  notifications: IconBell,
  reminders: IconCalendarEvent,
  letters: IconMailbox,
  mailings: IconSpeakerphone,
  outgoing: IconSend,
  jobs: IconSettingsAutomation,
  export: IconPackageExport,
  settings: IconSettings,
  goLive: IconRocket,
  statistics: IconChartBar,
  accounts: IconBuilding,
  messages: IconMail,
  home: IconHome,
  members: IconUsers,
  procedures: IconFileText,
  tariffs: IconTag,
  types: IconTicket,
  partners: IconHeartHandshake,
  help: IconHelp,
  requests: IconInbox,
  events: IconCalendarEvent,
  files: IconBriefcase,
  privacy: IconLock,
  declarations: IconReportMoney,
  audit: IconHistory,
  security: IconShieldLock,
  team: IconShieldLock,
}

interface EntriesProps {
  readonly entries: readonly NavigationEntry[]
  readonly current: NavigationEntry | undefined
  readonly onFollow: (() => void) | undefined
}

function Entries({ entries, current, onFollow }: EntriesProps) {
  const { t } = useTranslation('shell')
  const { actingFor, hasAccounts, modules } = useSession()
  const hasMessages = hasAccounts && modules.includes('accounts')
  return entries.map((entry) => {
    const Icon = ICONS[entry.icon]
    return (
      <li key={entry.path}>
        <Link
          to={entry.path}
          className={classes.link}
          aria-current={entry === current ? 'page' : undefined}
          onClick={onFollow}
        >
          <Icon size={20} aria-hidden />
          <span>
            {entry.label === 'information' && actingFor ? t('nav.informationOf') : t(`nav.${entry.label}`)}
          </span>
          <Suspense fallback={null}>
            {((entry.label === 'messages' && hasMessages) || entry.label === 'notifications') && (
              <UnreadBadge of={entry.label} />
            )}
            {entry.path === paths.staffRequests && <WaitingRequests of="accounts" />}
            {entry.path === paths.staffDeclarants && <WaitingRequests of="declarants" />}
          </Suspense>
        </Link>
      </li>
    )
  })
}

interface GroupProps extends EntriesProps {
  readonly group: MenuGroup
  readonly open: boolean
  readonly onToggle: () => void
}

/** A group with its name, which opens and closes it. */
function Group({ group, open, onToggle, ...entries }: GroupProps) {
  const { t } = useTranslation('shell')
  const id = useId()
  return (
    <li className={classes.group}>
      <button
        type="button"
        className={classes.heading}
        aria-expanded={open}
        aria-controls={id}
        data-current={!open && entries.current && groupOf(entries.current) === group ? true : undefined}
        onClick={onToggle}
      >
        <span>{t(`groups.${group}`)}</span>
        <IconChevronDown className={classes.chevron} size={16} aria-hidden />
      </button>
      <ul className={classes.list} id={id} hidden={!open}>
        <Entries {...entries} />
      </ul>
    </li>
  )
}

/** The entries of one space, those of the back-office in groups, and the way to the other space for whom has both. */
export function NavList({ area, onFollow }: { readonly area: Area; readonly onFollow?: () => void }) {
  const { t } = useTranslation('shell')
  const session = useSession()
  const { pathname } = useLocation()
  const all = navigationFor(session)
  const entries = all.filter((entry) => entry.area === area)
  const current = currentEntry(entries, pathname)
  const folds = useMenuFolds(current ? groupOf(current) : null, (group) => isFoldedAtFirst(group, entries))
  const hasOther = all.some((entry) => entry.area !== area)
  return (
    <nav aria-label={t('nav.label')} className={area === 'staff' ? classes.dense : undefined}>
      <ul className={classes.list}>
        {menuParts(entries).map((part) => {
          const shown = { entries: part.entries, current, onFollow }
          const { group } = part
          return group === null ? (
            <Entries key={part.entries[0]?.path} {...shown} />
          ) : (
            <Group
              key={group}
              group={group}
              open={folds.isOpen(group)}
              onToggle={() => folds.toggle(group)}
              {...shown}
            />
          )
        })}
      </ul>
      {hasOther && (
        <div className={classes.switch}>
          <Link
            to={area === 'member' ? paths.staffHome : paths.dashboard}
            className={classes.link}
            onClick={onFollow}
          >
            <IconArrowsExchange size={20} aria-hidden />
            <span>{area === 'member' ? t('area.toStaff') : t('area.toMember')}</span>
          </Link>
        </div>
      )}
    </nav>
  )
}
