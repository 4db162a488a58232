import { FILE_STANDINGS } from '@guichet/domain/delegation'
import { Button } from '@mantine/core'
import { IconBriefcase } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import { oneOf, useListAddress } from '../../shared/ui/list-address.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import type { Column } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { endAccess, filesQuery, type OpenFile, useRefresh } from './api.ts'
import { AskDialog } from './ask-dialog.tsx'
import classes from './delegations.module.css'
import { Invitations, Requests } from './pending-files.tsx'
import { useRightsText } from './use-rights-text.ts'

const ADDRESS = {
  sorts: ['name', 'dueOn', 'endsOn'] as const,
  filters: { etat: oneOf(FILE_STANDINGS) },
}
const TONES = { current: 'success', 'due-soon': 'warning', over: 'danger' } as const
const nameOf = ({ firstName, lastName }: OpenFile) => `${lastName} ${firstName}`

function useFileColumns(onGiveUp: (file: OpenFile) => void): readonly Column<OpenFile>[] {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const rightsText = useRightsText()
  return useMemo(
    () => [
      {
        key: 'name',
        header: t('files.columns.name'),
        main: true,
        // A full load: nothing of one file stays in sight of another.
        render: (row) => (
          <span className={classes.file}>
            <a href={paths.file(row.id)} aria-label={t('files.openFile', { name: nameOf(row) })}>
              {nameOf(row)}
            </a>
            {row.heldBy !== null && (
              <span className={classes.by}>{t('files.heldBy', { name: row.heldBy })}</span>
            )}
            {row.heldBy === null && row.isShared && <span className={classes.by}>{t('files.shared')}</span>}
          </span>
        ),
      },
      { key: 'number', header: t('files.columns.number'), render: (row) => row.memberNumber ?? '–' },
      {
        key: 'state',
        header: t('files.columns.state'),
        render: ({ standing }) =>
          standing === null ? (
            '–'
          ) : (
            <StateLabel tone={TONES[standing]}>{t(`files.standing.${standing}`)}</StateLabel>
          ),
      },
      {
        key: 'dueOn',
        header: t('files.columns.dueOn'),
        render: ({ dueOn }) => (dueOn === null ? '–' : format.day(dueOn)),
      },
      {
        key: 'rights',
        header: t('files.columns.rights'),
        render: ({ rights }) => (
          <span title={rightsText(rights)}>{t('files.rightsCount', { count: rights.length })}</span>
        ),
      },
      { key: 'endsOn', header: t('files.columns.endsOn'), render: ({ endsOn }) => format.day(endsOn) },
      {
        key: 'giveUp',
        header: t('files.columns.giveUp'),
        actions: true,
        // What was given to a colleague is the colleague’s to give up.
        render: (row) =>
          row.heldBy === null && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => onGiveUp(row)}
              aria-label={t('files.giveUp', { name: nameOf(row) })}
            >
              {t('files.columns.giveUp')}
            </Button>
          ),
      },
    ],
    [t, format, rightsText, onGiveUp],
  )
}

/** The files opened to me and to my firm, invitations and requests (U29); `notices` come first. */
export function FilesPage({ notices }: { readonly notices: ReactNode }) {
  const { t } = useTranslation('delegations')
  const { modules } = useSession()
  const address = useListAddress(ADDRESS)
  const { q, cursor, filters, sort } = address
  const order = sort ?? 'name'
  const query = useListPage(filesQuery(q, filters.etat, order, cursor), address)
  const refresh = useRefresh()
  const [asking, setAsking] = useState(false)
  const [leaving, setLeaving] = useState<OpenFile>()
  const [told, setTold] = useState<string>()
  const columns = useFileColumns(setLeaving)
  const done = (sentence: string) => {
    setAsking(false)
    setLeaving(undefined)
    setTold(sentence)
    refresh()
  }
  return (
    <Page
      title={t('files.title')}
      lead={t('files.lead')}
      actions={
        <>
          <Button component={Link} to={paths.firm} variant="default">
            {t('files.myFirm')}
          </Button>
          {modules.includes('declarations') && (
            <Button component={Link} to={paths.fileDeclarations} variant="default">
              {t('files.declarations')}
            </Button>
          )}
          <Button onClick={() => setAsking(true)}>{t('files.ask')}</Button>
        </>
      }
    >
      <div className={classes.notices}>
        <div role="status">{told !== undefined && <Notice tone="success" title={told} />}</div>
        {notices}
        <Invitations onDone={done} />
      </div>
      <PagedList<OpenFile>
        query={query}
        address={address}
        caption={t('files.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        tools={
          <>
            <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
            <FilterSelect
              label={t('files.columns.state')}
              allLabel={t('files.standingAll')}
              value={filters.etat}
              options={FILE_STANDINGS.map((value) => ({ value, label: t(`files.standing.${value}`) }))}
              onChange={(etat) => address.change({ etat })}
            />
            <FilterSelect
              label={t('files.sort')}
              allLabel={t('files.sorts.name')}
              value={order === 'name' ? undefined : order}
              options={(['dueOn', 'endsOn'] as const).map((value) => ({
                value,
                label: t(`files.sorts.${value}`),
              }))}
              onChange={(tri) => address.change({ tri })}
            />
          </>
        }
        nothingFound={{
          title: t('files.nothingTitle'),
          body: t('files.nothingBody'),
          clear: t('files.nothingClear'),
        }}
        empty={{
          icon: <IconBriefcase size={28} />,
          title: t('files.emptyTitle'),
          children: t('files.emptyBody'),
        }}
      />
      <Requests onChange={refresh} />
      {asking && <AskDialog onCancel={() => setAsking(false)} onDone={() => done(t('ask.sent'))} />}
      {leaving && (
        <ConfirmDialog
          title={t('files.giveUpTitle', { name: nameOf(leaving) })}
          follows={[t('files.giveUpBody', { name: nameOf(leaving) })]}
          confirm={t('files.columns.giveUp')}
          failed={t('given.failed')}
          act={() => endAccess(leaving.id)}
          onCancel={() => setLeaving(undefined)}
          onDone={() => done(t('files.giveUpDone', { name: nameOf(leaving) }))}
        />
      )}
    </Page>
  )
}
