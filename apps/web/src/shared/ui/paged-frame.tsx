import { Button } from '@mantine/core'
import { IconSearchOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { EmptyState, type EmptyStateProps } from './empty-state.tsx'
import type { ListAddress } from './list-address.ts'
import { ListPager, type PageOfList } from './list-pager.tsx'
import { ListBody, ListTools } from './list-tools.tsx'
import { LoadState } from './load-state.tsx'

export interface PagedFrameProps<T> {
  readonly query: Pick<UseQueryResult<PageOfList<T>, Error>, 'data' | 'error' | 'isFetching' | 'refetch'>
  readonly address: Pick<ListAddress, 'change' | 'clear' | 'filtered'>
  /** Search and filters; they go when there is nothing to look for. */
  readonly tools?: ReactNode
  /** There is nothing at all: what will come here, and what to do. */
  readonly empty: EmptyStateProps
  /** Search and filters find nothing; `clear` is the button that takes them away. */
  readonly nothingFound?: { readonly title: string; readonly body: string; readonly clear: string }
  /** What stands under the pager while there are rows. */
  readonly note?: ReactNode
}

/** All that stands around the rows of a list read page by page. */
export function PagedFrame<T>(
  props: PagedFrameProps<T> & { readonly children: (rows: readonly T[]) => ReactNode },
) {
  const { query, address, tools, empty, nothingFound, note, children } = props
  const { filtered } = address
  const nothingAtAll = !filtered && query.data?.total === 0
  return (
    <>
      {tools !== undefined && !nothingAtAll && <ListTools>{tools}</ListTools>}
      <LoadState
        query={query}
        isEmpty={(page) => page.items.length === 0}
        empty={
          filtered && nothingFound ? (
            <EmptyState
              icon={<IconSearchOff size={28} />}
              title={nothingFound.title}
              action={
                <Button variant="default" onClick={address.clear}>
                  {nothingFound.clear}
                </Button>
              }
            >
              {nothingFound.body}
            </EmptyState>
          ) : (
            <EmptyState {...empty} />
          )
        }
      >
        {(page) => (
          <ListBody>
            {children(page.items)}
            <ListPager page={page} onTurn={(cursor) => address.change({ page: cursor })} />
            {note}
          </ListBody>
        )}
      </LoadState>
    </>
  )
}
