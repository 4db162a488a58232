import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from '../../shared/file-changes/file-change-list.module.css'
import { useFormat } from '../../shared/format/format.ts'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type AccountEvent, accountHistoryQuery } from './api/list-account-history.ts'
import { useHistoryWords } from './use-history-words.ts'

function EventLine({ event }: { readonly event: AccountEvent }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const { actionText, byText, fieldsText } = useHistoryWords()
  const fields = fieldsText(event.fields)
  return (
    <li className={classes.event}>
      <p className={classes.when}>
        <time dateTime={event.at}>
          {format.instantDay(event.at)} · {format.instantTime(event.at)}
        </time>
      </p>
      <div>
        <p className={classes.what}>{actionText(event.action, event.otherLogin)}</p>
        <p className={classes.more}>{byText(event.actorKind, event.actorName)}</p>
        {event.reason !== null && (
          <p className={classes.more}>{t('history.reason', { reason: event.reason })}</p>
        )}
        {fields !== '' && <p className={classes.more}>{t('history.fields', { fields })}</p>}
      </div>
    </li>
  )
}

/** "Historique": what happened to the account, the latest first. `version` has it read again after each change. */
export function AccountHistory({ id, version }: { readonly id: string; readonly version: number }) {
  const { t } = useTranslation('accounts')
  const [cursor, setCursor] = useState<string>()
  const query = useQuery(accountHistoryQuery(id, version, cursor))
  return (
    <Section title={t('history.title')} id="section-history">
      <LoadState
        query={query}
        skeleton={<LoadingBars lines={3} />}
        isEmpty={({ items }) => items.length === 0}
        empty={<p>{t('history.none')}</p>}
      >
        {(page) => (
          <>
            <ol className={classes.list}>
              {page.items.map((event) => (
                <EventLine key={event.id} event={event} />
              ))}
            </ol>
            {(page.nextCursor !== null || page.firstRank > 1) && <ListPager page={page} onTurn={setCursor} />}
          </>
        )}
      </LoadState>
    </Section>
  )
}
