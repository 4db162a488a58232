import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { Page } from '../../shared/ui/page.tsx'
import { ContactSection } from './contact-section.tsx'
import classes from './dashboard-page.module.css'
import { DeclarantSection } from './declarant-section.tsx'
import { DueDatesSection } from './due-dates-section.tsx'
import { MembershipSection } from './membership-section.tsx'
import { NewsSection } from './news-section.tsx'
import { NextDeclarationSection } from './next-declaration-section.tsx'
import { TasksSection } from './tasks-section.tsx'
import { WaysSection } from './ways-section.tsx'

/** "Tableau de bord": what to do first, then the state of the file, then the rest. */
export function Component() {
  const { t } = useTranslation('dashboard')
  const { firstName, hasAccounts: isOnAccounts, isDeclarant, modules } = useSession()
  const hasAccounts = isOnAccounts && modules.includes('accounts')
  const hasMemberships = modules.includes('membership')
  const hasFile = isDeclarant && modules.includes('declarations')
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
        data-alone={!(hasMemberships || hasFile) || undefined}
      >
        <div className={classes.tasks}>
          <TasksSection />
          {hasFile && <NextDeclarationSection />}
        </div>
        {hasAccounts && (
          <div className={classes.dates}>
            <DueDatesSection />
          </div>
        )}
        {(hasMemberships || hasFile) && (
          <div className={classes.membership}>
            {hasFile && <DeclarantSection />}
            {hasMemberships && <MembershipSection />}
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
