import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { currentMembershipQuery } from '../api/current-membership.ts'
import { loadCertificate } from '../api/documents.ts'
import { DownloadButton, type DownloadButtonProps } from './download-button.tsx'

/** Downloads the certificate of the membership that is active today. For pages that know that there is one. */
export function CertificateButton(props: Partial<Pick<DownloadButtonProps, 'variant' | 'label'>>) {
  const { t } = useTranslation('states')
  const { data, refetch } = useQuery(currentMembershipQuery)
  const load = async () => {
    const current = data ?? (await refetch({ throwOnError: true })).data
    return current ? loadCertificate(current.id) : undefined
  }
  return (
    <DownloadButton
      label={props.label ?? t('certificateButton')}
      {...(props.variant && { variant: props.variant })}
      load={load}
      fileName={t('certificateFile')}
    />
  )
}
