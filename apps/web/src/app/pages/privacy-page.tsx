import { useTranslation } from 'react-i18next'
import { FileActions } from '../../features/delegations/file-actions.tsx'
import { GivenAccesses } from '../../features/delegations/given-accesses.tsx'
import { Consents } from '../../features/privacy/consents-part.tsx'
import { Erasure } from '../../features/privacy/erasure-part.tsx'
import { Visibility } from '../../features/privacy/visibility-part.tsx'
import { OwnExports } from '../../features/whole-exports/own-exports-part.tsx'
import { Page } from '../../shared/ui/page.tsx'

/** `/confidentialite`: to whom one’s file is open, what was done in it, who sees what, one’s consents, all one’s data as a file, and their erasure (U04). */
export function Component() {
  const { t } = useTranslation('delegations')
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')}>
      <GivenAccesses />
      <FileActions />
      <Visibility />
      <Consents />
      <OwnExports />
      <Erasure />
    </Page>
  )
}
