import { HELP_KEYS, type HelpKey } from '@guichet/domain/help-keys'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { helpTextsQuery } from '../../shared/api/help-texts.ts'
import { useSession } from '../../shared/api/session.ts'
import { textAt } from '../../shared/forms/text-paths.ts'
import englishHelp from '../../shared/i18n/en/help.ts'
import frenchHelp from '../../shared/i18n/fr/help.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import type { HelpTexts } from './api/save-help-text.ts'
import { HelpDialog } from './help-dialog.tsx'

interface HelpRow {
  readonly key: HelpKey
  readonly portal: HelpTexts
  readonly written: HelpTexts | undefined
}

const portalTexts = (key: HelpKey): HelpTexts => ({
  textFr: textAt(frenchHelp.topics, key),
  textEn: textAt(englishHelp.topics, key),
})

function useHelpColumns(onEdit: ((row: HelpRow) => void) | undefined): readonly Column<HelpRow>[] {
  const { t } = useTranslation('catalogue')
  const locale = useLocale()
  return [
    {
      key: 'field',
      header: t('help.columns.field'),
      main: true,
      render: ({ key }) => <strong>{t(`help.fields.${key}`)}</strong>,
    },
    {
      key: 'text',
      header: t('help.columns.text'),
      render: ({ written, portal }) => (written ?? portal)[locale === 'en' ? 'textEn' : 'textFr'],
    },
    {
      key: 'source',
      header: t('help.columns.source'),
      render: ({ written }) => (
        <StateLabel tone={written ? 'success' : 'neutral'}>
          {written ? t('help.own') : t('help.portal')}
        </StateLabel>
      ),
    },
    ...(onEdit
      ? [
          {
            key: 'actions',
            header: t('help.columns.actions'),
            actions: true,
            render: (row: HelpRow) => (
              <Button
                variant="default"
                size="sm"
                aria-label={t('help.edit', { field: t(`help.fields.${row.key}`) })}
                onClick={() => onEdit(row)}
              >
                {t('help.editShort')}
              </Button>
            ),
          },
        ]
      : []),
  ]
}

/** `/admin/aides`: what stands behind the "?" of each field (A20). */
export function Component() {
  const { t } = useTranslation('catalogue')
  const query = useQuery(helpTextsQuery)
  const mayEdit = useSession().permissions.includes('catalogue.edit')
  const [editing, setEditing] = useState<HelpRow>()
  const [done, setDone] = useState<{ readonly what: 'saved' | 'reverted'; readonly field: string }>()
  const columns = useHelpColumns(mayEdit ? setEditing : undefined)
  return (
    <Page title={t('help.title')} lead={t('help.intro')}>
      <div role="status">
        {done && <Notice tone="success" title={t(`help.${done.what}`, { field: done.field })} />}
      </div>
      {!mayEdit && <Notice tone="info" title={t('readOnly')} />}
      <LoadState query={query}>
        {(texts) => (
          <RecordList
            caption={t('help.title')}
            columns={columns}
            rows={HELP_KEYS.map((key) => ({
              key,
              portal: portalTexts(key),
              written: texts.find((text) => text.key === key),
            }))}
            rowKey={({ key }) => key}
            dense
          />
        )}
      </LoadState>
      {editing && (
        <HelpDialog
          helpKey={editing.key}
          field={t(`help.fields.${editing.key}`)}
          written={editing.written}
          portal={editing.portal}
          onClose={() => setEditing(undefined)}
          onDone={(what) => {
            setDone({ what, field: t(`help.fields.${editing.key}`) })
            setEditing(undefined)
          }}
        />
      )}
    </Page>
  )
}
