import { Button } from '@mantine/core'
import { IconReportMoney } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ownDeclarantQuery } from '../../shared/api/own-declarant.ts'
import { useOwnFile, useSession } from '../../shared/api/session.ts'
import { type DeclarationLine, latestDeclarationsQuery } from '../../shared/declarations/declarations.ts'
import { paths } from '../../shared/paths.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { declarationsQuery } from './api/declarations.ts'
import { useDeclarationColumns } from './declaration-columns.tsx'
import classes from './declarations.module.css'
import { NextPanel } from './next-panel.tsx'
import { Unchecked } from './notices.tsx'
import { YearLimits } from './year-limits.tsx'

/** How the address names the states. */
const STATES = {
  'en-cours': 'upcoming',
  'a-declarer': 'open',
  'en-retard': 'late',
  deposee: 'filed',
} as const satisfies Record<string, DeclarationLine['state']>
type StateName = keyof typeof STATES
const STATE_NAMES = Object.keys(STATES) as StateName[]
const ADDRESS = {
  filters: {
    annee: (value: string | null) => (value !== null && /^20\d\d$/u.test(value) ? value : undefined),
    etat: oneOf(STATE_NAMES),
  },
}

/** The years of which there are periods, the latest first. */
function useYears(chosen: string | undefined): readonly string[] {
  const { data = [] } = useQuery(latestDeclarationsQuery)
  const years = new Set(data.map(({ code }) => code.slice(0, 4)))
  if (chosen !== undefined) years.add(chosen)
  return [...years].toSorted().toReversed()
}

function History() {
  const { t } = useTranslation('declarations')
  const address = useListAddress(ADDRESS)
  const { cursor, filters } = address
  const query = useListPage(
    declarationsQuery({
      cursor,
      year: filters.annee === undefined ? undefined : Number(filters.annee),
      state: filters.etat && STATES[filters.etat],
    }),
    address,
  )
  const columns = useDeclarationColumns()
  const years = useYears(filters.annee)
  return (
    <section>
      <h2 className={classes.historyTitle}>{t('history.title')}</h2>
      <PagedList<DeclarationLine>
        query={query}
        address={address}
        caption={t('history.title')}
        columns={columns}
        rowKey={({ code }) => code}
        tools={
          <>
            <FilterSelect
              label={t('history.year')}
              allLabel={t('history.allYears')}
              value={filters.annee}
              options={years.map((value) => ({ value, label: value }))}
              onChange={(annee) => address.change({ annee })}
            />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('history.allStates')}
              value={filters.etat}
              options={STATE_NAMES.map((value) => ({ value, label: t(`states.${STATES[value]}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
          </>
        }
        nothingFound={{
          title: t('history.nothing'),
          body: t('history.nothingBody'),
          clear: t('history.clear'),
        }}
        empty={{
          icon: <IconReportMoney size={28} />,
          title: t('history.empty'),
          children: t('history.emptyBody'),
        }}
      />
    </section>
  )
}

/** The own file may be none yet, or not be open. */
function OwnDeclarations() {
  const { t } = useTranslation('declarations')
  const query = useQuery(ownDeclarantQuery)
  return (
    <LoadState query={query} failedTitle={t('loadFailed')}>
      {({ file }) => {
        if (file === null)
          return (
            <EmptyState
              icon={<IconReportMoney size={28} />}
              title={t('noFile.title')}
              action={
                <Button component="a" href={paths.declarantSignup}>
                  {t('noFile.action')}
                </Button>
              }
            >
              {t('noFile.body')}
            </EmptyState>
          )
        if (file.state !== 'open') return <Unchecked state={file.state} />
        return (
          <>
            <NextPanel />
            <History />
            <YearLimits />
          </>
        )
      }}
    </LoadState>
  )
}

/** `/declarations`: what is to be declared first, and all that was (U12, U13). */
export function Component() {
  const { t } = useTranslation('declarations')
  const isOwn = useOwnFile()
  const { actingFor } = useSession()
  const lead =
    actingFor === null ? t('lead') : t('leadOf', { name: `${actingFor.firstName} ${actingFor.lastName}` })
  return (
    <Page title={t('title')} lead={<p>{lead}</p>}>
      {isOwn ? (
        <OwnDeclarations />
      ) : (
        <>
          <NextPanel />
          <History />
          <YearLimits />
        </>
      )}
    </Page>
  )
}
