import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { consentsQuery } from './api.ts'
import classes from './privacy.module.css'

interface Line {
  readonly id: string
  readonly at: string
  readonly what: string
  readonly given: boolean
  readonly how: string
}

/** "Mes consentements": what stands, and what was said of it before (U04). */
export function Consents() {
  const { t } = useTranslation('privacy')
  const format = useFormat()
  const query = useQuery(consentsQuery)
  const columns: readonly Column<Line>[] = [
    {
      key: 'at',
      header: t('consents.at'),
      render: ({ at }) => `${format.instantDay(at)} ${format.instantTime(at)}`,
    },
    { key: 'what', header: t('consents.what'), main: true, render: ({ what }) => what },
    {
      key: 'given',
      header: t('consents.given'),
      render: ({ given }) => (
        <StateLabel tone={given ? 'success' : 'neutral'}>
          {t(given ? 'consents.yes' : 'consents.no')}
        </StateLabel>
      ),
    },
    { key: 'how', header: t('consents.how'), render: ({ how }) => how },
  ]
  return (
    <Section title={t('consents.title')}>
      <p>{t('consents.intro')}</p>
      <LoadState query={query}>
        {({ current, history, terms }) => {
          const lines: readonly Line[] = [
            ...history.map(({ id, at, kind, given, source }) => ({
              ...{ id, at, given, what: t(`consents.kinds.${kind}`), how: t(`consents.sources.${source}`) },
            })),
            ...terms.map(({ kind, version, acceptedAt, login }) => ({
              ...{ id: `${kind}:${version}:${acceptedAt}:${login}`, at: acceptedAt, given: true },
              what:
                login === null
                  ? t(`consents.terms.${kind}`, { version })
                  : t('consents.accountTerms', { version, login }),
              how: t('consents.sources.portal'),
            })),
          ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
          return (
            <>
              <ul className={classes.current}>
                {current.map(({ kind, given }) => (
                  <li key={kind}>
                    <span>{t(`consents.kinds.${kind}`)}</span>
                    <StateLabel tone={given ? 'success' : 'neutral'}>
                      {t(given ? 'consents.on' : 'consents.off')}
                    </StateLabel>
                  </li>
                ))}
                <li>
                  <span>{t('consents.partners')}</span>
                  <StateLabel tone="neutral">{t('consents.never')}</StateLabel>
                </li>
                <li>
                  <span>{t('consents.cookies')}</span>
                  <StateLabel tone="neutral">{t('consents.never')}</StateLabel>
                </li>
              </ul>
              <p>
                <Link to={`${paths.notifications}?onglet=preferences`}>{t('consents.change')}</Link>
              </p>
              {lines.length === 0 ? (
                <p>{t('consents.none')}</p>
              ) : (
                <RecordList
                  caption={t('consents.caption')}
                  rows={lines}
                  rowKey={({ id }) => id}
                  columns={columns}
                  dense
                />
              )}
            </>
          )
        }}
      </LoadState>
    </Section>
  )
}
