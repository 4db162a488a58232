import { IconCircle, IconCircleCheckFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './password-rule-list.module.css'
import { metRules, SHOWN_RULES } from './password-rules.ts'

const LABELS = {
  'min-length': 'ruleLength',
  'upper-case': 'ruleUpper',
  'lower-case': 'ruleLower',
  digit: 'ruleDigit',
  special: 'ruleSpecial',
} as const

/** The rules of a new password, ticked as one types. */
export function PasswordRuleList({ password }: { readonly password: string }) {
  const { t } = useTranslation('identity')
  const met = metRules(password)
  return (
    <div className={classes.rules}>
      <p>{t('activation.rules')}</p>
      <ul>
        {SHOWN_RULES.map((rule) => (
          <li key={rule} data-met={met[rule] || undefined}>
            {met[rule] ? (
              <IconCircleCheckFilled size={18} aria-hidden />
            ) : (
              <IconCircle size={18} aria-hidden />
            )}
            <span>
              {t(`activation.${LABELS[rule]}`)}
              <span className="visually-hidden">
                {' '}
                ({met[rule] ? t('activation.ruleMet') : t('activation.ruleUnmet')})
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p>{t('activation.ruleOr')}</p>
    </div>
  )
}
