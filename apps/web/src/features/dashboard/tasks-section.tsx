import { COMPANY_PARTS } from '@guichet/domain/declarant-company'
import { ofPeriod, periodName } from '@guichet/domain/micro-social/period-words'
import { IconCircleCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { waitingRequestsQuery } from '../../shared/api/waiting-requests.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { useAlertLines, useRequestsLine } from './alert-words.ts'
import { accountNoticesQuery } from './api/get-account-notices.ts'
import { type Task, tasksQuery } from './api/list-my-tasks.ts'
import { namedFields, taskTarget } from './task-words.ts'
import classes from './tasks-section.module.css'
import { type Todo, TodoLine } from './todo-line.tsx'

const MOST_TASKS = 3
const MOST_ALERTS = 3
const RANK = { now: 0, soon: 1, later: 2 }

function useTaskWords() {
  const { t, i18n } = useTranslation(['dashboard', 'me'])
  const format = useFormat()
  return (task: Task): { title: string; body: string; button: string } => {
    const date = task.dueOn === null ? undefined : format.day(task.dueOn, 'long')
    switch (task.kind) {
      case 'service-unpaid':
        return {
          title: t('tasks.unpaidTitle', { label: task.label ?? '' }),
          body: t('tasks.unpaidBody'),
          button: t('tasks.payNow'),
        }
      case 'membership-lapsed':
        return {
          title: date === undefined ? t('tasks.lapsedTitleUndated') : t('tasks.lapsedTitle', { date }),
          body: t('tasks.lapsedBody'),
          button: t('tasks.renew'),
        }
      case 'membership-ending':
        return {
          title: date === undefined ? t('tasks.endingTitleUndated') : t('tasks.endingTitle', { date }),
          body: t('tasks.endingBody'),
          button: t('tasks.renew'),
        }
      case 'membership-none':
        return {
          title: t('tasks.noneMembershipTitle'),
          body: t('tasks.noneMembershipBody'),
          button: t('tasks.contact'),
        }
      case 'renewal-pending':
        return { title: t('tasks.pendingTitle'), body: t('tasks.pendingBody'), button: t('tasks.resume') }
      case 'email-undeliverable':
        return {
          title: t('tasks.undeliverableTitle'),
          body: t('tasks.undeliverableBody'),
          button: t('tasks.undeliverable'),
        }
      case 'declaration-due': {
        const code = task.label ?? ''
        const period = i18n.language === 'en' ? periodName(code, 'en') : ofPeriod(code)
        const isLate = task.urgency === 'now'
        return {
          title: t(isLate ? 'tasks.declarationLateTitle' : 'tasks.declarationTitle', { period, date }),
          body: t(isLate ? 'tasks.declarationLateBody' : 'tasks.declarationBody', { date }),
          button: t('tasks.declare'),
        }
      }
      case 'register-differs': {
        const parts = COMPANY_PARTS.filter((part) => task.fields.includes(part))
        return {
          title: t(task.urgency === 'now' ? 'tasks.registerClosedTitle' : 'tasks.registerTitle'),
          body: t('tasks.registerBody', { fields: parts.map((part) => t(`tasks.parts.${part}`)).join(', ') }),
          button: t('tasks.compare'),
        }
      }
      case 'information-incomplete': {
        const fields = namedFields(task.fields).map((field) => t(`me:fields.${field}`))
        return {
          title: t('tasks.incompleteTitle'),
          body:
            fields.length === 0
              ? t('tasks.incompleteBodyBare')
              : t('tasks.incompleteBody', { fields: fields.join(', ') }),
          button: t('tasks.complete'),
        }
      }
    }
  }
}

const toTodo = (task: Task, words: Pick<Todo, 'title' | 'body' | 'button'>): Todo => ({
  key: `${task.kind}-${task.orderId ?? task.renewalId ?? ''}`,
  urgency: task.urgency,
  target: taskTarget(task),
  ...words,
})

/** Alerts of my accounts and, for the staff, the requests that wait; both read only by whom they concern. */
function useAlerts() {
  const { hasAccounts, permissions, modules } = useSession()
  const isOn = modules.includes('accounts')
  const alertLines = useAlertLines()
  const requestsLine = useRequestsLine()
  const notices = useQuery({ ...accountNoticesQuery, enabled: isOn && hasAccounts })
  const requests = useQuery({
    ...waitingRequestsQuery,
    enabled: isOn && permissions.includes('accounts.decide'),
  })
  const waiting = requests.data?.total ?? 0
  return {
    isLoading: notices.isLoading || requests.isLoading,
    lines: [
      ...(waiting > 0 ? [requestsLine(waiting)] : []),
      ...(notices.data ? alertLines(notices.data.alerts) : []),
    ],
  }
}

/**
 * "À faire en premier": at most three things about the member and three alerts, each with one button, or the word that
 * nothing is due. Alerts that cannot be loaded do not hide the rest: "Dates limites" says so.
 */
export function TasksSection() {
  const { t } = useTranslation('dashboard')
  const query = useQuery(tasksQuery)
  const wordsOf = useTaskWords()
  const { isLoading, lines: alerts } = useAlerts()
  const others = alerts.length - MOST_ALERTS
  return (
    <Section title={t('tasks.title')}>
      {isLoading ? (
        <LoadingBars />
      ) : (
        <LoadState
          query={query}
          isEmpty={(tasks) => tasks.length + alerts.length === 0}
          empty={
            <div className={classes.calm}>
              <IconCircleCheck size={28} aria-hidden />
              <div>
                <p className={classes.title}>{t('tasks.noneTitle')}</p>
                <p className={classes.body}>{t('tasks.noneBody')}</p>
              </div>
            </div>
          }
        >
          {(tasks) => (
            <>
              <ul className={classes.list}>
                {[
                  ...tasks.slice(0, MOST_TASKS).map((task) => toTodo(task, wordsOf(task))),
                  ...alerts.slice(0, MOST_ALERTS),
                ]
                  .sort((a, b) => RANK[a.urgency] - RANK[b.urgency])
                  .map((todo, index) => (
                    <TodoLine key={todo.key} todo={todo} first={index === 0} />
                  ))}
              </ul>
              {others > 0 && (
                <p className={classes.more}>
                  <Link to={paths.accounts}>{t('alerts.more', { count: others })}</Link>
                </p>
              )}
            </>
          )}
        </LoadState>
      )}
    </Section>
  )
}
