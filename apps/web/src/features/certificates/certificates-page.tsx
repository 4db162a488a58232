import { Button } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { loadCard, loadCertificate } from '../../shared/api/documents.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { CertificateState } from '../../shared/ui/states.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type Certificate, certificatesQuery } from './api/list-certificates.ts'
import classes from './certificates-page.module.css'

function useCertificateColumns(): readonly Column<Certificate>[] {
  const { t } = useTranslation(['certificates', 'states'])
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'number',
        header: t('columns.number'),
        main: true,
        render: (row) => <span className={classes.number}>{row.number}</span>,
      },
      { key: 'kind', header: t('columns.kind'), render: (row) => t(`kinds.${row.kind}`) },
      { key: 'issued', header: t('columns.issued'), render: (row) => format.instantDay(row.issuedAt) },
      {
        key: 'period',
        header: t('columns.period'),
        render: (row) => t('period', { from: format.day(row.startsOn), to: format.day(row.endsOn) }),
      },
      { key: 'state', header: t('columns.state'), render: (row) => <CertificateState state={row.state} /> },
      {
        key: 'code',
        header: t('columns.code'),
        render: (row) => (
          <span className={classes.code}>
            <CopyValue name={t('columns.code')} value={row.code} />
            {/* A full load: the verification page is for strangers and stands outside the signed-in portal. */}
            <a href={paths.verification(row.code)}>{t('verify')}</a>
          </span>
        ),
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) => {
          const { membershipId } = row
          if (row.state !== 'valid' || membershipId === null) return null
          return (
            <DownloadButton
              label={row.kind === 'card' ? t('downloadCard') : t('download')}
              size="sm"
              load={() => (row.kind === 'card' ? loadCard : loadCertificate)(membershipId)}
              fileName={row.kind === 'card' ? t('states:cardFile') : t('states:certificateFile')}
            />
          )
        },
      },
    ],
    [t, format],
  )
}

/** "Attestations": those issued, their state today and how a stranger checks them. */
export function Component() {
  const { t } = useTranslation('certificates')
  const address = useListAddress()
  const query = useListPage(certificatesQuery(address.cursor), address)
  const columns = useCertificateColumns()
  return (
    <Page title={t('title')} lead={t('intro')}>
      <PagedList
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ id }) => id}
        empty={{
          icon: <IconCertificate size={28} />,
          title: t('empty.title'),
          children: t('empty.body'),
          action: (
            <Button component={Link} to={paths.memberships} variant="default">
              {t('empty.action')}
            </Button>
          ),
        }}
      />
    </Page>
  )
}
