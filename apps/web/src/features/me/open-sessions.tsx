import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { useSignInWords } from '../../shared/sign-ins/use-sign-in-words.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type OwnSession, sessionsQuery, useEndSessions } from './api/sign-ins.ts'
import { Place } from './place.tsx'
import classes from './sign-ins.module.css'

function useSessionColumns(onEnd: (row: OwnSession) => void, endingId: string | null | undefined) {
  const { t } = useTranslation('me')
  const format = useFormat()
  const words = useSignInWords()
  return useMemo((): readonly Column<OwnSession>[] => {
    const instant = (at: string) => `${format.instantDay(at)}, ${format.instantTime(at)}`
    return [
      {
        key: 'device',
        header: t('sessions.columns.device'),
        main: true,
        render: (row) => (
          <span className={classes.device}>
            {words.device(row)}
            {row.current && <StateLabel tone="success">{t('sessions.current')}</StateLabel>}
          </span>
        ),
      },
      {
        key: 'place',
        header: t('sessions.columns.place'),
        render: ({ country, ip }) => <Place place={words.place(country)} ip={ip} />,
      },
      { key: 'opened', header: t('sessions.columns.opened'), render: (row) => instant(row.openedAt) },
      { key: 'seen', header: t('sessions.columns.seen'), render: (row) => instant(row.lastSeenAt) },
      { key: 'expires', header: t('sessions.columns.expires'), render: (row) => instant(row.expiresAt) },
      {
        key: 'actions',
        header: t('sessions.columns.actions'),
        actions: true,
        render: (row) =>
          row.current ? null : (
            <Button variant="default" size="sm" loading={endingId === row.id} onClick={() => onEnd(row)}>
              {t('sessions.end')}
            </Button>
          ),
      },
    ]
  }, [t, format, words, onEnd, endingId])
}

/** Where one is signed in, and the way to end it there (U27). */
export function OpenSessions() {
  const { t } = useTranslation('me')
  const query = useQuery(sessionsQuery)
  const end = useEndSessions()
  const [told, setTold] = useState('')
  const { mutate } = end
  const endOne = useMemo(
    () => (row: OwnSession) => mutate(row.id, { onSuccess: () => setTold(t('sessions.ended')) }),
    [mutate, t],
  )
  const columns = useSessionColumns(endOne, end.isPending ? end.variables : undefined)
  const others = query.data?.filter(({ current }) => !current).length ?? 0
  return (
    <Section
      title={t('sessions.title')}
      actions={
        others > 0 && (
          <Button
            variant="default"
            size="sm"
            loading={end.isPending && end.variables === null}
            onClick={() => mutate(null, { onSuccess: () => setTold(t('sessions.othersEnded')) })}
          >
            {t('sessions.endOthers')}
          </Button>
        )
      }
    >
      <p className={classes.intro}>{t('sessions.intro')}</p>
      {end.error !== null && <ErrorNotice title={t('sessions.failed')} error={end.error} />}
      <p role="status" className={classes.told}>
        {told}
      </p>
      <LoadState query={query}>
        {(rows) => (
          <RecordList
            caption={t('sessions.caption')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            dense
          />
        )}
      </LoadState>
    </Section>
  )
}
