import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { useSignInWords } from '../../shared/sign-ins/use-sign-in-words.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { HandleDialog } from './handle-dialog.tsx'
import classes from './reports-page.module.css'
import { REPORT_STATES, type SignInReport, signInReportsQuery } from './sign-in-reports.ts'

const ADDRESS = { filters: { etat: oneOf(REPORT_STATES) } }

/** Who disputes, with the way to the file. */
function Person({ report }: { readonly report: SignInReport }) {
  return (
    <span className={classes.stack}>
      {report.isMember ? (
        <Link to={paths.staffMember(report.personId)}>{report.personName}</Link>
      ) : (
        <span>{report.personName}</span>
      )}
      <span className={classes.aside}>{report.email}</span>
    </span>
  )
}

/** How it stands; what was found, once somebody has dealt with it. */
function State({ report }: { readonly report: SignInReport }) {
  const { t } = useTranslation('signIns')
  const format = useFormat()
  return (
    <span className={classes.stack}>
      <StateLabel tone={report.state === 'open' ? 'warning' : 'success'}>
        {t(`reports.states.${report.state}`)}
      </StateLabel>
      {report.handledAt !== null && (
        <span className={classes.aside}>
          {t('reports.handledBy', { name: report.handledBy, date: format.instantDay(report.handledAt) })}
        </span>
      )}
      {report.note !== null && <span className={classes.note}>{report.note}</span>}
    </span>
  )
}

function useReportColumns(onHandle: (report: SignInReport) => void): readonly Column<SignInReport>[] {
  const { t } = useTranslation('signIns')
  const format = useFormat()
  const words = useSignInWords()
  const { permissions } = useSession()
  const mayAudit = permissions.includes('audit.read')
  const mayAnswer = permissions.includes('threads.handle')
  return useMemo(() => {
    const instant = (at: string) => `${format.instantDay(at)}, ${format.instantTime(at)}`
    return [
      {
        key: 'person',
        header: t('reports.columns.person'),
        main: true,
        render: (row) => <Person report={row} />,
      },
      {
        key: 'signIn',
        header: t('reports.columns.signIn'),
        render: (row) => (
          <span className={classes.stack}>
            <span>{instant(row.signedInAt)}</span>
            <span className={classes.aside}>{words.method(row.method)}</span>
          </span>
        ),
      },
      {
        key: 'from',
        header: t('reports.columns.from'),
        render: (row) => (
          <span className={classes.stack}>
            <span>{words.place(row.country)}</span>
            <span className={classes.aside}>
              {row.ip} · {words.device(row)}
            </span>
          </span>
        ),
      },
      {
        key: 'reported',
        header: t('reports.columns.reported'),
        render: ({ reportedAt }) => instant(reportedAt),
      },
      { key: 'state', header: t('reports.columns.state'), render: (row) => <State report={row} /> },
      {
        key: 'actions',
        header: t('reports.columns.actions'),
        actions: true,
        render: (row) => (
          <span className={classes.actions}>
            {mayAudit && (
              <Link to={`${paths.staffAudit}?auteur=${row.personId}&du=${row.signedInAt.slice(0, 10)}`}>
                {t('reports.journal')}
              </Link>
            )}
            {row.threadId !== null && mayAnswer && (
              <Link to={paths.staffThread(row.threadId)}>{t('reports.thread')}</Link>
            )}
            {row.state === 'open' && (
              <Button variant="default" size="sm" onClick={() => onHandle(row)}>
                {t('reports.handle')}
              </Button>
            )}
          </span>
        ),
      },
    ]
  }, [t, format, words, mayAudit, mayAnswer, onHandle])
}

/** `/admin/connexions-contestees`: sign-ins that their person says were somebody else’s (U27). */
export function Component() {
  const { t } = useTranslation('signIns')
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const query = useListPage(signInReportsQuery(q, filters.etat, cursor), address)
  const [handling, setHandling] = useState<SignInReport>()
  const [done, setDone] = useState(false)
  const columns = useReportColumns(setHandling)
  return (
    <Page title={t('reports.title')} lead={t('reports.intro')}>
      <div role="status">{done && <Notice tone="success" title={t('reports.handled')} />}</div>
      <PagedList<SignInReport>
        query={query}
        address={address}
        caption={t('reports.title')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('reports.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <FilterSelect
              label={t('reports.columns.state')}
              allLabel={t('reports.statesAll')}
              value={filters.etat}
              options={REPORT_STATES.map((value) => ({ value, label: t(`reports.states.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{
          title: t('reports.nothing.title'),
          body: t('reports.nothing.body'),
          clear: t('reports.nothing.clear'),
        }}
        empty={{
          icon: <IconShieldCheck size={28} />,
          title: t('reports.empty.title'),
          children: t('reports.empty.body'),
        }}
      />
      {handling && (
        <HandleDialog
          report={handling}
          onClose={() => setHandling(undefined)}
          onDone={() => {
            setDone(true)
            setHandling(undefined)
          }}
        />
      )}
    </Page>
  )
}
