import { ApiError } from '@guichet/client'
import { Anchor, Button, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import type { LightPageProps } from '../../shared/light-page.ts'
import { paths } from '../../shared/paths.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice, type Tone } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import {
  type EmailChangeAnswer,
  type EmailChangeLink,
  giveAnswer,
  readEmailChange,
} from './email-change-calls.ts'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: unknown }
  | { readonly kind: 'gone' }
  | { readonly kind: 'open'; readonly link: EmailChangeLink }

const isGone = (error: unknown) => error instanceof ApiError && (error.status === 404 || error.status === 400)
const TONES: Record<EmailChangeAnswer['outcome'], Tone> = {
  done: 'success',
  'awaiting-new': 'success',
  'awaiting-old': 'success',
  objected: 'success',
  taken: 'warning',
}

/** What came of the answer, in one notice. */
function Outcome({ answer, link }: { readonly answer: EmailChangeAnswer; readonly link: EmailChangeLink }) {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const { outcome, effectiveAt } = answer
  const date =
    effectiveAt === null
      ? ''
      : `${format.instantDay(effectiveAt, 'long')}, ${format.instantTime(effectiveAt)}`
  return (
    <Notice
      tone={TONES[outcome]}
      role="status"
      title={t(`emailChange.outcome.${outcome}.title`)}
      actions={<Anchor href={paths.signIn}>{t('emailChange.toSignIn')}</Anchor>}
    >
      <p>{t(`emailChange.outcome.${outcome}.body`, { old: link.oldEmail, email: link.newEmail, date })}</p>
    </Notice>
  )
}

interface QuestionProps {
  readonly token: string
  readonly link: EmailChangeLink
  readonly onGone: () => void
}

/** Both addresses, and the answer that this one may give. */
function Question({ token, link, onGone }: QuestionProps) {
  const { t } = useTranslation('identity')
  const [busy, setBusy] = useState<'confirm' | 'object'>()
  const [failure, setFailure] = useState<unknown>()
  const [answer, setAnswer] = useState<EmailChangeAnswer>()
  const give = (decision: 'confirm' | 'object') => {
    setBusy(decision)
    setFailure(undefined)
    giveAnswer(token, decision)
      .then(setAnswer)
      .catch((error: unknown) => (isGone(error) ? onGone() : setFailure(error)))
      .finally(() => setBusy(undefined))
  }
  if (answer) return <Outcome answer={answer} link={link} />
  const isOld = link.side === 'old'
  return (
    <section className={classes.card}>
      <div className={classes.stack}>
        <p className={classes.lead}>{t(isOld ? 'emailChange.oldIntro' : 'emailChange.newIntro')}</p>
        <Facts
          narrow
          facts={[
            ...(link.oldEmail === '' ? [] : [{ label: t('emailChange.oldEmail'), value: link.oldEmail }]),
            { label: t('emailChange.newEmail'), value: link.newEmail },
          ]}
        />
        {isOld && <p className={classes.lead}>{t('emailChange.objectFollows')}</p>}
        {link.confirmed && <Notice tone="success" title={t('emailChange.confirmedBefore')} />}
        {failure !== undefined && <ErrorNotice title={t('emailChange.failed')} error={failure} />}
        <div className={classes.buttons}>
          {isOld && (
            <Button
              variant="default"
              loading={busy === 'object'}
              disabled={busy === 'confirm'}
              onClick={() => give('object')}
            >
              {t('emailChange.object')}
            </Button>
          )}
          {!link.confirmed && (
            <Button loading={busy === 'confirm'} disabled={busy === 'object'} onClick={() => give('confirm')}>
              {t(isOld ? 'emailChange.confirmOld' : 'emailChange.confirmNew')}
            </Button>
          )}
        </div>
      </div>
    </section>
  )
}

/** A link about a change of the sign-in address: to confirm it, or to say “Ce n’est pas moi” (M04). */
export function EmailChangePage({ value: token }: LightPageProps) {
  const { t } = useTranslation('identity')
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [attempt, setAttempt] = useState(0)
  const heading = t(state.kind === 'gone' ? 'activation.goneTitle' : 'emailChange.heading')
  useDocumentTitle(heading)

  useEffect(() => {
    const abort = new AbortController()
    readEmailChange(token, abort.signal).then(
      (link) => setState({ kind: 'open', link }),
      (error: unknown) => {
        if (!abort.signal.aborted) setState(isGone(error) ? { kind: 'gone' } : { kind: 'failed', error })
      },
    )
    return () => abort.abort()
  }, [token, attempt])

  return (
    <>
      <Title order={1} className={classes.welcome}>
        {heading}
      </Title>
      {state.kind === 'failed' && (
        <ErrorNotice
          title={t('emailChange.failed')}
          error={state.error}
          onRetry={() => setAttempt((count) => count + 1)}
        />
      )}
      {state.kind === 'gone' && (
        <Notice
          tone="warning"
          title={t('emailChange.gone')}
          actions={<Anchor href={paths.signIn}>{t('emailChange.toSignIn')}</Anchor>}
        >
          <p>{t('emailChange.goneBody')}</p>
        </Notice>
      )}
      {state.kind === 'open' && (
        <Question token={token} link={state.link} onGone={() => setState({ kind: 'gone' })} />
      )}
    </>
  )
}

export { EmailChangePage as Component }
