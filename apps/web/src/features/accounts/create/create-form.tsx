import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { IdentityFields } from '../../../shared/accounts/identity-fields.tsx'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { FormSteps } from '../../../shared/forms/form-steps.tsx'
import { useStepFocus } from '../../../shared/forms/use-steps.ts'
import type { SecondaryOffer } from '../api/get-secondary-offer.ts'
import { ConfigurationStep } from './configuration-step.tsx'
import classes from './create-page.module.css'
import { STEPS, type Step } from './create-values.ts'
import { CreatedNotice } from './created-notice.tsx'
import { OptionsStep } from './options-step.tsx'
import { SummaryStep } from './summary-step.tsx'
import { useCreateForm } from './use-create-form.ts'

interface CreateFormProps {
  readonly primary: Account
  readonly offer: SecondaryOffer
}

/** The creation in steps: all stay on the page, one is in sight, so that nothing typed is lost. */
export function CreateForm({ primary, offer }: CreateFormProps) {
  const { t } = useTranslation('accounts')
  const { kit, step, show, next, procedures, setProcedures, created, startAgain } = useCreateForm(primary)
  const top = useStepFocus(step, kit)

  if (created) {
    return (
      <CreatedNotice
        account={created}
        primaryId={primary.id}
        invited={kit.values.access === 'invitation'}
        onAnother={startAgain}
      />
    )
  }
  const last = step === 'resume'
  const frame = last ? kit : { ...kit, submit: next }
  const at = STEPS.indexOf(step)
  const part = (name: Step) => ({ hidden: name !== step, className: classes.step })
  return (
    <div className={classes.page}>
      <div ref={top} tabIndex={-1} className={classes.top}>
        <FormSteps steps={STEPS} step={step} nameOf={(each) => t(`create.steps.${each}`)} onShow={show} />
      </div>
      <FormFrame kit={frame} label={t('create.title')}>
        <div {...part('configuration')}>
          <ConfigurationStep kit={kit} primary={primary} offer={offer} />
        </div>
        <div {...part('options')}>
          <OptionsStep
            kit={kit}
            primary={primary}
            offer={offer}
            procedures={procedures}
            onProcedures={setProcedures}
          />
        </div>
        <div {...part('identite')}>
          <IdentityFields />
        </div>
        {last && (
          <div className={classes.step}>
            <SummaryStep
              values={kit.values}
              procedures={procedures}
              primary={primary}
              offer={offer}
              onShow={show}
            />
          </div>
        )}
        <div className={classes.buttons}>
          {at > 0 && (
            <Button type="button" variant="default" onClick={() => show(STEPS[at - 1] ?? 'configuration')}>
              {t('create.previous')}
            </Button>
          )}
          <Button type="submit" loading={kit.busy}>
            {last ? t('create.submit') : t('create.next')}
          </Button>
          <Button type="button" variant="subtle" onClick={startAgain} disabled={kit.busy}>
            {t('create.startAgain')}
          </Button>
        </div>
        <p className={classes.note}>{t('create.kept')}</p>
      </FormFrame>
    </div>
  )
}
