import { MEMBER_TARGETS } from '@guichet/domain/member-import'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../../shared/ui/page.tsx'
import { RecordList } from '../../../shared/ui/record-list.tsx'
import classes from '../types/types.module.css'
import type { ImportColumn } from './member-imports.ts'
import type { MemberImportRun } from './use-member-import.ts'

interface ImportMappingProps {
  readonly run: MemberImportRun
  readonly columns: readonly ImportColumn[]
}

/** What each column of the file holds: guessed, and to be changed. */
export function ImportMapping({ run, columns }: ImportMappingProps) {
  const { t } = useTranslation('memberImport')
  if (columns.length === 0) return null
  const rows = columns.map((column, index) => ({ ...column, index }))
  const options = [
    { value: '', label: t('ignored') },
    ...MEMBER_TARGETS.map((value) => ({ value, label: t(`targets.${value}`) })),
  ]
  return (
    <Section title={t('mapping')}>
      <div className={classes.stack}>
        <p className={classes.help}>{t('mappingHelp')}</p>
        <RecordList
          caption={t('mapping')}
          rows={rows}
          rowKey={({ index }) => String(index)}
          dense
          columns={[
            { key: 'header', header: t('columns.header'), main: true, render: ({ header }) => header || '—' },
            {
              key: 'samples',
              header: t('columns.samples'),
              render: ({ samples }) => samples.filter(Boolean).join(' · ') || '—',
            },
            {
              key: 'target',
              header: t('columns.target'),
              render: ({ index, header }) => (
                <NativeSelect
                  aria-label={t('targetOf', { header: header || String(index + 1) })}
                  data={options}
                  value={run.targets?.[index] ?? ''}
                  disabled={run.busy}
                  onChange={(event) => run.map(index, event.currentTarget.value)}
                />
              ),
            },
          ]}
        />
      </div>
    </Section>
  )
}
