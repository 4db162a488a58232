import { IMPORT_COLUMNS, type ImportColumn, REQUIRED_COLUMNS } from '@guichet/domain/account-import'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { DownloadButton } from '../../../../shared/ui/download-button.tsx'
import { Section } from '../../../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../../../shared/ui/record-list.tsx'
import { templateFile } from './import-file.ts'
import classes from './import-page.module.css'

function useColumns(): readonly Column<ImportColumn>[] {
  const { t } = useTranslation('accountImport')
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('errors.column'),
        main: true,
        render: (name) => <span className={classes.column}>{name}</span>,
      },
      {
        key: 'needed',
        header: t('columns.needed'),
        render: (name) => (REQUIRED_COLUMNS.includes(name) ? t('columns.yes') : t('columns.no')),
      },
      { key: 'what', header: t('columns.what'), render: (name) => t(`columns.words.${name}`) },
    ],
    [t],
  )
}

/** What stands in which column, and the first line to begin with. */
export function ImportColumns() {
  const { t } = useTranslation('accountImport')
  return (
    <Section
      title={t('columns.title')}
      actions={
        <DownloadButton
          label={t('columns.template')}
          load={() => Promise.resolve(templateFile())}
          fileName={t('columns.templateName')}
        />
      }
    >
      <p className={classes.intro}>{t('columns.intro')}</p>
      <RecordList
        caption={t('columns.title')}
        columns={useColumns()}
        rows={IMPORT_COLUMNS}
        rowKey={(name) => name}
        dense
      />
    </Section>
  )
}
