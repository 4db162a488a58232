import { IconHistory } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { someText, useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type AuditEntry, auditQuery } from './api/list-audit-entries.ts'
import classes from './audit-page.module.css'
import { FAMILIES, useAuditWords } from './audit-words.ts'

const ADDRESS = { filters: { action: someText(80) } }

function useAuditColumns(): readonly Column<AuditEntry>[] {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const words = useAuditWords()
  return useMemo(() => {
    return [
      {
        key: 'at',
        header: t('audit.columns.at'),
        render: (row) => (
          <time dateTime={row.at} className={classes.time}>
            {format.instantDay(row.at)} {format.instantTime(row.at)}
          </time>
        ),
      },
      {
        key: 'actor',
        header: t('audit.columns.actor'),
        render: (row) => (
          <>
            {row.actorName ?? words.actor(row.actorKind)}
            {row.actorName !== null && <span className={classes.kind}>{words.actor(row.actorKind)}</span>}
          </>
        ),
      },
      {
        key: 'action',
        header: t('audit.columns.action'),
        main: true,
        render: (row) => (
          <>
            {words.action(row.action)}
            <code className={classes.code}>{row.action}</code>
          </>
        ),
      },
      {
        key: 'subject',
        header: t('audit.columns.subject'),
        render: (row) => (
          <>
            {words.subject(row.subjectKind)}
            {row.subjectId !== null && <span className={classes.kind}>{row.subjectId}</span>}
          </>
        ),
      },
      {
        key: 'sealed',
        header: t('audit.columns.sealed'),
        render: (row) => (
          <StateLabel tone={row.sealed ? 'success' : 'neutral'}>
            {row.sealed ? t('audit.sealed') : t('audit.notSealed')}
          </StateLabel>
        ),
      },
    ]
  }, [t, format, words])
}

/** `/admin/journal`: who did what and when. */
export function Component() {
  const { t } = useTranslation('backoffice')
  const address = useListAddress(ADDRESS)
  const { action } = address.filters
  const query = useListPage(auditQuery({ action: action ?? '', cursor: address.cursor }), address)
  const columns = useAuditColumns()
  const words = useAuditWords()
  const families: { value: string; label: string }[] = FAMILIES.map((value) => ({
    value,
    label: t(`audit.family.${value}`),
  }))
  // An address may name an action of its own, such as `membership.renewed`.
  if (action !== undefined && !families.some(({ value }) => value === action)) {
    families.push({ value: action, label: words.action(action) ?? action })
  }
  return (
    <Page title={t('audit.title')} lead={t('audit.intro')}>
      <PagedList
        query={query}
        address={address}
        caption={t('audit.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <FilterSelect
            label={t('audit.action')}
            allLabel={t('audit.allActions')}
            value={action}
            options={families}
            onChange={(value) => address.change({ action: value })}
          />
        }
        nothingFound={{
          title: t('audit.empty.title'),
          body: t('audit.empty.body'),
          clear: t('audit.empty.clear'),
        }}
        empty={{
          icon: <IconHistory size={28} />,
          title: t('audit.empty.noneTitle'),
          children: t('audit.empty.noneBody'),
        }}
      />
    </Page>
  )
}
