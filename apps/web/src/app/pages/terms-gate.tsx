import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ownTermsQuery } from '../../shared/api/own-terms.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { LightLayout } from '../layouts/light-layout.tsx'
import { SignOutButton } from '../layouts/sign-out-button.tsx'
import { TermsForm } from './terms-form.tsx'
import classes from './terms-gate.module.css'

/** New terms come before the page; whoever leaves them for later reads the page below a reminder. */
export function TermsGate({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('terms')
  const [isLater, setLater] = useState(false)
  const query = useQuery(ownTermsQuery)
  if (isLater)
    return (
      <>
        <div className={classes.banner} role="status">
          <span>{t('banner')}</span>
          <Button size="compact-sm" onClick={() => setLater(false)}>
            {t('read')}
          </Button>
        </div>
        {children}
      </>
    )
  return (
    <LightLayout wide>
      <Page title={t('title')} lead={<p>{t('intro')}</p>} actions={<SignOutButton named />}>
        <LoadState query={query}>
          {({ owed }) => <TermsForm owed={owed} onLater={() => setLater(true)} />}
        </LoadState>
      </Page>
    </LightLayout>
  )
}
