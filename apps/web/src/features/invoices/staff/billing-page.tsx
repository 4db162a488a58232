import { Button, Checkbox, Group, Progress, SegmentedControl, Select, Stack } from '@mantine/core'
import { IconAlertTriangle, IconReceipt2 } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { oneOf, useListAddress } from '../../../shared/ui/list-address.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { PagedList } from '../../../shared/ui/paged-list.tsx'
import { type Column, RecordList } from '../../../shared/ui/record-list.tsx'
import { useListPage } from '../../../shared/ui/use-list-page.ts'
import classes from '../invoices.module.css'
import { type BilledAccount, type BillingRun, billingRunsQuery, previewQuery } from './staff-invoices.ts'
import { StartDialog } from './start-dialog.tsx'

const MONTH_FILTER = (value: string | null) =>
  value !== null && /^\d{4}-\d{2}$/u.test(value) ? value : undefined
const ADDRESS = {
  filters: {
    mois: MONTH_FILTER,
    test: oneOf(['oui'] as const),
    vue: oneOf(['exclus'] as const),
  },
}

/** « novembre 2026 ». */
function useMonthName() {
  const format = useFormat()
  return (month: string) => format.day(`${month}-01`, 'long').replace(/^\S+\s/u, '')
}

interface Kept {
  readonly left: ReadonlyMap<string, number>
  readonly toggle: (account: BilledAccount) => void
}

function useAccountColumns({ left, toggle }: Kept, isBilled: boolean): readonly Column<BilledAccount>[] {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  return useMemo<readonly Column<BilledAccount>[]>(
    () => [
      {
        key: 'account',
        header: t('billing.account'),
        main: true,
        render: (row) => (
          <>
            {row.companyName}
            <span className={classes.sub}>{row.login}</span>
          </>
        ),
      },
      isBilled
        ? {
            key: 'lines',
            header: t('billing.what'),
            render: (row) => (
              <>
                <ul className={classes.lines}>
                  {row.lines.map((line) => (
                    <li key={`${line.label} ${line.unitCents}`}>
                      {t('billing.line', {
                        ...{ count: line.quantity, label: line.label, amount: format.euros(line.unitCents) },
                      })}
                    </li>
                  ))}
                </ul>
                {row.warnings.map((warning) => (
                  <span key={warning} className={classes.warning}>
                    <IconAlertTriangle size={16} aria-hidden />
                    {t(`billing.warning.${warning}`)}
                  </span>
                ))}
              </>
            ),
          }
        : {
            key: 'why',
            header: t('billing.why'),
            render: (row) => row.refusal && t(`billing.refusal.${row.refusal}`),
          },
      ...(isBilled
        ? ([
            {
              key: 'amount',
              header: t('columns.amount'),
              align: 'end',
              render: (row) => (
                <>
                  {format.euros(row.grossCents)}
                  <span className={classes.sub}>
                    {t('billing.net', { amount: format.euros(row.netCents) })}
                  </span>
                </>
              ),
            },
            {
              key: 'bill',
              header: t('billing.bill'),
              actions: true,
              render: (row, place) => (
                <Checkbox
                  {...(place === 'card' && { label: t('billing.bill') })}
                  aria-label={t('billing.billNamed', { name: row.companyName })}
                  checked={!left.has(row.accountId)}
                  onChange={() => toggle(row)}
                />
              ),
            },
          ] satisfies Column<BilledAccount>[])
        : []),
    ],
    [t, format, left, toggle, isBilled],
  )
}

function Runs() {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const monthName = useMonthName()
  const queries = useQueryClient()
  const { data } = useQuery(billingRunsQuery())
  const running = data?.items.find((run) => run.state === 'running')
  const [latest] = data?.items ?? []
  const standing = latest && `${latest.id} ${latest.state}`
  // Once it has ended, what was to be billed is billed; one may begin and end between two answers.
  useEffect(() => {
    if (standing === undefined) return
    return () => {
      queries.invalidateQueries({ queryKey: ['staff', 'billing', 'preview'] }).catch(() => undefined)
    }
  }, [standing, queries])
  const columns = useMemo<readonly Column<BillingRun>[]>(
    () => [
      { key: 'month', header: t('billing.month'), main: true, render: (row) => monthName(row.month) },
      {
        key: 'at',
        header: t('billing.startedAt'),
        render: ({ startedAt }) => `${format.instantDay(startedAt)}, ${format.instantTime(startedAt)}`,
      },
      { key: 'by', header: t('billing.startedBy'), render: (row) => row.startedBy },
      {
        key: 'count',
        header: t('billing.invoices'),
        align: 'end',
        render: (row) => (
          <>
            {format.count(row.issuedCount)}
            {row.state === 'failed' && (
              <span className={classes.warning}>
                <IconAlertTriangle size={16} aria-hidden />
                {t('billing.failed', { total: format.count(row.expectedCount) })}
              </span>
            )}
          </>
        ),
      },
      {
        key: 'gross',
        header: t('columns.amount'),
        align: 'end',
        render: (row) => format.euros(row.grossCents),
      },
    ],
    [t, format, monthName],
  )
  if (!data || data.items.length === 0) return null
  return (
    <>
      <div role="status">
        {running && (
          <Notice tone="info" title={t('billing.running', { month: monthName(running.month) })}>
            <p>{t('billing.progress', { done: running.issuedCount, total: running.expectedCount })}</p>
            <Progress
              value={(100 * running.issuedCount) / Math.max(1, running.expectedCount)}
              aria-label={t('billing.running', { month: monthName(running.month) })}
            />
          </Notice>
        )}
      </div>
      <Section title={t('billing.runs')}>
        <RecordList caption={t('billing.runs')} columns={columns} rows={data.items} rowKey={({ id }) => id} />
      </Section>
    </>
  )
}

