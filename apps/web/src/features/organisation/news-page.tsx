import { Text, Title } from '@mantine/core'
import { IconNews } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import classes from './news-page.module.css'
import { newsQuery } from './news-queries.ts'

/** "Actualités": what the organisation has to tell, the latest first. */
export function NewsPage() {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  const [search, setSearch] = useSearchParams()
  const cursor = search.get('page') ?? undefined
  const news = useQuery({ ...newsQuery(cursor), placeholderData: keepPreviousData })
  return (
    <Page title={t('news.title')}>
      <LoadState
        query={news}
        isEmpty={(page) => page.items.length === 0}
        empty={
          <EmptyState icon={<IconNews size={28} />} title={t('news.emptyTitle')}>
            {t('news.empty')}
          </EmptyState>
        }
      >
        {(page) => (
          <div className={classes.list}>
            {page.items.map((item) => (
              <article key={item.id} className={classes.item}>
                <Title order={2}>{item.title}</Title>
                <Text size="sm" c="dimmed">
                  <time dateTime={item.publishedAt}>
                    {t('news.published', { date: format.instantDay(item.publishedAt, 'long') })}
                  </time>
                </Text>
                <p className={classes.body}>{item.body}</p>
              </article>
            ))}
            <ListPager page={page} onTurn={(next) => setSearch(next === undefined ? {} : { page: next })} />
          </div>
        )}
      </LoadState>
    </Page>
  )
}

export { NewsPage as Component }
