import { IconCircle, IconCircleCheckFilled, IconMinus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './password-rule-list.module.css'
import { ruleStates, SHOWN_RULES } from './password-rules.ts'
import { PasswordStrengthLine } from './password-strength-line.tsx'

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

const NOTHING: readonly string[] = []

interface PasswordRuleListProps {
  readonly password: string
  /** Texts about the person, as the rules know them. */
  readonly ownWords?: readonly string[]
}

/** The rules of a new password, ticked as one types, and how hard it is to guess (U06). */
export function PasswordRuleList({ password, ownWords = NOTHING }: PasswordRuleListProps) {
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
      <PasswordStrengthLine password={password} ownWords={ownWords} />
    </div>
  )
}
