import { Button } from '@mantine/core'
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { groupPhone } from '../../../shared/format/phone.ts'
import { paths } from '../../../shared/paths.ts'
import { EmptyState } from '../../../shared/ui/empty-state.tsx'
import { ListBody } from '../../../shared/ui/list-tools.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from '../types/types.module.css'
import { NewPartnerDialog, PartnerDialog } from './partner-dialog.tsx'
import { type StaffPartner, staffPartnersQuery } from './partners.ts'

function usePartnerColumns(onEdit: ((id: string) => void) | undefined): readonly Column<StaffPartner>[] {
  const { t } = useTranslation('membershipTypes')
  const format = useFormat()
  return useMemo(
    () => [
      { key: 'name', header: t('partner.name'), main: true, render: ({ name }) => name },
      {
        key: 'contact',
        header: t('partners.contact'),
        render: ({ contactName, email, phone }) =>
          [contactName, email, phone && groupPhone(phone)].filter(Boolean).join(' · ') ||
          t('partners.noContact'),
      },
      {
        key: 'members',
        header: t('partners.members'),
        align: 'end',
        render: ({ id, memberCount }) => (
          <Link to={paths.staffMembersOf(id)} className={classes.name}>
            {format.count(memberCount)}
          </Link>
        ),
      },
      {
        key: 'state',
        header: t('types.columns.state'),
        render: ({ withdrawn }) => (
          <StateLabel tone={withdrawn ? 'warning' : 'success'}>
            {withdrawn ? t('withdrawn') : t('offered')}
          </StateLabel>
        ),
      },
      ...(onEdit
        ? [
            {
              key: 'actions',
              header: t('partners.actions'),
              actions: true,
              render: ({ id, name }: StaffPartner) => (
                <Button
                  variant="default"
                  size="sm"
                  aria-label={t('partners.editOne', { name })}
                  onClick={() => onEdit(id)}
                >
                  {t('partners.edit')}
                </Button>
              ),
            },
          ]
        : []),
    ],
    [t, format, onEdit],
  )
}

/** `/admin/partenaires`: bodies through which members come. */
export function Component() {
  const { t } = useTranslation('membershipTypes')
  const mayEdit = useSession().permissions.includes('membership-types.edit')
  const query = useQuery(staffPartnersQuery)
  const [open, setOpen] = useState<string>()
  const [done, setDone] = useState<string>()
  const columns = usePartnerColumns(mayEdit ? setOpen : undefined)
  const finish = {
    onClose: () => setOpen(undefined),
    onDone: (name: string) => {
      setOpen(undefined)
      setDone(name)
    },
  }
  return (
    <Page
      title={t('partners.title')}
      lead={t('partners.intro')}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpen('')}>
            {t('partners.add')}
          </Button>
        )
      }
    >
      <div role="status">
        {done !== undefined && <Notice tone="success" title={t('partners.done', { name: done })} />}
      </div>
      <LoadState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState icon={<IconHeartHandshake size={28} />} title={t('partners.noneTitle')}>
            {t('partners.noneBody')}
          </EmptyState>
        }
      >
        {(rows) => (
          <ListBody>
            <RecordList
              caption={t('partners.title')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              dense
            />
          </ListBody>
        )}
      </LoadState>
      {open === '' && <NewPartnerDialog {...finish} />}
      {open !== undefined && open !== '' && <PartnerDialog id={open} {...finish} />}
    </Page>
  )
}
