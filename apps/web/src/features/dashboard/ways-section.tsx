import type { Module } from '@guichet/domain/modules'
import {
  IconBell,
  IconBuilding,
  IconCertificate,
  IconCreditCard,
  IconFiles,
  IconGift,
  IconId,
  IconLock,
  IconMail,
  IconNews,
  IconReceipt,
  IconReportMoney,
  IconSettings,
  IconShieldLock,
  IconShoppingBag,
  IconUser,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useOwnFile, useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import classes from './ways-section.module.css'

const MEMBER_WAYS = [
  { key: 'me', to: paths.information, icon: IconUser },
  { key: 'declarations', to: paths.declarations, icon: IconReportMoney },
  { key: 'accounts', to: paths.accounts, icon: IconBuilding },
  { key: 'messages', to: paths.messages, icon: IconMail },
  { key: 'memberships', to: paths.memberships, icon: IconId },
  { key: 'services', to: paths.services, icon: IconShoppingBag },
  { key: 'referral', to: paths.referral, icon: IconGift },
  { key: 'payments', to: paths.payments, icon: IconCreditCard },
  { key: 'invoices', to: paths.invoices, icon: IconReceipt },
  { key: 'certificates', to: paths.certificates, icon: IconCertificate },
  { key: 'documents', to: paths.documents, icon: IconFiles },
  { key: 'notifications', to: paths.notifications, icon: IconBell },
  { key: 'security', to: paths.security, icon: IconShieldLock },
  { key: 'privacy', to: paths.privacy, icon: IconLock },
  { key: 'news', to: paths.news, icon: IconNews },
] as const
/** Ways that need no membership. */
const FOR_ALL: ReadonlySet<string> = new Set(['me', 'notifications', 'security', 'privacy', 'news'])
/** Ways of parts that may be switched off. */
const MODULE_OF: Readonly<Record<string, Module>> = {
  accounts: 'accounts',
  memberships: 'membership',
  services: 'membership',
  referral: 'membership',
  certificates: 'membership',
  declarations: 'declarations',
}
const STAFF_WAY = { key: 'backoffice', to: paths.staffHome, icon: IconSettings } as const

/** The way to every function, in words. */
export function WaysSection() {
  const { t } = useTranslation('dashboard')
  const { isMember, hasAccounts, isDeclarant, staffRole, modules } = useSession()
  const isOwn = useOwnFile()
  const isOn = (key: string) => {
    const module = MODULE_OF[key]
    return module === undefined || modules.includes(module)
  }
  const own = MEMBER_WAYS.filter(({ key }) => isOn(key)).filter(({ key }) => {
    if (key === 'accounts') return hasAccounts
    if (key === 'declarations') return isDeclarant
    // Conversations with the desk are open to whoever has a space of his own, as in the menu.
    if (key === 'messages') return isOwn && (isMember || hasAccounts || isDeclarant || staffRole === null)
    return isMember || FOR_ALL.has(key) || (key === 'invoices' && hasAccounts)
  })
  const ways = staffRole === null ? own : [...own, STAFF_WAY]
  return (
    <nav aria-labelledby="ways-title">
      <h2 id="ways-title" className={classes.title}>
        {t('ways.title')}
      </h2>
      <ul className={classes.ways}>
        {ways.map(({ key, to, icon: Icon }) => (
          <li key={key}>
            <Link to={to} className={classes.way}>
              <Icon size={24} aria-hidden className={classes.icon} />
              <span>
                <span className={classes.name}>{t(`ways.${key}`)}</span>
                <span className={classes.note}>{t(`ways.${key}Body`)}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
