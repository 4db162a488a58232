import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { type TurnoverLimits, turnoverLimitsQuery } from './api/declarations.ts'
import classes from './year-limits.module.css'

type Limit = TurnoverLimits['limits'][number]

/** From here on, in percent, a limit is near. */
const NEAR = 90
const TONES = { under: 'success', near: 'warning', passed: 'danger' } as const

const shareOf = ({ amountCents, limitCents }: Limit) =>
  limitCents === 0 ? 0 : Math.floor((amountCents * 100) / limitCents)

function standing(limit: Limit): keyof typeof TONES {
  if (limit.amountCents > limit.limitCents) return 'passed'
  return shareOf(limit) >= NEAR ? 'near' : 'under'
}

/** One limit: how much of it is taken, as a bar and in words. */
function LimitBar({ limit }: { readonly limit: Limit }) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const { amountCents, group, kind, limitCents, majorCents } = limit
  const state = standing(limit)
  return (
    <li className={classes.limit}>
      <div className={classes.line}>
        <h3 className={classes.name}>
          {t(`limits.${kind}`)} <span className={classes.of}>({t(`warnings.of.${group}`)})</span>
        </h3>
        <StateLabel tone={TONES[state]}>{t(`limits.states.${state}`)}</StateLabel>
      </div>
      <div className={classes.bar} data-state={state} aria-hidden>
        <span style={{ inlineSize: `${Math.min(100, shareOf(limit))}%` }} />
      </div>
      <p className={classes.figures}>
        {t('limits.figures', {
          amount: format.euros(amountCents),
          limit: format.euros(limitCents),
          share: format.count(shareOf(limit)),
        })}
        {majorCents !== null && ` ${t('limits.major', { limit: format.euros(majorCents) })}`}
      </p>
      {state === 'passed' && (
        <p className={classes.figures}>
          {kind === 'micro'
            ? t('warnings.micro-passed.follows')
            : t(
                majorCents !== null && amountCents > majorCents
                  ? 'warnings.vat-major-passed.follows'
                  : 'warnings.vat-base-passed.follows',
              )}
        </p>
      )}
    </li>
  )
}

/** What was declared of the year against the thresholds of VAT and the ceilings of micro (U13). */
export function YearLimits() {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const query = useQuery(turnoverLimitsQuery)
  if (query.data?.limits.length === 0) return null
  return (
    <Section title={query.data ? t('limits.title', { year: query.data.year }) : t('limits.untitled')}>
      <LoadState query={query} failedTitle={t('limits.failed')}>
        {({ limits, turnoverCents }) => (
          <>
            <p className={classes.intro}>{t('limits.intro', { amount: format.euros(turnoverCents) })}</p>
            <ul className={classes.limits}>
              {limits.map((limit) => (
                <LimitBar key={`${limit.kind}-${limit.group}`} limit={limit} />
              ))}
            </ul>
          </>
        )}
      </LoadState>
    </Section>
  )
}
