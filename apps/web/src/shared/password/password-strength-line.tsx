import { useTranslation } from 'react-i18next'
import classes from './password-strength-line.module.css'
import { STRENGTHS, usePasswordStrength } from './use-password-strength.ts'

interface PasswordStrengthLineProps {
  readonly password: string
  /** Texts about the person, which somebody who guesses tries first. */
  readonly ownWords: readonly string[]
}

/** How hard the password is to guess, in a word and four bars; what is soon guessed with what to do. */
export function PasswordStrengthLine({ password, ownWords }: PasswordStrengthLineProps) {
  const { t } = useTranslation('identity')
  const strength = usePasswordStrength(password, ownWords)
  const score = strength === undefined ? 0 : STRENGTHS.indexOf(strength)
  return (
    <div className={classes.line} data-score={strength && score} aria-live="polite">
      {strength !== undefined && (
        <>
          <p>
            {t('strength.label')} <strong>{t(`strength.${strength}`)}</strong>
          </p>
          <span className={classes.bars} aria-hidden>
            {STRENGTHS.slice(1).map((step, index) => (
              <span key={step} data-on={index < score || undefined} />
            ))}
          </span>
          {score < STRENGTHS.indexOf('good') && <p className={classes.hint}>{t('strength.hint')}</p>}
        </>
      )}
    </div>
  )
}
