import { Anchor, Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useMayInFile, useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { CopyValue } from '../../shared/ui/copy-value.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { Facts } from '../../shared/ui/facts.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import { type Declaration, type Filing, loadReceipt } from './api/declarations.ts'
import { ContributionLines, TurnoverLines } from './contribution-lines.tsx'
import classes from './declarations.module.css'

function useReceipt(code: string) {
  const { t } = useTranslation('declarations')
  return (
    filing: Filing,
    look: { readonly label: string; readonly size?: 'sm'; readonly variant?: 'filled' },
  ) => (
    <DownloadButton
      {...look}
      load={() => loadReceipt(code, filing.version)}
      fileName={t('receipt.file', { number: filing.receipt.number })}
    />
  )
}

/** Where strangers check a receipt: outside the signed-in portal, by a full load. */
function Code({ code, children }: { readonly code: string; readonly children: ReactNode }) {
  const { t } = useTranslation('declarations')
  return (
    <span className={classes.code}>
      <CopyValue name={t('receipt.code')} value={code} />
      <Anchor href={paths.verification(code)}>{children}</Anchor>
    </span>
  )
}

/** Each filing of the period, the latest first: corrections hide nothing. */
function Trail({ code, filings }: Pick<Declaration, 'code' | 'filings'>) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const receipt = useReceipt(code)
  const columns: Column<Filing>[] = [
    {
      key: 'version',
      header: t('trail.version'),
      main: true,
      render: ({ version }) => t(version === 1 ? 'trail.first' : 'trail.correction', { count: version - 1 }),
    },
    {
      key: 'at',
      header: t('trail.at'),
      render: ({ filedAt }) =>
        t('trail.when', { date: format.instantDay(filedAt), time: format.instantTime(filedAt) }),
    },
    { key: 'by', header: t('trail.by'), render: ({ filedBy }) => filedBy },
    {
      key: 'turnover',
      header: t('columns.turnover'),
      align: 'end',
      render: ({ turnoverCents }) => format.euros(turnoverCents),
    },
    {
      key: 'total',
      header: t('columns.total'),
      align: 'end',
      render: ({ totalCents }) => format.euros(totalCents),
    },
    { key: 'number', header: t('receipt.number'), render: (filing) => filing.receipt.number },
    {
      key: 'actions',
      header: t('columns.actions'),
      actions: true,
      render: (filing) => receipt(filing, { label: t('receipt.short'), size: 'sm' }),
    },
  ]
  return (
    <Section title={t('trail.title')}>
      <p className={classes.intro}>{t('trail.intro')}</p>
      <RecordList
        caption={t('trail.title')}
        columns={columns}
        rows={filings}
        rowKey={({ version }) => String(version)}
      />
    </Section>
  )
}

interface FiledPartProps {
  readonly declaration: Declaration
  readonly current: NonNullable<Declaration['current']>
  /** It was filed right now: the focus goes to the good news. */
  readonly justFiled: boolean
  readonly onCorrect: () => void
}

/** A period that is filed: number, amount and its due day, receipt, what was declared, how it is corrected. */
export function FiledPart({ declaration, current, justFiled, onCorrect }: FiledPartProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const receipt = useReceipt(declaration.code)
  const news = useRef<HTMLDivElement>(null)
  const isOwn = useOwnFile()
  const mayFile = useMayInFile()('declarations.file')
  const { filings, isOpen, lastYearKnown } = declaration
  const due = format.day(declaration.dueOn, 'long')
  useEffect(() => {
    if (justFiled) news.current?.focus()
  }, [justFiled])
  return (
    <>
      <Notice
        ref={news}
        focusable
        tone={current.isLate ? 'warning' : 'success'}
        title={t(current.version === 1 ? 'filed.title' : 'filed.corrected', {
          date: format.instantDay(current.filedAt, 'long'),
          time: format.instantTime(current.filedAt),
        })}
        actions={
          <>
            {receipt(current, { label: t('receipt.download'), variant: 'filled' })}
            {isOpen && mayFile && (
              <Button variant="default" onClick={onCorrect}>
                {t('filed.correct')}
              </Button>
            )}
          </>
        }
      >
        <p>
          {t(current.totalCents === 0 ? 'filed.nothing' : 'filed.amount', {
            total: format.euros(current.totalCents),
            due,
          })}
        </p>
        {current.isLate && <p>{t('filed.late')}</p>}
        {isOpen && mayFile && <p>{t('filed.until', { due })}</p>}
        {!isOpen && (
          <p>
            {t('filed.over')}{' '}
            {isOwn && (
              <Anchor component={Link} to={paths.newThread}>
                {t('filed.write')}
              </Anchor>
            )}
          </p>
        )}
      </Notice>
      <Section title={t('receipt.title')}>
        <Facts
          single
          facts={[
            { label: t('receipt.number'), value: current.receipt.number },
            {
              label: t('receipt.code'),
              value: <Code code={current.receipt.code}>{t('receipt.verify')}</Code>,
            },
            { label: t('trail.by'), value: current.filedBy },
          ]}
        />
      </Section>
      <Section title={t('filed.what')}>
        <TurnoverLines turnovers={current.turnovers} />
        <h3 className={classes.sub}>{t('lines.caption')}</h3>
        <ContributionLines
          lines={current.lines}
          totalCents={current.totalCents}
          lastYearKnown={lastYearKnown}
        />
      </Section>
      {filings.length > 1 && <Trail code={declaration.code} filings={filings} />}
    </>
  )
}
