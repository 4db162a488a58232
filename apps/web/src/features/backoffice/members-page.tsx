import { Button } from '@mantine/core'
import { IconDownload, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Navigate } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { PagedList } from '../../shared/ui/paged-list.tsx'
import { SearchField } from '../../shared/ui/search-field.tsx'
import { useListPage } from '../../shared/ui/use-list-page.ts'
import { membersQuery } from './api/list-members.ts'
import { MemberFilterFields } from './member-filter-fields.tsx'
import classes from './members-page.module.css'
import { useMemberColumns } from './use-member-columns.tsx'
import { ExportDialog } from './views/export-dialog.tsx'
import { type MemberList, useMemberView } from './views/use-member-view.ts'
import { ViewBar } from './views/view-bar.tsx'

function Members({ list }: { readonly list: MemberList }) {
  const { t } = useTranslation('backoffice')
  const { address, content } = list
  const { q = '' } = content.filters
  const query = useListPage({ ...membersQuery(content, address.cursor), enabled: list.ready }, address)
  const columns = useMemberColumns(content.columns)
  return (
    <div>
      <ViewBar list={list} />
      <div role="status">
        {query.data?.nearly && q !== '' && <Notice tone="info" title={t('members.nearly', { text: q })} />}
      </div>
      <PagedList
        query={query}
        address={address}
        caption={t('members.caption')}
        columns={columns}
        rowKey={({ personId }) => personId}
        tools={
          <>
            <SearchField
              value={q}
              placeholder={t('members.searchHelp')}
              onSearch={(text) => address.change({ q: text })}
            />
            <MemberFilterFields filters={content.filters} onChange={address.change} />
          </>
        }
        nothingFound={{
          title: t('members.empty.title'),
          body: t('members.empty.body'),
          clear: t('members.empty.clear'),
        }}
        empty={{
          icon: <IconUsers size={28} />,
          title: t('members.empty.noneTitle'),
          children: t('members.empty.noneBody'),
        }}
      />
      <p className={classes.keys}>{t('members.keys')}</p>
    </div>
  )
}

/** `/admin/adherents`: all members, found as one types, seen as each of the staff wants them (M17). */
export function Component() {
  const { t } = useTranslation(['backoffice', 'letters'])
  const { permissions } = useSession()
  const mayEdit = permissions.includes('members.edit')
  const list = useMemberView()
  const [isExporting, setExporting] = useState(false)
  if (list.opensWith !== undefined) return <Navigate to={`?vue=${list.opensWith}`} replace />
  return (
    <Page
      title={t('members.title')}
      actions={
        <>
          {permissions.includes('payments.record') && (
            <Button component={Link} to={paths.newStaffMember} variant="default">
              {t('letters:record.open')}
            </Button>
          )}
          {mayEdit && (
            <Button component={Link} to={paths.staffMemberImport} variant="default">
              {t('members.import')}
            </Button>
          )}
          {mayEdit && (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={() => setExporting(true)}
            >
              {t('members.export')}
            </Button>
          )}
          <Button component={Link} to={paths.staffJoinings} variant="default">
            {t('members.joinings')}
          </Button>
        </>
      }
    >
      <Members list={list} />
      {isExporting && <ExportDialog content={list.content} onClose={() => setExporting(false)} />}
    </Page>
  )
}
