import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { type AuditEntry, auditEntryQuery } from './api/list-audit-entries.ts'
import classes from './audit-page.module.css'
import { useAuditWords } from './audit-words.ts'

interface AuditFact {
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** One entry: who, when, what was before and after, and its seal. */
export function AuditDialog({
  entry,
  onClose,
}: {
  readonly entry: AuditEntry
  readonly onClose: () => void
}) {
  const { t } = useTranslation('backoffice')
  const format = useFormat()
  const words = useAuditWords()
  const query = useQuery(auditEntryQuery(entry.id))
  const columns = useMemo((): readonly Column<AuditFact>[] => {
    const value = (text: string | null) => <span className={classes.value}>{text ?? '–'}</span>
    return [
      { key: 'name', header: t('audit.details.fact'), main: true, render: ({ name }) => name },
      { key: 'before', header: t('audit.details.before'), render: ({ before }) => value(before) },
      { key: 'after', header: t('audit.details.after'), render: ({ after }) => value(after) },
    ]
  }, [t])
  const title = words.action(entry.action) ?? entry.action
  return (
    <Dialog title={title} onClose={onClose} size="lg">
      <LoadState query={query}>
        {({ entry: told, facts, file, seal, requestId }) => (
          <>
            <Facts
              single
              facts={[
                {
                  label: t('audit.columns.at'),
                  value: `${format.instantDay(told.at)}, ${format.instantTime(told.at)}`,
                },
                { label: t('audit.columns.actor'), value: told.actorName ?? words.actor(told.actorKind) },
                ...(file
                  ? [
                      {
                        label: t('audit.details.file'),
                        value: t(`audit.details.by.${file.by}`, { name: file.personName ?? file.personId }),
                      },
                    ]
                  : []),
                { label: t('audit.details.code'), value: told.action },
                {
                  label: t('audit.columns.subject'),
                  value: `${words.subject(told.subjectKind)} ${told.subjectId ?? ''}`,
                },
                { label: t('audit.details.request'), value: requestId ?? '–' },
                {
                  label: t('audit.columns.sealed'),
                  value: seal ? t('audit.details.seal', { seq: seal.seq }) : t('audit.notSealed'),
                },
                ...(seal ? [{ label: t('audit.details.hash'), value: seal.hash }] : []),
              ]}
            />
            {facts.length === 0 ? (
              <p>{t('audit.details.nothing')}</p>
            ) : (
              <RecordList
                caption={t('audit.details.facts')}
                columns={columns}
                rows={facts}
                rowKey={({ name }) => name}
                dense
              />
            )}
          </>
        )}
      </LoadState>
    </Dialog>
  )
}
