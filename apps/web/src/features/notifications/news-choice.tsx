import { Checkbox } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { newsPreferenceQuery, saveNewsPreference } from './api/news-preference.ts'

/** Whether news of the organisation come by mail: declined here, or taken up again. */
export function NewsChoice() {
  const { t } = useTranslation('mailings')
  const queries = useQueryClient()
  const query = useQuery(newsPreferenceQuery)
  const choice = useMutation({
    mutationFn: saveNewsPreference,
    onSuccess: (after) => queries.setQueryData(newsPreferenceQuery.queryKey, after),
  })
  return (
    <Section title={t('mine.title')}>
      <p>{t('mine.intro')}</p>
      <LoadState query={query}>
        {({ wanted }) => (
          <Checkbox
            label={t('mine.wanted')}
            checked={choice.isPending ? choice.variables : wanted}
            onChange={(event) => choice.mutate(event.currentTarget.checked)}
          />
        )}
      </LoadState>
      <div role="status">{choice.isSuccess && <Notice tone="success" title={t('mine.saved')} />}</div>
      {choice.error && <ErrorNotice title={t('mine.failed')} error={choice.error} />}
    </Section>
  )
}
