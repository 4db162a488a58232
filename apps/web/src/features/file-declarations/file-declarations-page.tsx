import { formatSiret } from '@guichet/domain/identifiers'
import { FILE_DECLARATION_STATES } from '@guichet/domain/micro-social/turnover-categories'
import { Button } from '@mantine/core'
import { IconCalendarDue } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { today } from '../../shared/browser/today.ts'
import { useDeclarationWords } from '../../shared/declarations/use-declaration-words.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { BackButton } from '../../shared/ui/back-button.tsx'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { ROW_LINK } from '../../shared/ui/use-row-keys.ts'
import { type FileDeclaration, fileDeclarationsQuery, loadFileDeclarations } from './api.ts'
import classes from './file-declarations.module.css'

const ADDRESS = { filters: { etat: oneOf(FILE_DECLARATION_STATES) } }
const TONES = {
  ...({ late: 'danger', open: 'warning', filed: 'success' } as const),
  ...({ upcoming: 'neutral', waiting: 'neutral', none: 'neutral' } as const),
}
const isAsked = ({ state, mayFile }: FileDeclaration) => mayFile && (state === 'late' || state === 'open')
const placeOf = ({ fileId, period, state }: FileDeclaration) =>
  paths.inFile(
    fileId,
    period && (state === 'late' || state === 'open') ? paths.declaration(period.code) : paths.declarations,
  )

function useColumns(): readonly Column<FileDeclaration>[] {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const words = useDeclarationWords()
  return useMemo(
    () => [
      {
        key: 'file',
        header: t('columns.file'),
        main: true,
        // A full load: nothing of one file stays in sight of another.
        render: (row) => (
          <span className={classes.file}>
            <a href={placeOf(row)} {...{ [ROW_LINK]: '' }}>
              {row.companyName ?? row.ownerName}
            </a>
            <span className={classes.more}>
              {row.companyName !== null && `${row.ownerName}, `}
              {t('siret', { siret: formatSiret(row.siret) })}
            </span>
          </span>
        ),
      },
      {
        key: 'period',
        header: t('columns.period'),
        render: ({ period, toDeclare }) =>
          period === null ? (
            '–'
          ) : (
            <span className={classes.file}>
              {words.period(period.code)}
              {toDeclare > 1 && <span className={classes.more}>{t('others', { count: toDeclare - 1 })}</span>}
            </span>
          ),
      },
      {
        key: 'due',
        header: t('columns.due'),
        render: ({ period, state }) =>
          period === null ? (
            '–'
          ) : (
            <span className={classes.file}>
              {format.day(period.dueOn)}
              <span className={classes.more}>
                {state === 'late' || state === 'open'
                  ? words.daysLeft(period.dueOn)
                  : t('opens', { date: format.day(period.opensOn) })}
              </span>
            </span>
          ),
      },
      {
        key: 'state',
        header: t('columns.state'),
        render: ({ state }) => <StateLabel tone={TONES[state]}>{t(`states.${state}`)}</StateLabel>,
      },
      {
        key: 'act',
        header: t('columns.act'),
        actions: true,
        render: (row) => (
          <Button
            component="a"
            href={placeOf(row)}
            size="compact-sm"
            variant="default"
            aria-label={t(isAsked(row) ? 'declareFor' : 'seeOf', { name: row.companyName ?? row.ownerName })}
          >
            {t(isAsked(row) ? 'declare' : 'see')}
          </Button>
        ),
      },
    ],
    [t, format, words],
  )
}

/** `/dossiers/declarations`: what is to be declared in the files opened to me, by due day (U29). */
export function Component() {
  const { t } = useTranslation('fileDeclarations')
  const format = useFormat()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters } = address
  const asked = { q, state: filters.etat }
  const query = useListPage(fileDeclarationsQuery(asked, cursor), address)
  const columns = useColumns()
  const counted = (count: number) => ({ count, shown: format.count(count) })
  const { late = 0, open = 0 } = query.data ?? {}
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <BackButton to={paths.files}>{t('back')}</BackButton>
          <Button component={Link} to={paths.fileDeclarationsByCsv}>
            {t('byCsv')}
          </Button>
        </>
      }
    >
      <div role="status">
        {late + open > 0 && (
          <Notice
            tone={late > 0 ? 'danger' : 'info'}
            title={late > 0 ? t('late', counted(late)) : t('noneLate', counted(open))}
          >
            {late > 0 && open > 0 && <p>{t('open', counted(open))}</p>}
          </Notice>
        )}
      </div>
      <PagedList<FileDeclaration>
        query={query}
        address={address}
        caption={t('caption')}
        columns={columns}
        rowKey={({ fileId }) => fileId}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('columns.state')}
              allLabel={t('allStates')}
              value={filters.etat}
              options={FILE_DECLARATION_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
            <DownloadButton
              label={t('export')}
              load={() => loadFileDeclarations(asked)}
              fileName={t('exportName', { date: today() })}
            />
          </>
        }
        nothingFound={{ title: t('nothing.title'), body: t('nothing.body'), clear: t('nothing.clear') }}
        empty={{ icon: <IconCalendarDue size={28} />, title: t('empty.title'), children: t('empty.body') }}
      />
    </Page>
  )
}
