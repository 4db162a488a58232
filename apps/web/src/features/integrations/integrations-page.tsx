import { Button } from '@mantine/core'
import { IconKey } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type ApiKey, apiKeysQuery, useEndKey } from './api-keys.ts'
import classes from './integrations.module.css'
import { RotateDialog } from './rotate-dialog.tsx'
import { useScopeWords } from './scope-words.ts'
import { TakeBackDialog } from './take-back-dialog.tsx'

const TONES = {
  usable: 'success',
  replaced: 'warning',
  held: 'warning',
  expired: 'neutral',
  ended: 'neutral',
} as const

type Act = (key: ApiKey) => void
type Acts = { readonly onRotate: Act; readonly onTakeBack: Act; readonly onEnd: Act }

function useKeyColumns({ onRotate, onTakeBack, onEnd }: Acts): readonly Column<ApiKey>[] {
  const { t } = useTranslation('integrations')
  const format = useFormat()
  const words = useScopeWords()
  return useMemo(() => {
    const instant = (at: string) => `${format.instantDay(at)}, ${format.instantTime(at)}`
    return [
      {
        key: 'name',
        header: t('columns.name'),
        main: true,
        render: (row) => (
          <span className={classes.name}>
            {row.name}
            {row.hint !== null && <code className={classes.hint}>guichet_…{row.hint}</code>}
          </span>
        ),
      },
      {
        key: 'scopes',
        header: t('columns.scopes'),
        render: (row) => (
          <ul className={classes.list}>
            {words.lines(row.scopes).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        ),
      },
      {
        key: 'limits',
        header: t('columns.limits'),
        render: (row) => {
          const limits = [
            ...(row.limitPerMinute === null ? [] : [t('limitLine', { count: row.limitPerMinute })]),
            ...row.networks,
          ]
          return limits.length === 0 ? t('noLimit') : limits.join(', ')
        },
      },
      {
        key: 'used',
        header: t('columns.used'),
        render: (row) =>
          row.lastUsedAt === null ? (
            t('neverUsed')
          ) : (
            <span className={classes.name}>
              {instant(row.lastUsedAt)}
              {row.lastUsedIp !== null && <span className={classes.hint}>{row.lastUsedIp}</span>}
            </span>
          ),
      },
      {
        key: 'expires',
        header: t('columns.expires'),
        render: (row) => (row.expiresAt === null ? t('lasts') : instant(row.expiresAt)),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: (row) => <StateLabel tone={TONES[row.state]}>{t(`states.${row.state}`)}</StateLabel>,
      },
      {
        key: 'actions',
        header: t('columns.actions'),
        actions: true,
        render: (row) =>
          row.state === 'usable' || row.state === 'replaced' || row.state === 'held' ? (
            <span className={classes.actions}>
              {row.state === 'held' && (
                <Button size="sm" onClick={() => onTakeBack(row)}>
                  {t('held.open')}
                </Button>
              )}
              {row.state === 'usable' && (
                <Button variant="default" size="sm" onClick={() => onRotate(row)}>
                  {t('rotate.open')}
                </Button>
              )}
              <Button variant="default" size="sm" onClick={() => onEnd(row)}>
                {t('end.open')}
              </Button>
            </span>
          ) : null,
      },
    ]
  }, [t, format, words, onRotate, onTakeBack, onEnd])
}

const newKeyButton = (label: string) => (
  <Button component={Link} to={paths.newApiKey}>
    {label}
  </Button>
)

/** `/integrations`: "Clés d’API" (P02). */
export function Component() {
  const { t } = useTranslation('integrations')
  const query = useQuery(apiKeysQuery)
  const [rotating, setRotating] = useState<ApiKey>()
  const [takingBack, setTakingBack] = useState<ApiKey>()
  const end = useEndKey()
  const [ending, setEnding] = useState<ApiKey>()
  const [told, setTold] = useState('')
  const columns = useKeyColumns({ onRotate: setRotating, onTakeBack: setTakingBack, onEnd: setEnding })
  const isFull = query.data !== undefined && query.data.inUse >= query.data.most
  const held = query.data?.items.filter(({ state }) => state === 'held').length ?? 0
  const hasKeys = (query.data?.items.length ?? 0) > 0
  return (
    <Page title={t('title')} lead={t('intro')} actions={hasKeys && !isFull && newKeyButton(t('create.open'))}>
      {held > 0 && (
        <Notice tone="warning" title={t('held.title', { count: held })}>
          <p>{t('held.body')}</p>
        </Notice>
      )}
      <Section title={t('list')}>
        <p className={classes.told} role="status">
          {told}
        </p>
        <LoadState
          query={query}
          isEmpty={({ items }) => items.length === 0}
          empty={
            <EmptyState
              icon={<IconKey size={28} />}
              title={t('empty.title')}
              action={newKeyButton(t('create.open'))}
            >
              {t('empty.body')}
            </EmptyState>
          }
        >
          {({ items, inUse, most }) => (
            <>
              <p>{t(isFull ? 'full' : 'count', { count: inUse, most })}</p>
              <RecordList caption={t('title')} columns={columns} rows={items} rowKey={({ id }) => id} dense />
            </>
          )}
        </LoadState>
      </Section>
      <Section title={t('docs.title')}>
        <p>
          {t('docs.body')} <a href="/api/docs">{t('docs.link')}</a>
        </p>
      </Section>
      {rotating && <RotateDialog apiKey={rotating} onClose={() => setRotating(undefined)} />}
      {takingBack && (
        <TakeBackDialog
          apiKey={takingBack}
          onClose={() => setTakingBack(undefined)}
          onDone={() => setTold(t('held.done', { name: takingBack.name }))}
        />
      )}
      {ending && (
        <ConfirmDialog
          title={t('end.title', { name: ending.name })}
          follows={[t('end.body')]}
          confirm={t('end.submit')}
          failed={t('end.failed')}
          act={() => end.mutateAsync(ending.id)}
          onCancel={() => setEnding(undefined)}
          onDone={() => {
            setTold(t('end.done', { name: ending.name }))
            setEnding(undefined)
          }}
        />
      )}
    </Page>
  )
}
