import { Button } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { readSearch, useForgetBadPage, useListAddress } from '../../shared/ui/list-address.ts'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { ListBody, ListTools } from '../../shared/ui/list-tools.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type AuditEntry, auditQuery } from './api/list-audit-entries.ts'
import classes from './audit-page.module.css'
import { FAMILIES, useAuditWords } from './audit-words.ts'
import { FilterSelect } from './filter-select.tsx'

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
  const address = useListAddress()
  const action = readSearch(address.params.get('action')).slice(0, 80)
  const query = useQuery(auditQuery({ action, cursor: address.cursor }))
  useForgetBadPage(query.error, address)
  const columns = useAuditColumns()
  const words = useAuditWords()
  const families: { value: string; label: string }[] = FAMILIES.map((value) => ({
    value,
    label: t(`audit.family.${value}`),
  }))
  // An address may name an action of its own, such as `membership.renewed`.
  if (action !== '' && !families.some(({ value }) => value === action)) {
    families.push({ value: action, label: words.action(action) ?? action })
  }
  return (
    <Page title={t('audit.title')} lead={t('audit.intro')}>
      <div>
        <ListTools>
          <FilterSelect
            label={t('audit.action')}
            allLabel={t('audit.allActions')}
            value={action === '' ? undefined : action}
            options={families}
            onChange={(value) => address.change({ action: value })}
          />
        </ListTools>
        <LoadState
          query={query}
          isEmpty={(page) => page.items.length === 0}
          empty={
            <EmptyState
              icon={<IconHistory size={28} />}
              title={t('audit.empty.title')}
              action={
                action !== '' && (
                  <Button variant="default" onClick={address.clear}>
                    {t('audit.empty.clear')}
                  </Button>
                )
              }
            >
              {t('audit.empty.body')}
            </EmptyState>
          }
        >
          {(page) => (
            <ListBody>
              <RecordList
                caption={t('audit.caption')}
                columns={columns}
                rows={page.items}
                rowKey={({ id }) => id}
                stale={query.isPlaceholderData}
                dense
              />
              <ListPager page={page} onTurn={(cursor) => address.change({ page: cursor })} />
            </ListBody>
          )}
        </LoadState>
      </div>
    </Page>
  )
}
