import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import classes from './verification.module.css'
import { type Verification, verdictOf } from './verification-view.ts'

const ICONS = { success: IconCircleCheck, warning: IconAlertTriangle, danger: IconCircleX }

/** The verdict in big words with its icon, then what the document says. */
export function VerdictCard({ code, found }: { readonly code: string; readonly found: Verification | null }) {
  const { t } = useTranslation('verification')
  const format = useFormat()
  const verdict = verdictOf(found)
  const Icon = ICONS[verdict.tone]
  return (
    <section className={classes.card}>
      <div className={classes.verdict} data-tone={verdict.tone}>
        <Icon size={56} stroke={1.75} aria-hidden />
        <h2>{t(`state.${verdict.words}`)}</h2>
        <p>
          {t(`sentence.${verdict.sentence}`, {
            code,
            date: verdict.day === null ? '' : format.day(verdict.day, 'long'),
          })}
        </p>
      </div>
      {found && <Facts found={found} />}
    </section>
  )
}

/** Whom an invoice is made out to holds nothing. */
const isOfClient = ({ kind }: Verification): boolean => kind === 'invoice' || kind === 'credit-note'

function Facts({ found }: { readonly found: Verification }) {
  const { t } = useTranslation('verification')
  const format = useFormat()
  const { startsOn, endsOn, amountCents } = found
  return (
    <>
      <dl className={classes.facts}>
        <Fact label={t('fact.document')}>{t(`kind.${found.kind}`)}</Fact>
        <Fact label={t(`fact.${isOfClient(found) ? 'client' : 'holder'}`)}>{found.holderName}</Fact>
        {startsOn !== null && endsOn !== null && (
          <Fact label={t('fact.period')}>
            {t('fact.periodValue', { start: format.day(startsOn, 'long'), end: format.day(endsOn, 'long') })}
          </Fact>
        )}
        {amountCents !== null && <Fact label={t('fact.amount')}>{format.euros(amountCents)}</Fact>}
        <Fact label={t('fact.organisation')}>{found.organisationName}</Fact>
        <Fact label={t('fact.issuedOn')}>{format.day(found.issuedOn, 'long')}</Fact>
        <Fact label={t('fact.number')}>{found.number}</Fact>
        <Fact label={t('fact.code')}>{found.code}</Fact>
        <Fact label={t('fact.checkedAt')}>
          {t('checkedAt', {
            date: format.instantDay(found.checkedAt, 'long'),
            time: format.instantTime(found.checkedAt),
          })}
        </Fact>
      </dl>
      <p className={classes.compare}>{t('compare')}</p>
    </>
  )
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={classes.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
