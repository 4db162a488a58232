import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IdentityFields } from '../../../shared/accounts/identity-fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { FormSteps } from '../../../shared/forms/form-steps.tsx'
import { useStepFocus } from '../../../shared/forms/use-steps.ts'
import type { RegistrationOffer } from '../api/registrations.ts'
import classes from '../create/create-page.module.css'
import { LoginStep } from './login-step.tsx'
import { ProfileStep } from './profile-step.tsx'
import { RegisterSummary } from './register-summary.tsx'
import { STEPS, type Step } from './register-values.ts'
import { RegisteredNotice } from './registered-notice.tsx'
import { RequestStep } from './request-step.tsx'
import { useRegisterForm } from './use-register-form.ts'

export interface Applicant {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
}

interface RegisterFormProps {
  readonly offer: RegistrationOffer
  /** Who is signed in; null for a newcomer. */
  readonly applicant: Applicant | null
}

/** The registration in steps: all stay on the page, one is in sight, so that nothing typed is lost. */
export function RegisterForm({ offer, applicant }: RegisterFormProps) {
  const { t } = useTranslation(['registration', 'accounts'])
  const { firstName = '', lastName = '', email = '' } = applicant ?? {}
  const form = useRegisterForm(offer, { firstName, lastName, email })
  const { kit, step, show, next, procedures, setProcedures, done } = form
  const top = useStepFocus(step, kit)
  if (done) return <RegisteredNotice registration={done} email={kit.values.responsible.email} />

  const last = step === 'resume'
  const frame = last ? kit : { ...kit, submit: next }
  const at = STEPS.indexOf(step)
  const part = (name: Step) => ({ hidden: name !== step, className: classes.step })
  const nameOf = (name: Step) => t(`registration:steps.${name}`)
  return (
    <div className={classes.page}>
      <div ref={top} tabIndex={-1} className={classes.top}>
        <FormSteps steps={STEPS} step={step} nameOf={nameOf} onShow={show} />
      </div>
      <FormFrame kit={frame} label={t('registration:title')}>
        <div {...part('demande')}>
          <RequestStep kit={kit} approval={offer.approval} signedIn={applicant !== null} />
        </div>
        <div {...part('identite')}>
          <IdentityFields />
        </div>
        <div {...part('options')}>
          <ProfileStep kit={kit} offer={offer} procedures={procedures} onProcedures={setProcedures} />
        </div>
        <div {...part('identifiant')}>
          <LoginStep kit={kit} offer={offer} signedIn={applicant !== null} />
        </div>
        {last && (
          <div className={classes.step}>
            <RegisterSummary values={kit.values} procedures={procedures} offer={offer} onShow={show} />
          </div>
        )}
        <div className={classes.buttons}>
          {at > 0 && (
            <Button type="button" variant="default" onClick={() => show(STEPS[at - 1] ?? 'demande')}>
              {t('accounts:create.previous')}
            </Button>
          )}
          <Button type="submit" loading={kit.busy}>
            {last ? t('registration:submit') : t('accounts:create.next')}
          </Button>
        </div>
        <p className={classes.note}>{t('registration:kept')}</p>
      </FormFrame>
    </div>
  )
}
