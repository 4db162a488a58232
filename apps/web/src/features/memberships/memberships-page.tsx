import { Button, Group } from '@mantine/core'
import { IconId, IconRefresh, IconSearchOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { FileTabs } from '../../shared/ui/file-tabs.tsx'
import { readChoice, useForgetBadPage, useListAddress } from '../../shared/ui/list-address.ts'
import { ListPager } from '../../shared/ui/list-pager.tsx'
import { ListBody, ListTools } from '../../shared/ui/list-tools.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { RecordList } from '../../shared/ui/record-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { MEMBERSHIP_SORTS, membershipsQuery } from './api/list-memberships.ts'
import { CertificateAction } from './certificate-action.tsx'
import { useMembershipColumns } from './membership-columns.tsx'
import classes from './memberships-page.module.css'

/** The membership that "Renouveler mon adhésion" acts on: the row that says so, else the latest one that is over. */
function useRenewableId(rows: readonly { readonly id: string; readonly renewable: boolean }[] | undefined) {
  const { membership } = useSession()
  const row = rows?.find(({ renewable }) => renewable)
  if (row) return row.id
  return membership.state === 'inactive' ? membership.latestMembershipId : null
}

/** "Adhésions": the periods of membership, with renewal and certificate. */
export function Component() {
  const { t } = useTranslation('memberships')
  const address = useListAddress()
  const sort = readChoice(address.params.get('tri'), MEMBERSHIP_SORTS) ?? '-startsOn'
  const query = useQuery(membershipsQuery({ q: address.q, sort, cursor: address.cursor }))
  useForgetBadPage(query.error, address)
  const organisation = useQuery(organisationQuery)
  const columns = useMembershipColumns()
  const renewableId = useRenewableId(query.data?.items)
  const nothingAtAll = address.q === '' && query.data?.total === 0

  return (
    <Page
      title={t('title')}
      actions={
        <Group gap="xs">
          {renewableId !== null && (
            <Button
              component={Link}
              to={paths.renewal(renewableId)}
              leftSection={<IconRefresh size={18} aria-hidden />}
            >
              {t('renewMine')}
            </Button>
          )}
          <CertificateAction label={t('certificate.button')} />
        </Group>
      }
    >
      <FileTabs current="memberships">
        {!nothingAtAll && (
          <ListTools>
            <SearchField
              value={address.q}
              placeholder={t('searchHelp')}
              onSearch={(q) => address.change({ q })}
            />
          </ListTools>
        )}
        <LoadState
          query={query}
          isEmpty={(page) => page.items.length === 0}
          empty={
            address.q === '' ? (
              <EmptyState
                icon={<IconId size={28} />}
                title={t('empty.title')}
                action={
                  organisation.data && (
                    <Button component="a" href={`mailto:${organisation.data.email}`} variant="default">
                      {t('empty.contact')}
                    </Button>
                  )
                }
              >
                {t('empty.body')}
              </EmptyState>
            ) : (
              <EmptyState
                icon={<IconSearchOff size={28} />}
                title={t('empty.searchTitle', { q: address.q })}
                action={
                  <Button variant="default" onClick={() => address.change({ q: '' })}>
                    {t('empty.clear')}
                  </Button>
                }
              >
                {t('empty.searchBody')}
              </EmptyState>
            )
          }
        >
          {(page) => (
            <ListBody>
              <RecordList
                caption={t('caption')}
                columns={columns}
                rows={page.items}
                rowKey={({ id }) => id}
                sort={sort}
                onSort={(tri) => address.change({ tri: tri === '-startsOn' ? undefined : tri })}
                stale={query.isPlaceholderData}
                dense
              />
              <ListPager page={page} onTurn={(cursor) => address.change({ page: cursor })} />
              {organisation.data && (
                <p className={classes.note}>
                  {t('toolNote', { name: organisation.data.managementToolName })}
                </p>
              )}
            </ListBody>
          )}
        </LoadState>
      </FileTabs>
    </Page>
  )
}
