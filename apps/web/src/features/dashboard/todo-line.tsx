import { Button } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconInfoCircle } from '@tabler/icons-react'
import { Link } from 'react-router-dom'
import classes from './tasks-section.module.css'

const ICONS = { now: IconAlertTriangle, soon: IconClock, later: IconInfoCircle }

/** Something to do or to know, with the one button that leads to where it is mended. */
export interface Todo {
  readonly key: string
  readonly urgency: keyof typeof ICONS
  readonly title: string
  readonly body: string
  readonly button: string
  readonly target: string
}

export function TodoLine({ todo, first }: { readonly todo: Todo; readonly first: boolean }) {
  const { urgency, title, body, button, target } = todo
  const Icon = ICONS[urgency]
  const look = first ? 'filled' : 'default'
  return (
    <li className={classes.task} data-urgency={urgency}>
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
