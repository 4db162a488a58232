import { IconCircle, IconCircleCheckFilled, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './password-rule-list.module.css'
import { ruleStates, SHOWN_RULES } from './password-rules.ts'

const LABELS = {
  'min-length': 'ruleLength',
  'upper-case': 'ruleUpper',
  'lower-case': 'ruleLower',
  digit: 'ruleDigit',
  special: 'ruleSpecial',
  phrase: 'ruleOr',
} as const
const STATES = { met: 'ruleMet', unmet: 'ruleUnmet', needless: 'ruleNeedless' } as const
const ICONS = { met: IconCircleCheckFilled, unmet: IconCircle, needless: IconMinus }

/** The rules of a new password, ticked as one types. */
export function PasswordRuleList({ password }: { readonly password: string }) {
  const { t } = useTranslation('identity')
  const states = ruleStates(password)
  return (
    <div className={classes.rules}>
      <p>{t('activation.rules')}</p>
      <ul>
        {SHOWN_RULES.map((rule) => {
          const state = states[rule]
          const Icon = ICONS[state]
          return (
            <li key={rule} data-state={state}>
              <Icon size={18} aria-hidden />
              <span>
                {t(`activation.${LABELS[rule]}`)}
                <span className="visually-hidden"> ({t(`activation.${STATES[state]}`)})</span>
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
