import { type Permission, ROLE_PERMISSIONS, STAFF_ROLES } from '@guichet/domain/rights'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'

/** What a right of the staff shows of one, in the words of the page. */
const SEEN = [
  ['file', 'members.read'],
  ['memberships', 'memberships.read'],
  ['payments', 'payments.read'],
  ['services', 'services.read'],
  ['vouchers', 'vouchers.read'],
  ['accounts', 'accounts.read'],
  ['declarant', 'declarants.read'],
  ['messages', 'outgoing.read'],
  ['log', 'audit.read'],
  ['nir', 'members.reveal'],
  ['assist', 'members.assist'],
  ['export', 'data.export'],
] as const satisfies readonly (readonly [string, Permission])[]

interface Line {
  readonly who: string
  readonly sees: string
  /** Whether one decides about it, and where. */
  readonly choice: string
}

const sentence = (parts: readonly string[]) => {
  const text = parts.join(', ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

/** "Qui voit quoi": what the staff, third parties, people on one’s accounts and referrals see, by the rights that the portal decides by (U04). */
export function Visibility() {
  const { t } = useTranslation(['privacy', 'shell'])
  const { isMember, hasAccounts, isDeclarant } = useSession()
  const concerns = (what: (typeof SEEN)[number][0]) =>
    (what !== 'accounts' || hasAccounts) &&
    (what !== 'declarant' || isDeclarant) &&
    (what !== 'assist' || isMember || isDeclarant) &&
    (isMember || !['memberships', 'services', 'vouchers', 'nir'].includes(what))
  const staff = STAFF_ROLES.map((role): Line => {
    const seen = SEEN.filter(
      ([what, permission]) => concerns(what) && ROLE_PERMISSIONS[role].includes(permission),
    )
    return {
      who: t('privacy:visibility.staff', { role: t(`shell:role.${role}`) }),
      sees: sentence(seen.map(([what]) => t(`privacy:visibility.seen.${what}`))),
      choice: t('privacy:visibility.staffChoice'),
    }
  })
  const others = [
    'third' as const,
    ...(hasAccounts ? (['colleagues', 'primary'] as const) : []),
    ...(isMember ? (['referral'] as const) : []),
    'nobody' as const,
  ].map(
    (who): Line => ({
      who: t(`privacy:visibility.others.${who}.who`),
      sees: t(`privacy:visibility.others.${who}.sees`),
      choice: t(`privacy:visibility.others.${who}.choice`),
    }),
  )
  const columns: readonly Column<Line>[] = [
    { key: 'who', header: t('privacy:visibility.who'), main: true, render: ({ who }) => who },
    { key: 'sees', header: t('privacy:visibility.sees'), long: true, render: ({ sees }) => sees },
    { key: 'choice', header: t('privacy:visibility.choice'), long: true, render: ({ choice }) => choice },
  ]
  return (
    <Section title={t('privacy:visibility.title')}>
      <p>{t('privacy:visibility.intro')}</p>
      <p>{t('privacy:visibility.noDirectory')}</p>
      <RecordList
        caption={t('privacy:visibility.title')}
        rows={[...staff, ...others]}
        rowKey={({ who }) => who}
        columns={columns}
        dense
      />
    </Section>
  )
}
