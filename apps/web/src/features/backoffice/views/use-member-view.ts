import { MEMBER_SORTS, type MemberColumn, USUAL_COLUMNS } from '@guichet/domain/member-columns'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ListAddress, useListAddress } from '../../../shared/ui/list-address.ts'
import { arrangeList, type MemberView, type MemberViews, memberViewsQuery } from '../api/member-views.ts'
import {
  changesOver,
  contentOf,
  isSameContent,
  MEMBER_FILTERS,
  NO_PARAMS,
  NO_VIEW,
  paramsOf,
  VIEW_FILTERS,
  type ViewContent,
} from './view-state.ts'

const ADDRESS = { sorts: MEMBER_SORTS, filters: { ...MEMBER_FILTERS, ...VIEW_FILTERS } }
/** What is shown when the views cannot be read: the list works without them. */
const NO_VIEWS: MemberViews = { items: [], columns: [...USUAL_COLUMNS], defaultViewId: null }

export interface MemberList {
  /** False while it is not known which view is shown. */
  readonly ready: boolean
  readonly views: MemberViews
  /** Why there are none. */
  readonly viewsError: Error | null
  readonly view: MemberView | undefined
  /** The address names a view that is not there, or not shared any more. */
  readonly isLost: boolean
  /** The view that opens with the list, when the address asks for nothing. */
  readonly opensWith: string | undefined
  /** What is shown. */
  readonly content: ViewContent
  readonly modified: boolean
  readonly address: ListAddress
  /** Opens a view; null for the list without any. */
  readonly open: (id: string | null) => void
  /** Gives changes of the view up. */
  readonly revert: () => void
  /** Without a view they are kept at once. */
  readonly setColumns: (columns: readonly MemberColumn[]) => Promise<void>
}

/** The list of members as the address, a view and whoever looks want it. */
export function useMemberView(): MemberList {
  const asked = useListAddress(ADDRESS)
  const queries = useQueryClient()
  const query = useQuery(memberViewsQuery)
  const views = query.data ?? NO_VIEWS
  const { vue, modif } = asked.filters
  const isWritten = modif === '1'
  const own = contentOf(asked, views.columns)
  const view = views.items.find(({ id }) => id === vue)
  const content = view && !isWritten ? view : own
  const held = Object.values(content.filters).some((value) => value !== undefined)
  const isBare =
    vue === undefined && asked.cursor === undefined && !held && own.sort === 'name' && !asked.filters.colonnes
  // Where a view opens by itself, what is done to the list without one does not open it.
  const isAlone = view === undefined && views.defaultViewId !== null
  const change: ListAddress['change'] = (changes) =>
    asked.change({ ...changesOver(view, content, changes), ...(isAlone && { vue: NO_VIEW }) })
  // A change of the search makes no entry in the history: it is left out where there is none to take away.
  const { q: _, ...others } = NO_PARAMS
  const nothing = asked.q === '' ? others : NO_PARAMS
  return {
    ready: query.data !== undefined || query.error !== null,
    views,
    viewsError: query.error,
    view,
    isLost: query.data !== undefined && vue !== undefined && vue !== NO_VIEW && !view,
    opensWith: isBare ? (views.defaultViewId ?? undefined) : undefined,
    content,
    modified: view !== undefined && isWritten && !isSameContent(content, view),
    address: {
      cursor: asked.cursor,
      sort: content.sort,
      filtered: held,
      change,
      sortBy: (tri) => change({ tri: tri === 'name' ? undefined : tri }),
      clear: () => change(paramsOf({ ...content, filters: {} })),
    },
    open: (id) =>
      asked.change({ ...nothing, vue: id ?? (views.defaultViewId === null ? undefined : NO_VIEW) }),
    revert: () => asked.change(nothing),
    setColumns: async (columns) => {
      if (view) {
        change({ colonnes: columns.join(',') })
        return
      }
      const { defaultViewId } = views
      const kept = await arrangeList({ columns: [...columns], defaultViewId })
      queries.setQueryData(memberViewsQuery.queryKey, { ...views, ...kept })
      asked.change({ colonnes: undefined })
    },
  }
}
