import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './create-steps.module.css'
import { STEPS, type Step } from './create-values.ts'

/** Where one is in the creation; steps that are behind can be gone back to. */
export function CreateSteps({
  step,
  onShow,
}: {
  readonly step: Step
  readonly onShow: (step: Step) => void
}) {
  const { t } = useTranslation('accounts')
  const at = STEPS.indexOf(step)
  return (
    <nav aria-label={t('create.steps.label')}>
      <p className={classes.position}>{t('create.steps.position', { step: at + 1, total: STEPS.length })}</p>
      <ol className={classes.steps}>
        {STEPS.map((each, index) => (
          <li
            key={each}
            data-done={index < at || undefined}
            aria-current={each === step ? 'step' : undefined}
          >
            {index < at ? (
              <button type="button" className={classes.step} onClick={() => onShow(each)}>
                <span className={classes.mark}>
                  <IconCheck size={16} aria-hidden />
                </span>
                {t(`create.steps.${each}`)}
                <span className="visually-hidden"> ({t('create.steps.done')})</span>
              </button>
            ) : (
              <span className={classes.step}>
                <span className={classes.mark} aria-hidden>
                  {index + 1}
                </span>
                {t(`create.steps.${each}`)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
