import { Text, Title } from '@mantine/core'
import { IconNews } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedFrame } from '../../shared/ui/paged-frame.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import classes from './news-page.module.css'
import { newsQuery } from './news-queries.ts'

/** "Actualités": what the organisation has to tell, the latest first. */
export function NewsPage() {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  const address = useListAddress()
  const query = useListPage(newsQuery(address.cursor), address)
  return (
    <Page title={t('news.title')}>
      <div className={classes.page}>
        <PagedFrame
          query={query}
          address={address}
          empty={{
            icon: <IconNews size={28} />,
            title: t('news.emptyTitle'),
            children: t('news.empty'),
          }}
        >
          {(rows) => (
            <div className={classes.list}>
              {rows.map((item) => (
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
            </div>
          )}
        </PagedFrame>
      </div>
    </Page>
  )
}

export { NewsPage as Component }
