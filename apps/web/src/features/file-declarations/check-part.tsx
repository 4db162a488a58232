import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { type Fact, Facts } from '../../shared/ui/facts.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { ListTools } from '../../shared/ui/list-tools.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import type { Check, CheckedLine } from './api.ts'
import { useBrowserPages } from './browser-pages.ts'
import classes from './file-declarations.module.css'
import { type Filing, toFile } from './use-filing.ts'

const TONES = { file: 'success', correct: 'warning', same: 'neutral', refused: 'danger' } as const
const OUTCOMES = ['file', 'correct', 'same', 'refused'] as const
const isPeriod = (code: string) => /^\d{4}-(?:0[1-9]|1[0-2]|T[1-4])$/u.test(code)

function useLineColumns(): readonly Column<CheckedLine>[] {
  const { t } = useTranslation(['fileDeclarations', 'declarations'])
  const format = useFormat()
  const words = useDeclarationWords()
  return useMemo(
    () => [
      {
        key: 'file',
        header: t('fileDeclarations:columns.file'),
        main: true,
        render: ({ line, siret, found }) => (
          <span className={classes.file}>
            <strong>{found?.companyName ?? found?.ownerName ?? siret}</strong>
            <span className={classes.more}>
              {t('fileDeclarations:csv.lineOf', {
                line: format.count(line),
                siret: formatSiret(siret),
              })}
            </span>
          </span>
        ),
      },
      {
        key: 'period',
        header: t('fileDeclarations:columns.period'),
        render: ({ period, found }) => (
          <span className={classes.file}>
            {isPeriod(period) ? words.period(period) : period}
            {found?.isLate && <span className={classes.more}>{t('fileDeclarations:csv.isLate')}</span>}
          </span>
        ),
      },
      {
        key: 'turnover',
        header: t('fileDeclarations:columns.turnover'),
        align: 'end',
        render: ({ turnoverCents }) => format.euros(turnoverCents),
      },
      {
        key: 'total',
        header: t('fileDeclarations:columns.total'),
        align: 'end',
        render: ({ outcome, totalCents }) => (outcome === 'refused' ? '–' : format.euros(totalCents)),
      },
      {
        key: 'outcome',
        header: t('fileDeclarations:columns.outcome'),
        long: true,
        render: ({ outcome, refusal, warnings }) => (
          <span className={classes.file}>
            <StateLabel tone={TONES[outcome]}>{t(`fileDeclarations:outcomes.${outcome}`)}</StateLabel>
            {refusal && <span className={classes.more}>{refusal.message}</span>}
            {warnings.map(({ code, group }) => (
              <span key={`${code}-${group}`} className={classes.warning}>
                {t('fileDeclarations:csv.warning', { warning: t(`declarations:warnings.${code}.title`) })}
              </span>
            ))}
          </span>
        ),
      },
    ],
    [t, format, words],
  )
}

function Faults({ faults }: Pick<Check, 'faults'>) {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const { page, turn } = useBrowserPages(faults)
  const columns = useMemo(
    (): readonly Column<Check['faults'][number]>[] => [
      {
        key: 'line',
        header: t('csv.line'),
        main: true,
        render: ({ line }, place) =>
          place === 'card' ? t('csv.lineNumber', { line: format.count(line) }) : format.count(line),
      },
      { key: 'column', header: t('csv.column'), render: ({ column }) => column || t('csv.wholeLine') },
      { key: 'why', header: t('csv.why'), long: true, render: ({ message }) => message },
    ],
    [t, format],
  )
  return (
    <div className={classes.stack}>
      <RecordList
        caption={t('csv.faults')}
        columns={columns}
        rows={page.items}
        rowKey={({ line, column, code }) => `${line} ${column} ${code}`}
        dense
      />
      <ListPager page={page} onTurn={turn} label={t('csv.faultPages')} />
    </div>
  )
}

interface CheckPartProps {
  readonly filing: Filing
  readonly check: Check
}

/** What each line would do, and the button that files them. */
export function CheckPart({ filing, check }: CheckPartProps) {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const columns = useLineColumns()
  const [asked, setAsked] = useState(false)
  const [shown, setShown] = useState<CheckedLine['outcome']>()
  const chosen = check.lines.filter(({ outcome }) => shown === undefined || outcome === shown)
  const { page, turn } = useBrowserPages(chosen)
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const countOf = (outcome: CheckedLine['outcome']) =>
    format.count(check.lines.filter((line) => line.outcome === outcome).length)
  const lines = toFile(check)
  const isRight = check.faults.length === 0 && !check.lines.some(({ outcome }) => outcome === 'refused')
  const facts: readonly Fact[] = [
    { label: t('outcomes.file'), value: countOf('file') },
    { label: t('outcomes.correct'), value: countOf('correct') },
    { label: t('outcomes.same'), value: countOf('same') },
    { label: t('outcomes.refused'), value: countOf('refused') },
    { label: t('columns.turnover'), value: format.euros(check.turnoverCents) },
    { label: t('columns.total'), value: format.euros(check.totalCents) },
  ]
  return (
    <Section title={t('csv.checked')}>
      <div className={classes.stack}>
        <Notice
          tone={lines.length === 0 ? 'danger' : isRight ? 'success' : 'warning'}
          role="status"
          title={lines.length === 0 ? t('csv.nothing') : t('csv.ready', counted(lines.length))}
        >
          {!isRight && <p>{t(lines.length === 0 ? 'csv.mend' : 'csv.partly')}</p>}
          {check.skipped > 0 && <p>{t('csv.skipped', counted(check.skipped))}</p>}
        </Notice>
        <Facts facts={facts} dense />
        {check.faults.length > 0 && <Faults faults={check.faults} />}
        {check.lines.length > 0 && (
          <>
            <ListTools>
              <FilterSelect
                label={t('csv.show')}
                allLabel={t('csv.showAll')}
                value={shown}
                options={OUTCOMES.map((value) => ({ value, label: t(`outcomes.${value}`) }))}
                onChange={(value) => setShown(OUTCOMES.find((one) => one === value))}
              />
            </ListTools>
            <RecordList
              caption={t('csv.lines')}
              columns={columns}
              rows={page.items}
              rowKey={({ line }) => String(line)}
              dense
            />
            <ListPager page={page} onTurn={turn} />
          </>
        )}
        {lines.length > 0 && (
          <div>
            <Button onClick={() => setAsked(true)}>{t('csv.submit', counted(lines.length))}</Button>
          </div>
        )}
      </div>
      {asked && (
        <ConfirmDialog
          title={t('csv.confirmTitle', counted(lines.length))}
          follows={[
            t('csv.confirmAmount', {
              turnover: format.euros(check.turnoverCents),
              total: format.euros(check.totalCents),
            }),
            t('csv.confirmTold'),
          ]}
          confirm={t('csv.confirm')}
          failed={t('csv.failed')}
          harmless
          act={() => Promise.resolve(filing.filing.mutate(check))}
          onCancel={() => setAsked(false)}
          onDone={() => setAsked(false)}
        />
      )}
    </Section>
  )
}
