import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './form-steps.module.css'

interface FormStepsProps<S extends string> {
  readonly steps: readonly S[]
  readonly step: S
  readonly nameOf: (step: S) => string
  readonly onShow: (step: S) => void
}

/** Where one is among the steps; those that are behind can be gone back to. */
export function FormSteps<S extends string>({ steps, step, nameOf, onShow }: FormStepsProps<S>) {
  const { t } = useTranslation('forms')
  const at = steps.indexOf(step)
  return (
    <nav aria-label={t('steps.label')}>
      <p className={classes.position}>{t('steps.position', { step: at + 1, total: steps.length })}</p>
      <ol className={classes.steps}>
        {steps.map((each, index) => (
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
                {nameOf(each)}
                <span className="visually-hidden"> ({t('steps.done')})</span>
              </button>
            ) : (
              <span className={classes.step}>
                <span className={classes.mark} aria-hidden>
                  {index + 1}
                </span>
                {nameOf(each)}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}
