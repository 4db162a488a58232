import { Button, Progress } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { type GoLive, goLiveQuery } from '../../shared/api/go-live.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { PARTS, serviceOf, useMark } from './go-live.ts'
import { GoLiveItem } from './go-live-item.tsx'
import classes from './go-live-page.module.css'

/** How far one has come, and what is left. */
function Standing({ list }: { readonly list: GoLive }) {
  const { t } = useTranslation('goLive')
  const run = useMark()
  const left = list.items.filter(({ state }) => state === 'todo')
  const must = left.filter((line) => line.must).length
  const done = list.items.length - left.length
  if (list.ready)
    return (
      <Notice tone="success" title={t('ready.title')}>
        <p>{t('ready.body', { url: list.publicUrl })}</p>
      </Notice>
    )
  return (
    <div className={classes.standing}>
      <p className={classes.count}>{t('count', { count: done, total: list.items.length })}</p>
      <Progress value={(100 * done) / list.items.length} aria-label={t('progress')} />
      <p className={classes.help}>{must > 0 ? t('left', { count: must }) : t('onlyAdvised')}</p>
      <div>
        <Button
          variant="subtle"
          size="sm"
          loading={run.isPending}
          onClick={() => run.mutate({ item: 'whole', mark: list.setAside ? null : 'set-aside' })}
        >
          {t(list.setAside ? 'showAgain' : 'putAside')}
        </Button>
        <span className="visually-hidden" role="status">
          {run.isSuccess ? t(list.setAside ? 'asideDone' : 'shownDone') : ''}
        </span>
      </div>
      {run.error && <ErrorNotice title={t('marks.failed')} error={run.error} />}
    </div>
  )
}

/** `/admin/mise-en-service`: what is seen to before the first member comes, and tests of what the portal speaks to (O01). */
export function Component() {
  const { t } = useTranslation('goLive')
  const query = useQuery(goLiveQuery)
  return (
    <Page title={t('title')} lead={t('intro')}>
      <LoadState query={query} skeleton={<LoadingBars lines={10} />}>
        {(list) => (
          <>
            <Standing list={list} />
            {PARTS.map((part) => {
              const lines = list.items.filter((line) => line.part === part)
              const left = lines.filter(({ state }) => state === 'todo').length
              return (
                <Section
                  key={part}
                  title={t(`parts.${part}`)}
                  actions={
                    <span className={classes.left}>
                      {left === 0 ? t('partDone') : t('partLeft', { count: left })}
                    </span>
                  }
                >
                  <ul className={classes.list}>
                    {lines.map((line) => (
                      <GoLiveItem
                        key={line.item}
                        line={line}
                        service={
                          list.services.find(({ service }) => service === serviceOf(line.item)) ?? null
                        }
                      />
                    ))}
                  </ul>
                </Section>
              )
            })}
          </>
        )}
      </LoadState>
    </Page>
  )
}
