import { TURNOVER_CATEGORIES } from '@guichet/domain/micro-social/turnover-categories'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import type { Declaration, Estimate } from './api/declarations.ts'
import classes from './declarations.module.css'
import { useLineWords } from './use-line-words.ts'

type Line = Estimate['lines'][number]

interface ContributionLinesProps extends Pick<Estimate, 'lines' | 'totalCents'> {
  readonly lastYearKnown: Declaration['lastYearKnown']
}

/** What is paid, line by line: on what, at which rate, since when and by which text (X05). */
export function ContributionLines({ lines, totalCents, lastYearKnown }: ContributionLinesProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const words = useLineWords()
  const paid = lines.filter(({ baseCents }) => baseCents > 0)
  const columns: Column<Line>[] = [
    {
      key: 'what',
      header: t('lines.what'),
      main: true,
      render: (line) => (
        <>
          <span className={classes.lineName}>
            {t('lines.name', {
              kind: words.kind(line.kind),
              category: t(`categories.${line.category}.short`),
            })}
          </span>
          {words.why(line).map((sentence) => (
            <span key={sentence} className={classes.why}>
              {sentence}
            </span>
          ))}
        </>
      ),
    },
    { key: 'base', header: t('lines.base'), align: 'end', render: (line) => format.euros(line.baseCents) },
    { key: 'rate', header: t('lines.rate'), align: 'end', render: (line) => words.rate(line.rate) },
    {
      key: 'amount',
      header: t('lines.amount'),
      align: 'end',
      render: (line) => <strong>{format.euros(line.amountCents)}</strong>,
    },
  ]
  if (paid.length === 0) return <p className={classes.headline}>{t('lines.none')}</p>
  return (
    <>
      <RecordList
        caption={t('lines.caption')}
        columns={columns}
        rows={paid}
        rowKey={({ kind, category }) => `${kind}-${category}`}
      />
      <p className={classes.total}>
        <span>{t('lines.total')}</span>
        <strong>{format.euros(totalCents)}</strong>
      </p>
      <p className={classes.note}>{t('lines.rounding')}</p>
      {!lastYearKnown && paid.some(({ kind }) => kind === 'chamber') && (
        <p className={classes.note}>{t('lines.chamber')}</p>
      )}
    </>
  )
}

interface TurnoverFactsProps {
  readonly turnovers: readonly { readonly category: Line['category']; readonly amountCents: number }[]
}

/** What is declared, category by category. */
export function TurnoverLines({ turnovers }: TurnoverFactsProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const inOrder = TURNOVER_CATEGORIES.flatMap((name) => turnovers.filter(({ category }) => category === name))
  const sum = turnovers.reduce((total, { amountCents }) => total + amountCents, 0)
  return (
    <dl className={classes.turnovers}>
      {inOrder.map(({ category, amountCents }) => (
        <div key={category}>
          <dt>{t(`categories.${category}.name`)}</dt>
          <dd>{format.euros(amountCents)}</dd>
        </div>
      ))}
      {turnovers.length > 1 && (
        <div>
          <dt>{t('lines.turnover')}</dt>
          <dd>{format.euros(sum)}</dd>
        </div>
      )}
    </dl>
  )
}
