import type { ReferralHint } from '@guichet/domain/referrals'
import { useTranslation } from 'react-i18next'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from '../referrals.module.css'

/** What the two have in common, to be looked at. */
export function Hints({ hints }: { readonly hints: readonly ReferralHint[] }) {
  const { t } = useTranslation('vouchers')
  if (hints.length === 0) return '–'
  return (
    <ul className={classes.hints}>
      {hints.map((hint) => (
        <li key={hint}>
          <StateLabel tone="warning">{t(`hints.${hint}`)}</StateLabel>
        </li>
      ))}
    </ul>
  )
}
