import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'

/** The register names others alone for a SIRET: what to look at, and that nothing stands in the way. */
export function OtherHolder({ sent = false }: { readonly sent?: boolean }) {
  const { t } = useTranslation('joining')
  return (
    <Notice tone="warning" role="status" title={t('company.other.title')}>
      <p>{t(sent ? 'company.other.sent' : 'company.other.body')}</p>
    </Notice>
  )
}