/** `/admin/facturation`: what the accounts of a month are to be billed, and the start of it (A11, B07). */
export function Component() {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const monthName = useMonthName()
  const address = useListAddress(ADDRESS)
  const { filters, cursor } = address
  const month = filters.mois ?? today().slice(0, 7)
  const isBilled = filters.vue === undefined
  const search = { month, withTest: filters.test === 'oui', cursor } as const
  const query = useListPage(previewQuery({ ...search, show: isBilled ? 'billed' : 'left-out' }), address)
  const [left, setLeft] = useState<ReadonlyMap<string, number>>(new Map())
  const [starting, setStarting] = useState(false)
  const toggle = useMemo(
    () => (account: BilledAccount) =>
      setLeft((before) => {
        const after = new Map(before)
        if (!after.delete(account.accountId)) after.set(account.accountId, account.grossCents)
        return after
      }),
    [],
  )
  const columns = useAccountColumns({ left, toggle }, isBilled)
  const preview = query.data
  const count = (preview?.billedCount ?? 0) - left.size
  const grossCents = (preview?.grossCents ?? 0) - [...left.values()].reduce((sum, cents) => sum + cents, 0)
  const change = (changes: Parameters<typeof address.change>[0]) => {
    setLeft(new Map())
    address.change(changes)
  }
  return (
    <Page
      title={t('billing.title')}
      lead={t('billing.lead')}
      actions={<BackButton to={paths.staffInvoices}>{t('back')}</BackButton>}
    >
      <Stack gap="lg">
        <Group align="end" gap="lg">
          <Select
            label={t('billing.month')}
            allowDeselect={false}
            data={(preview?.months ?? [month]).map((value) => ({ value, label: monthName(value) }))}
            value={month}
            onChange={(value) => value !== null && change({ mois: value })}
          />
          <Checkbox
            label={t('billing.withTest')}
            checked={search.withTest}
            onChange={({ currentTarget }) => change({ test: currentTarget.checked ? 'oui' : undefined })}
          />
        </Group>
        {preview && (
          <dl className={classes.figures}>
            <div className={classes.figure}>
              <dt>{t('billing.toBill')}</dt>
              <dd>{t('billing.accounts', { count })}</dd>
            </div>
            <div className={classes.figure}>
              <dt>{t('billing.total')}</dt>
              <dd>{format.euros(grossCents)}</dd>
            </div>
            <div className={classes.figure}>
              <dt>{t('billing.warnings')}</dt>
              <dd>{format.count(preview.warningCount)}</dd>
            </div>
          </dl>
        )}
        <Group justify="space-between">
          <SegmentedControl
            value={isBilled ? 'billed' : 'exclus'}
            onChange={(value) => address.change({ vue: value === 'exclus' ? 'exclus' : undefined })}
            data={[
              { value: 'billed', label: t('billing.billed', { count: preview?.billedCount ?? 0 }) },
              { value: 'exclus', label: t('billing.leftOut', { count: preview?.leftOutCount ?? 0 }) },
            ]}
          />
          <Button disabled={!preview || count <= 0 || grossCents <= 0} onClick={() => setStarting(true)}>
            {t('billing.start')}
          </Button>
        </Group>
        <PagedList
          query={query}
          address={address}
          caption={t('billing.caption')}
          columns={columns}
          rowKey={({ accountId }) => accountId}
          empty={{
            icon: <IconReceipt2 size={28} />,
            title: t(isBilled ? 'billing.nothing' : 'billing.nobody'),
            children: t(isBilled ? 'billing.nothingBody' : 'billing.nobodyBody'),
          }}
        />
        <Runs />
      </Stack>
      {starting && preview && (
        <StartDialog
          order={{ month, withTest: search.withTest, without: [...left.keys()] }}
          expected={{ count, grossCents }}
          dueOn={preview.dueOn}
          monthName={monthName(month)}
          onClose={() => setStarting(false)}
          onStarted={() => {
            setLeft(new Map())
            setStarting(false)
          }}
        />
      )}
    </Page>
  )
}
