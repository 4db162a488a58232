import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useOwnFile } from '../../shared/api/session.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { Facts } from '../../shared/ui/facts.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { Declaration, Estimate, Turnovers } from './api/declarations.ts'
import { ContributionLines, TurnoverLines } from './contribution-lines.tsx'
import classes from './declarations.module.css'
import { Warnings } from './warnings.tsx'

interface SummaryStepProps {
  readonly declaration: Declaration
  readonly turnovers: Turnovers
  readonly estimate: UseQueryResult<Estimate>
  readonly busy: boolean
  /** The amounts are those that were filed already. */
  readonly unchanged: boolean
  readonly onBack: () => void
}

/** All that is about to be declared, what follows from it, then the button. */
export function SummaryStep(props: SummaryStepProps) {
  const { declaration, turnovers, estimate, busy, unchanged, onBack } = props
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useDeclarationWords()
  const isOwn = useOwnFile()
  const { code, companyName, current, dueOn, endsOn, isOpen, lastYearKnown, siret, startsOn, state } =
    declaration
  const due = format.day(dueOn, 'long')
  const isOver = current !== null && !isOpen
  const total = estimate.data?.totalCents
  return (
    <>
      {estimate.data && <Warnings warnings={estimate.data.warnings} />}
      <Section title={t('summary.title')}>
        <Facts
          single
          facts={[
            ...(companyName === null ? [] : [{ label: t('company'), value: companyName }]),
            { label: t('siret'), value: formatSiret(siret) },
            {
              label: t('columns.period'),
              value: t('periodDays', {
                period: words.periodTitle(code),
                from: format.day(startsOn),
                to: format.day(endsOn),
              }),
            },
          ]}
        />
        <h3 className={classes.sub}>{t('columns.turnover')}</h3>
        <TurnoverLines turnovers={turnovers} />
        <h3 className={classes.sub}>{t('lines.caption')}</h3>
        <LoadState query={estimate} failedTitle={t('summary.failed')}>
          {(told) => <ContributionLines {...told} lastYearKnown={lastYearKnown} />}
        </LoadState>
      </Section>
      {isOver && <p className={classes.sentence}>{t('filed.over')}</p>}
      {total !== undefined && !unchanged && !isOver && (
        <p className={classes.sentence}>
          {t(
            current === null
              ? isOwn
                ? 'summary.will'
                : 'summary.willOf'
              : isOwn
                ? 'summary.willCorrect'
                : 'summary.willCorrectOf',
            { total: format.euros(total), due, name: companyName ?? formatSiret(siret) },
          )}{' '}
          {t(state === 'late' || (current?.isLate ?? false) ? 'summary.late' : 'summary.until', { due })}
        </p>
      )}
      {unchanged && (
        <Notice tone="info" title={t('summary.unchanged')}>
          <p>{t('summary.unchangedBody')}</p>
        </Notice>
      )}
      <div className={classes.buttons}>
        {!unchanged && !isOver && (
          <Button type="submit" loading={busy} disabled={total === undefined}>
            {t(current === null ? 'summary.file' : 'summary.correct')}
          </Button>
        )}
        <Button type="button" variant="default" onClick={onBack} disabled={busy}>
          {t('summary.back')}
        </Button>
      </div>
    </>
  )
}
