import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { ContactSection } from './contact-section.tsx'
import classes from './dashboard-page.module.css'
import { DueDatesSection } from './due-dates-section.tsx'
import { MembershipSection } from './membership-section.tsx'
import { NewsSection } from './news-section.tsx'
import { TasksSection } from './tasks-section.tsx'
import { WaysSection } from './ways-section.tsx'

/** "Tableau de bord": what to do first, then the state of the file, then the rest. */
export function Component() {
  const { t } = useTranslation('dashboard')
  const { firstName, hasAccounts: isOnAccounts, modules } = useSession()
  const hasAccounts = isOnAccounts && modules.includes('accounts')
  return (
    <Page
      title={t('title')}
      lead={
        <>
          <span>{t('hello', { firstName })}</span> <span>{t('welcome')}</span>
        </>
      }
    >
      <div
        className={classes.grid}
        data-dates={hasAccounts || undefined}
        data-alone={!modules.includes('membership') || undefined}
      >
        <div className={classes.tasks}>
          <TasksSection />
        </div>
        {hasAccounts && (
          <div className={classes.dates}>
            <DueDatesSection />
          </div>
        )}
        {modules.includes('membership') && (
          <div className={classes.membership}>
            <MembershipSection />
          </div>
        )}
        <div className={classes.news}>
          <NewsSection />
        </div>
        <div className={classes.contact}>
          <ContactSection />
        </div>
      </div>
      <WaysSection />
    </Page>
  )
}
