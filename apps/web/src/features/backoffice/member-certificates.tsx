import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { CertificateState } from '../../shared/ui/states.tsx'
import type { MemberFile } from './api/get-member.ts'
import classes from './member-page.module.css'
import { RevokeDialog } from './revoke-dialog.tsx'

type Certificate = MemberFile['certificates'][number]

interface MemberCertificatesProps {
  readonly certificates: readonly Certificate[]
}

/** Certificates issued to a member; who has the right may revoke one. */
export function MemberCertificates({ certificates }: MemberCertificatesProps) {
  const { t } = useTranslation(['backoffice', 'certificates'])
  const format = useFormat()
  const mayRevoke = useSession().permissions.includes('certificates.revoke')
  const [asked, setAsked] = useState<Certificate>()
  const columns = useMemo<readonly Column<Certificate>[]>(
    () => [
      { key: 'number', header: t('certificates:columns.number'), main: true, render: (row) => row.number },
      {
        key: 'issued',
        header: t('certificates:columns.issued'),
        render: (row) => format.instantDay(row.issuedAt),
      },
      {
        key: 'period',
        header: t('certificates:columns.period'),
        render: (row) =>
          t('certificates:period', { from: format.day(row.startsOn), to: format.day(row.endsOn) }),
      },
      {
        key: 'state',
        header: t('certificates:columns.state'),
        render: (row) => <CertificateState state={row.state} />,
      },
      {
        key: 'code',
        header: t('certificates:columns.code'),
        render: (row) => (
          <a href={paths.verification(row.code)} className={classes.link}>
            {row.code}
          </a>
        ),
      },
      ...(mayRevoke
        ? [
            {
              key: 'actions',
              header: t('certificates:columns.actions'),
              actions: true,
              render: (row: Certificate) =>
                (row.state === 'valid' || row.state === 'upcoming') && (
                  <Button variant="default" size="sm" onClick={() => setAsked(row)}>
                    {t('member.revoke')}
                  </Button>
                ),
            },
          ]
        : []),
    ],
    [t, format, mayRevoke],
  )
  if (certificates.length === 0) return <p className={classes.none}>{t('member.noCertificates')}</p>
  return (
    <>
      <RecordList
        caption={t('member.certificates')}
        columns={columns}
        rows={certificates}
        rowKey={({ id }) => id}
        dense
      />
      {asked && <RevokeDialog certificate={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
