import { ApiError } from '@guichet/client'
import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconFileOff } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { currentMembershipQuery } from '../../shared/api/current-membership.ts'
import { loadCard, loadCertificate } from '../../shared/api/documents.ts'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'

const isOver = (error: unknown) => error instanceof ApiError && error.code === 'membership.inactive'

/** Why there is no certificate now, and the way to have one. */
function NoCertificate({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('memberships')
  const format = useFormat()
  const { endedOn, latestMembershipId } = useSession().membership
  return (
    <Dialog
      title={t('certificate.inactiveTitle')}
      onClose={onClose}
      actions={
        <>
          <Button variant="default" onClick={onClose}>
            {t('certificate.close')}
          </Button>
          {latestMembershipId !== null && (
            <Button component={Link} to={paths.renewal(latestMembershipId)} data-autofocus>
              {t('certificate.renew')}
            </Button>
          )}
        </>
      }
    >
      <p>
        {endedOn === null
          ? t('certificate.inactiveNone')
          : t('certificate.inactiveLapsed', { date: format.day(endedOn, 'long') })}
      </p>
    </Dialog>
  )
}

/** "Attestation d’adhésion" and "Carte d’adhérent": the PDF while a membership is active, else why not and how to renew. */
export function CertificateAction({ label }: { readonly label: string }) {
  const { t } = useTranslation(['states', 'shell', 'memberships'])
  const queries = useQueryClient()
  const { membership } = useSession()
  const [explaining, explanation] = useDisclosure(false)
  const [failure, setFailure] = useState<unknown>()
  const current = useQuery({ ...currentMembershipQuery, enabled: membership.state === 'active' })

  const fail = (error: unknown) => {
    if (!isOver(error)) return setFailure(error)
    queries.invalidateQueries({ queryKey: ['session'] }).catch(() => undefined)
    explanation.open()
  }
  const load = (document: (membershipId: string) => Promise<Blob>) => async () => {
    setFailure(undefined)
    const active = current.data ?? (await current.refetch({ throwOnError: true })).data
    if (active) return document(active.id)
    explanation.open()
    return undefined
  }
  return (
    <>
      {membership.state === 'active' ? (
        <DownloadButton
          label={label}
          load={load(loadCertificate)}
          fileName={t('certificateFile')}
          onFailure={fail}
        />
      ) : (
        <Button
          variant="default"
          leftSection={<IconFileOff size={18} aria-hidden />}
          onClick={explanation.open}
          aria-haspopup="dialog"
        >
          {label}
        </Button>
      )}
      {membership.state === 'active' && (
        <DownloadButton
          label={t('memberships:detail.card')}
          load={load(loadCard)}
          fileName={t('cardFile')}
          onFailure={fail}
        />
      )}
      {explaining && <NoCertificate onClose={explanation.close} />}
      {failure !== undefined && (
        <Dialog title={label} onClose={() => setFailure(undefined)}>
          <ErrorNotice title={t('shell:download.failed')} error={failure} />
        </Dialog>
      )}
    </>
  )
}
