import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { latestNewsQuery } from './api/list-latest-news.ts'
import classes from './news-section.module.css'

/** "Actualités": the three latest. */
export function NewsSection() {
  const { t } = useTranslation('dashboard')
  const format = useFormat()
  const query = useQuery(latestNewsQuery)
  return (
    <Section
      title={t('news.title')}
      actions={
        <Link to={paths.news} className={classes.all}>
          {t('news.all')}
        </Link>
      }
    >
      <LoadState
        query={query}
        isEmpty={(items) => items.length === 0}
        empty={<p className={classes.none}>{t('news.none')}</p>}
      >
        {(items) => (
          <ul className={classes.list}>
            {items.map((item) => (
              <li key={item.id}>
                <time className={classes.date} dateTime={item.publishedAt}>
                  {format.instantDay(item.publishedAt, 'long')}
                </time>
                <h3 className={classes.title}>{item.title}</h3>
                <p className={classes.body}>{item.body}</p>
              </li>
            ))}
          </ul>
        )}
      </LoadState>
    </Section>
  )
}
