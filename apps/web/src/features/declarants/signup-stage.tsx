import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../shared/paths.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import type { Signup } from './api/signups.ts'
import { CodeStep } from './code-step.tsx'
import { ContactForm } from './contact-form.tsx'
import classes from './declarants.module.css'
import { FindingStep } from './finding-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { SentStep } from './sent-step.tsx'

export interface StageProps {
  readonly token: string
  readonly signup: Signup
  readonly onChange: (signup: Signup) => void
  /** Back to the form, with what was given. */
  readonly onCorrect: () => void
  /** Forgets what was begun in this browser. */
  readonly onRestart: () => void
}

/** What comes next, by where the sign-up stands. */
export function SignupStage(props: StageProps) {
  const { token, signup, onChange, onRestart } = props
  const { t } = useTranslation('declarants')
  const [moving, setMoving] = useState(false)
  const contact = { onContact: () => setMoving(true) }
  if (signup.state === 'completed')
    return (
      <Notice
        tone="success"
        role="status"
        title={t('done.title')}
        actions={
          <Button component="a" href={paths.dashboard}>
            {t('done.action')}
          </Button>
        }
      >
        <p>{t(signup.finding === 'same' ? 'done.open' : 'done.toCheck')}</p>
      </Notice>
    )
  const step = () => {
    if (moving && signup.draft)
      return (
        <ContactForm
          {...{ token, draft: signup.draft }}
          onDone={(next) => {
            setMoving(false)
            if (next) onChange(next)
          }}
        />
      )
    if (signup.state === 'held' || signup.state === 'waiting') return <FindingStep {...props} />
    if (signup.state === 'sent') return <SentStep {...props} {...contact} />
    if (signup.state === 'proven') return <CodeStep {...props} {...contact} />
    return <PasswordStep {...props} />
  }
  return (
    <div className={classes.page}>
      {step()}
      <div className={classes.buttons}>
        <Button variant="subtle" size="compact-sm" onClick={onRestart}>
          {t('restart')}
        </Button>
      </div>
    </div>
  )
}
