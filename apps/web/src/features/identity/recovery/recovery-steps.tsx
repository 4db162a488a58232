import { ApiError } from '@guichet/client'
import { Anchor, Button, Title } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { ActivationForm } from '../activation-form.tsx'
import cards from '../card.module.css'
import type { Activation } from '../session-calls.ts'
import classes from './recovery.module.css'
import { beginWait, type Recovery, readRecovery } from './recovery-calls.ts'
import { SmsProof } from './sms-proof.tsx'
import { StandIn } from './stand-in.tsx'
import { TypedProofForm } from './typed-proof.tsx'

const FEW_TRIES = 2

interface ProofProps {
  readonly name: string
  readonly done: boolean
  readonly children?: ReactNode
}

/** One proof of the list: given, or what it asks for. */
function Proof({ name, done, children }: ProofProps) {
  const { t } = useTranslation('identity')
  return (
    <li className={classes.proof}>
      <div className={classes.head}>
        <Title order={2} className={classes.name}>
          {name}
        </Title>
        <StateLabel tone={done ? 'success' : 'neutral'}>
          {t(done ? 'recovery.given' : 'recovery.asked')}
        </StateLabel>
      </div>
      {!done && children}
    </li>
  )
}

interface RecoveryStepsProps {
  readonly token: string
  readonly activation: Activation
  /** The link turned out to be used, stopped or expired. */
  readonly onGone: () => void
}

/** What is asked after the link: every level that was set up, then a new password at once or after a delay (U10). */
export function RecoverySteps({ token, activation, onGone }: RecoveryStepsProps) {
  const { t } = useTranslation('identity')
  const { errorWords } = useProblemText()
  const format = useFormat()
  const [recovery, setRecovery] = useState<Recovery>()
  const [failure, setFailure] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    const abort = new AbortController()
    readRecovery(token, abort.signal).then(setRecovery, (error: unknown) => {
      if (!abort.signal.aborted) setFailure(error)
    })
    return () => abort.abort()
  }, [token])

  const onFailure = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'link.invalid') return onGone()
    // What a field says stands beside it.
    const isField = error instanceof ApiError && ['recovery.refused', 'sms-code.expired'].includes(error.code)
    if (!isField) setFailure(error)
    readRecovery(token, new AbortController().signal).then(setRecovery, () => undefined)
  }
  const onProven = (now: Recovery) => {
    setFailure(undefined)
    setRecovery(now)
  }
  const wait = () => {
    setBusy(true)
    beginWait(token)
      .then(onProven)
      .catch(onFailure)
      .finally(() => setBusy(false))
  }

  const locked = failure instanceof ApiError && failure.code === 'recovery.locked'
  if (locked)
    return (
      <Notice
        tone="danger"
        role="alert"
        title={t('recovery.lockedTitle')}
        actions={<Anchor href={paths.signInHelp}>{t('recovery.help')}</Anchor>}
      >
        <p>{errorWords(failure).sentence}</p>
      </Notice>
    )
  if (recovery === undefined)
    return failure === undefined ? null : <ErrorNotice title={t('activation.failureTitle')} error={failure} />
  if (recovery.step === 'choose')
    return (
      <div className={cards.stack}>
        <Notice tone="success" role="status" title={t('recovery.through')} />
        <ActivationForm token={token} activation={activation} onGone={onGone} />
      </div>
    )
  const { sms, question, standIn, step, triesLeft, waitsUntil } = recovery
  const proofProps = { token, onProven, onFailure }
  const until =
    waitsUntil === null ? '' : `${format.instantDay(waitsUntil, 'long')}, ${format.instantTime(waitsUntil)}`
  return (
    <div className={cards.stack}>
      {step === 'prove' && <p className={cards.lead}>{t('recovery.intro')}</p>}
      {failure !== undefined && <ErrorNotice title={t('recovery.failed')} error={failure} />}
      {triesLeft <= FEW_TRIES && (
        <Notice tone="warning" role="status" title={t('recovery.triesLeft', { count: triesLeft })} />
      )}
      {step === 'wait' && (
        <Notice
          tone="info"
          role="status"
          title={t('recovery.wait.title')}
          actions={
            <Button loading={busy} onClick={wait}>
              {t('recovery.wait.submit')}
            </Button>
          }
        >
          <p>{t('recovery.wait.body')}</p>
        </Notice>
      )}
      {step === 'waiting' && (
        <Notice tone="success" role="status" title={t('recovery.waiting.title', { date: until })}>
          <p>{t('recovery.waiting.body')}</p>
        </Notice>
      )}
      <ol className={classes.proofs} aria-label={t('recovery.list')}>
        <Proof name={t('recovery.mail')} done />
        {sms && (
          <Proof name={t('recovery.sms.title')} done={sms.proven}>
            <SmsProof {...proofProps} sms={sms} />
          </Proof>
        )}
        {question && (
          <Proof name={t('recovery.answer.title')} done={question.proven}>
            <p className={classes.question}>{question.text}</p>
            <TypedProofForm {...proofProps} kind="answer" />
          </Proof>
        )}
        {standIn.given !== null && <Proof name={t(`recovery.standIn.given.${standIn.given}`)} done />}
      </ol>
      <StandIn {...proofProps} recovery={recovery} />
      <p className={cards.lead}>
        {t('recovery.nothingLeft')}{' '}
        <Anchor href={`${paths.signInHelp}#telephone`}>{t('recovery.help')}</Anchor>
      </p>
    </div>
  )
}
