import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { Page } from '../../shared/ui/page.tsx'

/** The page around an order and around what has become of it. */
export function RenewalFrame({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('memberships')
  return (
    <Page
      title={t('renewal.title')}
      actions={<BackButton to={paths.memberships}>{t('detail.back')}</BackButton>}
    >
      {children}
    </Page>
  )
}
