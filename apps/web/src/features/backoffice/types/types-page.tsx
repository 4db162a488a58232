import { Button } from '@mantine/core'
import { IconId, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { paths } from '../../../shared/paths.ts'
import { EmptyState } from '../../../shared/ui/empty-state.tsx'
import { ListBody } from '../../../shared/ui/list-tools.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { type StaffType, typesQuery } from './membership-types.ts'
import classes from './types.module.css'
import { useTypeWords } from './use-type-words.ts'

function useTypeColumns(): readonly Column<StaffType>[] {
  const { t } = useTranslation('membershipTypes')
  const format = useFormat()
  const locale = useLocale()
  const { rule } = useTypeWords()
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('types.columns.name'),
        main: true,
        render: (type) => (
          <Link to={paths.staffType(type.id)} className={classes.name}>
            {locale === 'en' ? type.labelEn : type.labelFr}
          </Link>
        ),
      },
      { key: 'rule', header: t('types.columns.rule'), render: (type) => rule(type) },
      {
        key: 'amount',
        header: t('types.columns.amount'),
        align: 'end',
        render: ({ amountCents }) => <span className={classes.figure}>{format.euros(amountCents)}</span>,
      },
      {
        key: 'partner',
        header: t('types.columns.partner'),
        render: ({ partner }) => partner?.name ?? t('type.forAll'),
      },
      {
        key: 'active',
        header: t('types.columns.active'),
        align: 'end',
        render: ({ activeCount }) => format.count(activeCount),
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
    ],
    [t, format, locale, rule],
  )
}

/** `/admin/types-adhesion`: what members may join for, and at which price. */
export function Component() {
  const { t } = useTranslation('membershipTypes')
  const mayEdit = useSession().permissions.includes('membership-types.edit')
  const query = useQuery(typesQuery)
  const columns = useTypeColumns()
  return (
    <Page
      title={t('types.title')}
      lead={t('types.intro')}
      actions={
        mayEdit && (
          <Button component={Link} to={paths.newStaffType} leftSection={<IconPlus size={18} aria-hidden />}>
            {t('types.add')}
          </Button>
        )
      }
    >
      <LoadState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState icon={<IconId size={28} />} title={t('types.noneTitle')}>
            {t('types.noneBody')}
          </EmptyState>
        }
      >
        {(rows) => (
          <ListBody>
            <RecordList
              caption={t('types.caption')}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => id}
              dense
            />
          </ListBody>
        )}
      </LoadState>
    </Page>
  )
}
