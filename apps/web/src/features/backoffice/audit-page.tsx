import { isLocalDate } from '@guichet/domain/local-date'
import { Button, TextInput } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { someId, someText, useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { type AuditEntry, type AuditFilters, auditQuery, downloadAudit } from './api/list-audit-entries.ts'
import { AuditDialog } from './audit-dialog.tsx'
import classes from './audit-page.module.css'
import { AuditSeal } from './audit-seal.tsx'
import { FAMILIES, useAuditWords } from './audit-words.ts'

const someDay = (value: string | null): string | undefined =>
  value !== null && /^\d{4}-\d{2}-\d{2}$/u.test(value) && isLocalDate(value) ? value : undefined
const ADDRESS = {
  filters: { action: someText(80), du: someDay, au: someDay, auteur: someId, objet: someText(64) },
}

function useAuditColumns(onOpen: (entry: AuditEntry) => void): readonly Column<AuditEntry>[] {
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
            {row.subjectId !== null && (
              <span className={classes.kind} title={row.subjectId}>
                …{row.subjectId.slice(-8)}
              </span>
            )}
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
      {
        key: 'details',
        header: t('audit.columns.details'),
        actions: true,
        render: (row) => (
          <Button variant="default" size="sm" onClick={() => onOpen(row)}>
            {t('audit.open')}
          </Button>
        ),
      },
    ]
  }, [t, format, words, onOpen])
}

/** `/admin/journal`: who did what and when. */
export function Component() {
  const { t } = useTranslation('backoffice')
  const address = useListAddress(ADDRESS)
  const { q } = address
  const { action, du, au, auteur, objet } = address.filters
  const filters: AuditFilters = {
    ...(q !== '' && { q }),
    ...(action !== undefined && { action }),
    ...(du !== undefined && { from: du }),
    ...(au !== undefined && { to: au }),
    ...(auteur !== undefined && { actorId: auteur }),
    ...(objet !== undefined && { subjectId: objet }),
  }
  const query = useListPage(auditQuery(filters, address.cursor), address)
  const [open, setOpen] = useState<AuditEntry>()
  const columns = useAuditColumns(setOpen)
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
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('audit.action')}
              allLabel={t('audit.allActions')}
              value={action}
              options={families}
              onChange={(value) => address.change({ action: value })}
            />
            {(['du', 'au'] as const).map((name) => (
              <TextInput
                key={name}
                type="date"
                label={t(`audit.${name}`)}
                value={address.filters[name] ?? ''}
                onChange={(event) => address.change({ [name]: event.currentTarget.value || undefined })}
              />
            ))}
            {(['csv', 'jsonl'] as const).map((format) => (
              <DownloadButton
                key={format}
                label={t(`audit.export.${format}`)}
                load={() => downloadAudit(filters, format)}
                fileName={`${t('audit.export.file')}.${format}`}
              />
            ))}
          </>
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
      <AuditSeal />
      {open && <AuditDialog entry={open} onClose={() => setOpen(undefined)} />}
    </Page>
  )
}
