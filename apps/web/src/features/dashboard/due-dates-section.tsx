import { daysBetween, parseLocalDate } from '@guichet/domain/local-date'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { accountNoticesQuery, type DueDate } from './api/get-account-notices.ts'
import classes from './due-dates-section.module.css'

const FIRST_SHOWN = 5
const NAMED_ACCOUNTS = 3
const SOON_DAYS = 7

/** How long there is left: until the day or, where the day depends on the declarant, until the first or the last one. */
function daysLeft({ startsOn, dueOn }: DueDate) {
  const untilStart = daysBetween(today(), parseLocalDate(startsOn))
  const hasBegun = untilStart < 0
  return { hasBegun, count: hasBegun ? daysBetween(today(), parseLocalDate(dueOn)) : untilStart }
}

function TimeLeft({ date }: { readonly date: DueDate }) {
  const { t } = useTranslation('dashboard')
  const { hasBegun, count } = daysLeft(date)
  const words = () => {
    if (count <= 0) return hasBegun ? t('dates.lastDay') : t('dates.today')
    return hasBegun ? t('dates.underWay', { count }) : t('dates.in', { count })
  }
  return (
    <span className={classes.left} data-soon={count <= SOON_DAYS || undefined}>
      {words()}
    </span>
  )
}

/** The accounts that a date concerns, each leading to its options. */
function AccountNames({ accounts }: Pick<DueDate, 'accounts'>) {
  const { t } = useTranslation('dashboard')
  const others = accounts.length - NAMED_ACCOUNTS
  return (
    <p className={classes.accounts}>
      {accounts.slice(0, NAMED_ACCOUNTS).map(({ id, login }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={paths.account(id, 'options')}>{login}</Link>
        </span>
      ))}
      {others > 0 && ` ${t('dates.otherAccounts', { count: others })}`}
    </p>
  )
}

function DueDateLine({ date, several }: { readonly date: DueDate; readonly several: boolean }) {
  const { t } = useTranslation('dashboard')
  const format = useFormat()
  const to = format.day(date.dueOn, 'long')
  return (
    <li className={classes.date}>
      <div className={classes.when}>
        <time dateTime={date.dueOn} className={classes.day}>
          {date.startsOn === date.dueOn
            ? to
            : t('dates.between', { from: format.day(date.startsOn, 'long'), to })}
        </time>
        <TimeLeft date={date} />
      </div>
      <div className={classes.what}>
        <h3 className={classes.label}>{date.label}</h3>
        <p className={classes.procedure}>
          {date.procedureCode} – {date.procedure}
        </p>
        {several && <AccountNames accounts={date.accounts} />}
      </div>
    </li>
  )
}

/** "Dates limites" of the procedures that my accounts may use (A22). */
export function DueDatesSection() {
  const { t } = useTranslation('dashboard')
  const query = useQuery(accountNoticesQuery)
  const [allShown, setAllShown] = useState(false)
  const ids = new Set(query.data?.dueDates.flatMap(({ accounts }) => accounts.map(({ id }) => id)))
  const [onlyId] = ids.size === 1 ? ids : []
  return (
    <Section
      title={t('dates.title')}
      actions={
        <Link
          to={onlyId === undefined ? paths.accounts : paths.account(onlyId, 'options')}
          className={classes.options}
        >
          {onlyId === undefined ? t('dates.accounts') : t('dates.options')}
        </Link>
      }
    >
      <LoadState
        query={query}
        isEmpty={({ dueDates }) => dueDates.length === 0}
        empty={<p className={classes.none}>{t('dates.none')}</p>}
      >
        {({ dueDates }) => (
          <>
            <ul className={classes.list}>
              {(allShown ? dueDates : dueDates.slice(0, FIRST_SHOWN)).map((date) => (
                <DueDateLine
                  key={`${date.procedureCode}-${date.label}-${date.dueOn}`}
                  date={date}
                  several={ids.size > 1}
                />
              ))}
            </ul>
            {dueDates.length > FIRST_SHOWN && (
              <Button
                variant="default"
                className={classes.toggle}
                aria-expanded={allShown}
                onClick={() => setAllShown(!allShown)}
              >
                {allShown ? t('dates.fewer') : t('dates.more', { count: dueDates.length - FIRST_SHOWN })}
              </Button>
            )}
          </>
        )}
      </LoadState>
    </Section>
  )
}
