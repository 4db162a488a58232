import { Button } from '@mantine/core'
import { IconLock, IconUsers } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import { DownloadButton } from '../../shared/ui/download-button.tsx'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Section } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import {
  type AccountLine,
  loadSecondaryAccountsCsv,
  secondaryAccountsQuery,
} from './api/list-secondary-accounts.ts'
import { BulkCloseDialog } from './bulk-close-dialog.tsx'
import { useSecondaryColumns } from './secondary-columns.tsx'
import { filtersForApi, SECONDARY_ADDRESS } from './secondary-filters.ts'
import classes from './secondary-list.module.css'
import { SecondarySearch } from './secondary-search.tsx'
import { CloseDialog, ReopenDialog } from './state-dialogs.tsx'

type Asked =
  | { readonly kind: 'close' | 'reopen'; readonly row: AccountLine }
  | { readonly kind: 'bulk'; readonly rows: readonly AccountLine[]; readonly clear: () => void }

/** "Gestion de vos comptes secondaires": search, list, and what can be done with each account (A02–A04). */
export function SecondaryList({ primary }: { readonly primary: Account }) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const queries = useQueryClient()
  const address = useListAddress(SECONDARY_ADDRESS)
  const search = { filters: filtersForApi(address.filters), sort: address.sort }
  const query = useListPage(
    secondaryAccountsQuery(primary.id, { ...search, cursor: address.cursor }),
    address,
  )
  const [asked, setAsked] = useState<Asked>()
  const [told, setTold] = useState('')
  const ask = useCallback((kind: 'close' | 'reopen') => (row: AccountLine) => setAsked({ kind, row }), [])
  const [actions] = useState(() => ({ onClose: ask('close'), onReopen: ask('reopen') }))
  const columns = useSecondaryColumns(actions)
  const leave = () => setAsked(undefined)
  const finish = (sentence: string) => {
    setAsked(undefined)
    setTold(sentence)
    queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
  }
  const reasonNeeded = primary.via === 'staff'
  const { data: page } = query
  const nothingAtAll = !address.filtered && page?.total === 0

  return (
    <Section title={t('secondaries.title')}>
      {!nothingAtAll && (
        <SecondarySearch filters={address.filters} change={address.change} clear={address.clear} />
      )}
      <div className={classes.line}>
        <p className={classes.count} role="status">
          {page === undefined
            ? ''
            : t(page.totalIsExact ? 'secondaries.found' : 'secondaries.foundMany', {
                total: format.count(page.total),
              })}
        </p>
        {!nothingAtAll && (
          <DownloadButton
            label={t('secondaries.export')}
            load={() => loadSecondaryAccountsCsv(primary.id, search)}
            fileName={t('secondaries.exportFile')}
            size="sm"
          />
        )}
      </div>
      <p className={classes.told} role="status">
        {told}
      </p>
      <PagedList
        query={query}
        address={address}
        caption={t('secondaries.caption')}
        columns={columns}
        rowKey={({ id }) => id}
        bulk={{
          nameOf: ({ login }) => login,
          actions: (rows, clear) => (
            <>
              <Button
                variant="default"
                size="sm"
                leftSection={<IconLock size={18} aria-hidden />}
                onClick={() => setAsked({ kind: 'bulk', rows, clear })}
              >
                {t('secondaries.closeSelected')}
              </Button>
              <DownloadButton
                label={t('secondaries.exportSelected')}
                load={() =>
                  loadSecondaryAccountsCsv(
                    primary.id,
                    search,
                    rows.map(({ id }) => id),
                  )
                }
                fileName={t('secondaries.exportFile')}
                size="sm"
              />
            </>
          ),
        }}
        nothingFound={{
          title: t('secondaries.nothingTitle'),
          body: t('secondaries.nothingBody'),
          clear: t('secondaries.nothingClear'),
        }}
        empty={{
          icon: <IconUsers size={28} />,
          title: t('secondaries.noneTitle'),
          children: t('secondaries.noneBody'),
          ...(primary.powers.includes('create-secondary') && {
            action: (
              <Button component={Link} to={paths.newAccount(primary.id)}>
                {t('actions.create')}
              </Button>
            ),
          }),
        }}
        note={<p className={classes.keys}>{t('secondaries.keys')}</p>}
      />
      {asked?.kind === 'close' && (
        <CloseDialog
          account={asked.row}
          reasonNeeded={reasonNeeded}
          onCancel={leave}
          onDone={(login) => finish(t('closing.done', { login }))}
        />
      )}
      {asked?.kind === 'reopen' && (
        <ReopenDialog
          account={asked.row}
          reasonNeeded={reasonNeeded}
          onCancel={leave}
          onDone={(login) => finish(t('reopening.done', { login }))}
        />
      )}
      {asked?.kind === 'bulk' && (
        <BulkCloseDialog
          rows={asked.rows}
          reasonNeeded={reasonNeeded}
          onCancel={leave}
          onDone={(count) => {
            asked.clear()
            finish(t('closing.bulkDone', { count }))
          }}
        />
      )}
    </Section>
  )
}
