import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClock, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Task, tasksQuery } from './api/list-my-tasks.ts'
import { namedFields, taskTarget } from './task-words.ts'
import classes from './tasks-section.module.css'

const MOST_TASKS = 3
const ICONS = { now: IconAlertTriangle, soon: IconClock, later: IconInfoCircle }

function useTaskWords() {
  const { t } = useTranslation(['dashboard', 'me'])
  const format = useFormat()
  return (task: Task): { title: string; body: string; button: string } => {
    const date = task.dueOn === null ? undefined : format.day(task.dueOn, 'long')
    switch (task.kind) {
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

function TaskLine({ task, first }: { readonly task: Task; readonly first: boolean }) {
  const { title, body, button } = useTaskWords()(task)
  const target = taskTarget(task)
  const Icon = ICONS[task.urgency]
  const look = first ? 'filled' : 'default'
  return (
    <li className={classes.task} data-urgency={task.urgency}>
      <Icon className={classes.icon} size={22} aria-hidden />
      <div className={classes.words}>
        <h3 className={classes.title}>{title}</h3>
        <p className={classes.body}>{body}</p>
      </div>
      {target.startsWith('#') ? (
        <Button component="a" href={target} variant={look}>
          {button}
        </Button>
      ) : (
        <Button component={Link} to={target} variant={look}>
          {button}
        </Button>
      )}
    </li>
  )
}

/** "À faire en premier": at most three things, each with one button, or the word that nothing is due. */
export function TasksSection() {
  const { t } = useTranslation('dashboard')
  const query = useQuery(tasksQuery)
  return (
    <Section title={t('tasks.title')}>
      <LoadState
        query={query}
        isEmpty={(tasks) => tasks.length === 0}
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
          <ul className={classes.list}>
            {tasks.slice(0, MOST_TASKS).map((task, index) => (
              <TaskLine key={`${task.kind}-${task.renewalId ?? ''}`} task={task} first={index === 0} />
            ))}
          </ul>
        )}
      </LoadState>
    </Section>
  )
}
