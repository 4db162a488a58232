import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './create-page.module.css'

interface NameAnswerProps {
  /** What was typed; nothing is said before. */
  readonly name: string
  /** The login that it makes. */
  readonly login: string
  /** Undefined while the API is asked. */
  readonly answer: 'free' | 'taken' | 'invalid' | 'reserved' | null | undefined
}

/** Whether a name can be had, told as one types. */
export function NameAnswer({ name, login, answer }: NameAnswerProps) {
  const { t } = useTranslation('accounts')
  const free = answer === 'free'
  const Icon = free ? IconCircleCheck : IconAlertTriangle
  return (
    <p className={classes.availability} role="status" data-free={free || undefined}>
      {name !== '' && answer !== undefined && answer !== null && (
        <>
          <Icon size={18} aria-hidden /> {t(`create.name.${answer}`, { login })}
        </>
      )}
      {name !== '' && answer === undefined && t('create.name.checking')}
    </p>
  )
}
