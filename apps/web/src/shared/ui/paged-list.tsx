import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router-dom'
import { useFormat } from '../format/format.ts'
import type { ListAddress } from './list-address.ts'
import type { PageOfList } from './list-pager.tsx'
import { PagedFrame, type PagedFrameProps } from './paged-frame.tsx'
import classes from './paged-list.module.css'
import { type Column, RecordList } from './record-list.tsx'
import { CHECK_ALL } from './row-checkbox.tsx'
import { useRowKeys } from './use-row-keys.ts'
import { useRowSelection } from './use-row-selection.ts'

interface Bulk<T> {
  /** Says which row a checkbox is for. */
  readonly nameOf: (row: T) => string
  /** Buttons that act on the rows selected; `clear` takes the selection away. */
  readonly actions: (selected: readonly T[], clear: () => void) => ReactNode
}

interface RowsProps<T> {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rowKey: (row: T) => string
  readonly address: Pick<ListAddress, 'sort' | 'sortBy'>
}

interface PagedListProps<T> extends Omit<PagedFrameProps<T>, 'query' | 'address'>, RowsProps<T> {
  readonly query: PagedFrameProps<T>['query'] & Pick<UseQueryResult<PageOfList<T>>, 'isPlaceholderData'>
  readonly address: ListAddress
  /** Rows can be selected, and acted on together. */
  readonly bulk?: Bulk<T>
}

function Rows<T>({
  address,
  ...rest
}: RowsProps<T> & Pick<Parameters<typeof RecordList<T>>[0], 'rows' | 'stale' | 'selection'>) {
  const sorting = address.sort === undefined ? {} : { sort: address.sort, onSort: address.sortBy }
  return <RecordList {...rest} {...sorting} dense />
}

/** How many rows are selected and what can be done with them. The line is always there: nothing moves at the first tick. */
function SelectableRows<T>({ bulk, ...props }: Parameters<typeof Rows<T>>[0] & { readonly bulk: Bulk<T> }) {
  const { t } = useTranslation('shell')
  const format = useFormat()
  const whole = useRef<HTMLDivElement>(null)
  const { search } = useLocation()
  const { selected, selection, clear } = useRowSelection(props.rows, props.rowKey, bulk.nameOf, search)
  const count = selected.length
  const clearAndStay = () => {
    clear()
    whole.current?.querySelector<HTMLElement>(`[${CHECK_ALL}]`)?.focus()
  }
  return (
    <div ref={whole}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form */}
      <div role="group" aria-label={t('list.bulk')} className={classes.bulk} data-on={count > 0 || undefined}>
        <p role="status" className={classes.count}>
          {count === 0 ? t('list.selectedNone') : t('list.selected', { count, shown: format.count(count) })}
        </p>
        {count > 0 && (
          <div className={classes.actions}>
            {bulk.actions(selected, clearAndStay)}
            <Button variant="subtle" size="sm" onClick={clearAndStay}>
              {t('list.selectNone')}
            </Button>
          </div>
        )}
      </div>
      <Rows {...props} selection={selection} />
    </div>
  )
}

/**
 * A list read page by page: rows as a table or as cards, with what stands around them. Sorting works where columns name
 * a `sort` and the address has `sorts`; `j`, `k` and `x` where rows have a link marked with ROW_LINK.
 */
export function PagedList<T>(props: PagedListProps<T>) {
  const { query, address, caption, columns, rowKey, bulk, ...frame } = props
  const list = useRowKeys<HTMLDivElement>()
  return (
    <div ref={list}>
      <PagedFrame {...frame} query={query} address={address}>
        {(rows) => {
          const shown = { caption, columns, rowKey, address, rows, stale: query.isPlaceholderData }
          return bulk ? <SelectableRows {...shown} bulk={bulk} /> : <Rows {...shown} />
        }}
      </PagedFrame>
    </div>
  )
}
