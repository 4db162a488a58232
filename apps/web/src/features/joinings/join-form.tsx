import { Button } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { FormSteps } from '../../shared/forms/form-steps.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useStepFocus } from '../../shared/forms/use-steps.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type JoiningOffer, joiningOfferQuery } from './api/joinings.ts'
import { CompanyStep } from './company-step.tsx'
import classes from './join.module.css'
import { JoinSummary } from './join-summary.tsx'
import { type JoinValues, STEPS, type Step } from './join-values.ts'
import { MembershipStep } from './membership-step.tsx'
import { PersonStep } from './person-step.tsx'
import { useJoinForm } from './use-join-form.ts'

interface JoinFormProps {
  readonly offer: JoiningOffer
  readonly token: string | null
  readonly start: JoinValues
  readonly nirMasked: string | null
  readonly signedIn: boolean
  readonly onSent: (token: string) => void
  /** Forgets what was begun in this browser. */
  readonly onRestart: () => void
}

/** The joining in steps: all stay on the page, one is in sight, so that nothing typed is lost. */
export function JoinForm({
  offer: general,
  token,
  start,
  nirMasked,
  signedIn,
  onSent,
  onRestart,
}: JoinFormProps) {
  const { t } = useTranslation('joining')
  const { kit, step, show, next, busy, failure, unkept } = useJoinForm({
    offer: general,
    token,
    start,
    onSent,
  })
  // Types and prices hang on the partner named; what was shown stays until they are there.
  const { partnerId } = kit.values
  const named = useQuery({ ...joiningOfferQuery(useLocale(), partnerId), placeholderData: keepPreviousData })
  const offer = named.data ?? general
  const top = useStepFocus(step, kit)
  const last = step === 'resume'
  const frame = last ? kit : { ...kit, submit: next }
  const at = STEPS.indexOf(step)
  const part = (name: Step) => ({ hidden: name !== step, className: classes.step })
  return (
    <div className={classes.page}>
      <UnsavedGuard when={unkept && !kit.saved} />
      <div ref={top} tabIndex={-1} className={classes.top}>
        <FormSteps steps={STEPS} step={step} nameOf={(name) => t(`steps.${name}`)} onShow={show} />
      </div>
      <FormFrame kit={frame} label={t('title')}>
        <div {...part('identite')}>
          <PersonStep signedIn={signedIn} nirMasked={nirMasked} />
        </div>
        <div {...part('entreprise')}>
          <CompanyStep kit={kit} />
        </div>
        <div {...part('adhesion')}>
          <MembershipStep kit={kit} offer={offer} />
        </div>
        <div {...part('resume')}>
          <JoinSummary values={kit.values} offer={offer} signedIn={signedIn} onShow={show} />
        </div>
        {failure !== undefined && <ErrorNotice title={t('keepFailed')} error={failure} />}
        <div className={classes.buttons}>
          {at > 0 && (
            <Button type="button" variant="default" onClick={() => show(STEPS[at - 1] ?? 'identite')}>
              {t('previous')}
            </Button>
          )}
          <Button type="submit" loading={kit.busy || busy}>
            {last ? t(signedIn ? 'submitOwn' : 'submit') : t('next')}
          </Button>
        </div>
        <p className={classes.note}>{t('kept')}</p>
        {token !== null && (
          <div className={classes.buttons}>
            <Button type="button" variant="subtle" size="compact-sm" onClick={onRestart}>
              {t('restart')}
            </Button>
          </div>
        )}
      </FormFrame>
    </div>
  )
}
