import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { Page, Section } from '../../shared/ui/page.tsx'
import classes from './delegations.module.css'

const WAYS = [
  ['file', 'file.see', paths.information],
  ['company', 'file.see', paths.declarantCompany],
  ['declarations', 'declarations.see', paths.declarations],
  ['memberships', 'memberships.see', paths.memberships],
  ['documents', 'documents.see', paths.documents],
  ['certificates', 'certificates.see', paths.certificates],
  ['payments', 'payments.see', paths.payments],
  ['services', 'services.see', paths.services],
  ['accounts', 'accounts.see', paths.accounts],
] as const

/** The first page of a file of somebody else: what is open in it, and the ways there. */
export function FileHome() {
  const { t } = useTranslation('delegations')
  const { actingFor, modules } = useSession()
  if (!actingFor) return null
  const { rights, kind, firstName, lastName, isMember, isDeclarant, hasAccounts } = actingFor
  const declares = isDeclarant && modules.includes('declarations')
  const ways = WAYS.filter(([group, right]) => {
    if (!rights.includes(right)) return false
    if (group === 'accounts') return hasAccounts && modules.includes('accounts')
    if (group === 'company' || group === 'declarations') return declares
    return isMember || (group === 'file' && declares)
  })
  return (
    <Page
      title={t('home.title', { name: `${lastName} ${firstName}` })}
      lead={t(kind === 'assistance' ? 'home.assistLead' : 'home.lead')}
    >
      <Section title={t('home.go')}>
        <ul className={classes.ways}>
          {ways.map(([group, , path]) => (
            <li key={group}>
              <Link to={path}>{t(`home.ways.${group}`)}</Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t('home.rights')}>
        <ul className={classes.rights}>
          {rights.map((right) => (
            <li key={right}>{t(`rights.${right}`)}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}
