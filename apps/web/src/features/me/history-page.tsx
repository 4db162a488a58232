import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FileChangeList } from '../../shared/file-changes/file-change-list.tsx'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { myChangesQuery } from './api/list-my-changes.ts'

/** `/informations/historique`: what was changed in one’s file, by whom and when (M04). */
export function Component() {
  const { t } = useTranslation('fileChanges')
  const [cursor, setCursor] = useState<string>()
  const query = useQuery(myChangesQuery(cursor))
  return (
    <Page
      title={t('title')}
      lead={t('intro')}
      actions={<BackButton to={paths.information}>{t('back')}</BackButton>}
    >
      <Section title={t('changes')}>
        <LoadState
          query={query}
          skeleton={<LoadingBars lines={5} />}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState icon={<IconHistory size={28} />} title={t('empty.title')}>
              {t('empty.body')}
            </EmptyState>
          }
        >
          {(page) => <FileChangeList page={page} onTurn={setCursor} mine />}
        </LoadState>
      </Section>
    </Page>
  )
}
