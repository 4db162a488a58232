import { CSV_START, csvLine } from '@guichet/domain/csv'
import { formatSiret } from '@guichet/domain/identifiers'
import { Button, Group, Progress } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import type { Check } from './api.ts'
import { useBrowserPages } from './browser-pages.ts'
import classes from './file-declarations.module.css'
import { type DoneLine, type Filing, toFile } from './use-filing.ts'

const TONES = { filed: 'success', corrected: 'success', same: 'neutral', refused: 'danger' } as const
const nameOf = ({ checked: { found, siret } }: DoneLine) => found?.companyName ?? found?.ownerName ?? siret

function useColumns(): readonly Column<DoneLine>[] {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const words = useDeclarationWords()
  return useMemo(
    () => [
      {
        key: 'file',
        header: t('columns.file'),
        main: true,
        render: (row) => (
          <span className={classes.file}>
            {/* Another tab: the list of what was filed stays. */}
            <a
              href={paths.inFile(row.filed.fileId, paths.declaration(row.filed.period))}
              target="_blank"
              rel="noopener"
            >
              {nameOf(row)} <span className="visually-hidden">{t('csv.newTab')}</span>
            </a>
            <span className={classes.more}>{t('siret', { siret: formatSiret(row.checked.siret) })}</span>
          </span>
        ),
      },
      {
        key: 'period',
        header: t('columns.period'),
        render: ({ filed }) => words.period(filed.period),
      },
      { key: 'number', header: t('columns.number'), render: ({ filed }) => filed.number ?? '–' },
      {
        key: 'total',
        header: t('columns.total'),
        align: 'end',
        render: ({ filed }) => (filed.number === null ? '–' : format.euros(filed.totalCents)),
      },
      {
        key: 'outcome',
        header: t('columns.outcome'),
        long: true,
        render: ({ filed: { outcome, refusal } }) => (
          <span className={classes.file}>
            <StateLabel tone={TONES[outcome]}>{t(`results.${outcome}`)}</StateLabel>
            {refusal && <span className={classes.more}>{refusal.message}</span>}
          </span>
        ),
      },
    ],
    [t, format, words],
  )
}

interface OutcomePartProps {
  readonly filing: Filing
  readonly check: Check
}

/** How far the filing has come, and what came of each line. */
export function OutcomePart({ filing, check }: OutcomePartProps) {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const columns = useColumns()
  const { done, finished, halted } = filing
  const { page, turn } = useBrowserPages(done)
  const whole = toFile(check).length
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const filed = done.filter(({ filed: { outcome } }) => outcome !== 'refused').length
  const refused = done.length - filed
  const euros = (amountCents: number) => (amountCents / 100).toFixed(2).replace('.', ',')
  const report = () =>
    new Blob(
      [
        CSV_START,
        csvLine([
          ...['SIRET', t('columns.file'), t('columns.period'), t('columns.outcome'), t('columns.number')],
          ...[t('columns.turnover'), t('columns.total'), t('csv.why')],
        ]),
        ...done.map((row) =>
          csvLine([
            ...[row.checked.siret, nameOf(row), row.filed.period, t(`results.${row.filed.outcome}`)],
            row.filed.number ?? '',
            ...(row.filed.number === null
              ? ['', '']
              : [euros(row.filed.turnoverCents), euros(row.filed.totalCents)]),
            row.filed.refusal?.message ?? '',
          ]),
        ),
      ],
      { type: 'text/csv;charset=utf-8' },
    )
  return (
    <Section title={t('csv.outcome')}>
      <div className={classes.stack}>
        {!finished && (
          <div>
            <Progress
              value={whole > 0 ? Math.floor((100 * done.length) / whole) : 0}
              animated={!halted}
              aria-label={t('csv.progress')}
            />
            <p role="status">
              {t('csv.running', { done: format.count(done.length), whole: format.count(whole) })}
            </p>
          </div>
        )}
        {finished && (
          <Notice
            tone={refused === 0 ? 'success' : 'warning'}
            role="status"
            title={t('csv.done', counted(filed))}
          >
            {refused > 0 ? <p>{t('csv.refused', counted(refused))}</p> : undefined}
          </Notice>
        )}
        {halted && filing.filing.error && (
          <ErrorNotice
            title={t('csv.halted')}
            error={filing.filing.error}
            onRetry={() => filing.filing.mutate(check)}
            retrying={filing.filing.isPending}
          />
        )}
        {done.length > 0 && (
          <>
            <RecordList
              caption={t('csv.outcome')}
              columns={columns}
              rows={page.items}
              rowKey={({ checked }) => String(checked.line)}
              dense
            />
            <ListPager page={page} onTurn={turn} />
          </>
        )}
        {finished && (
          <Group>
            <DownloadButton
              label={t('csv.report')}
              load={() => Promise.resolve(report())}
              fileName={t('csv.reportName', { date: today() })}
            />
            <Button component={Link} to={paths.fileDeclarations} variant="default">
              {t('csv.toList')}
            </Button>
            <Button variant="default" onClick={filing.again}>
              {t('csv.another')}
            </Button>
          </Group>
        )}
      </div>
    </Section>
  )
}
