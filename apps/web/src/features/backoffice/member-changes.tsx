import { listMemberChanges } from '@guichet/contract/file-changes.contract'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { FileChangeList } from '../../shared/file-changes/file-change-list.tsx'
import { LoadState } from '../../shared/ui/load-state.tsx'

const memberChangesQuery = (id: string, cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'member', id, 'changes', cursor],
    queryFn: async ({ signal }) =>
      (
        await api.call(
          listMemberChanges,
          { params: { id }, query: cursor === undefined ? {} : { cursor } },
          { signal },
        )
      ).body,
    placeholderData: keepPreviousData,
  })

/** What was changed in the member’s file, by whom and when. */
export function MemberChanges({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('fileChanges')
  const [cursor, setCursor] = useState<string>()
  const query = useQuery(memberChangesQuery(personId, cursor))
  return (
    <LoadState query={query} isEmpty={({ items }) => items.length === 0} empty={<p>{t('empty.title')}</p>}>
      {(page) => <FileChangeList page={page} onTurn={setCursor} />}
    </LoadState>
  )
}
