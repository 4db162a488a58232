import { Button, Group } from '@mantine/core'
import { IconId, IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { useMayInFile, useOwnFile, useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { FileTabs } from '../../shared/ui/file-tabs.tsx'
import { useListAddress } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { MEMBERSHIP_SORTS, membershipsQuery } from './api/list-memberships.ts'
import { AutomaticRenewal } from './automatic/automatic-renewal.tsx'
import { CertificateAction } from './certificate-action.tsx'
import { useMembershipColumns } from './membership-columns.tsx'
import classes from './memberships-page.module.css'

const ADDRESS = { sorts: MEMBERSHIP_SORTS }

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
  const address = useListAddress(ADDRESS)
  const { q, sort, cursor } = address
  const query = useListPage(membershipsQuery({ q, sort, cursor }), address)
  const organisation = useQuery(organisationQuery)
  const columns = useMembershipColumns()
  const renewableId = useRenewableId(query.data?.items)
  const isOwn = useOwnFile()
  const may = useMayInFile()

  return (
    <Page
      title={t('title')}
      actions={
        <Group gap="xs">
          {renewableId !== null && may('memberships.renew') && (
            <Button
              component={Link}
              to={paths.renewal(renewableId)}
              leftSection={<IconRefresh size={18} aria-hidden />}
            >
              {t('renewMine')}
            </Button>
          )}
          {may('certificates.see') && <CertificateAction label={t('certificate.button')} />}
        </Group>
      }
    >
      <FileTabs current="memberships">
        {isOwn && <AutomaticRenewal />}
        <PagedList
          query={query}
          address={address}
          caption={t('caption')}
          columns={columns}
          rowKey={({ id }) => id}
          tools={
            <SearchField
              value={q}
              placeholder={t('searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
          }
          nothingFound={{
            title: t('empty.searchTitle', { q }),
            body: t('empty.searchBody'),
            clear: t('empty.clear'),
          }}
          empty={{
            icon: <IconId size={28} />,
            title: t('empty.title'),
            children: t('empty.body'),
            action: organisation.data && (
              <Button component="a" href={`mailto:${organisation.data.email}`} variant="default">
                {t('empty.contact')}
              </Button>
            ),
          }}
          note={
            organisation.data && (
              <p className={classes.note}>{t('toolNote', { name: organisation.data.managementToolName })}</p>
            )
          }
        />
      </FileTabs>
    </Page>
  )
}
