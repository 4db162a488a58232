import { useMediaQuery } from '@mantine/hooks'
import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './record-list.module.css'
import { PageCheckbox, RowCheckbox } from './row-checkbox.tsx'
import { useCramped } from './use-cramped.ts'
import type { RowSelection } from './use-row-selection.ts'

export interface Column<T> {
  readonly key: string
  readonly header: string
  /** `place` tells a cell of the table from a line of a card. */
  readonly render: (row: T, place: 'table' | 'card') => ReactNode
  /** Name of the sort in the address; the API sorts by `name` and `-name`. */
  readonly sort?: string
  /** The first press on the header sorts upwards, as names and words are read; downwards when left out. */
  readonly upFirst?: boolean
  readonly align?: 'end'
  /** Sentences: below their name in the card, over its whole width. */
  readonly long?: boolean
  /** What stands on top of a row’s card on a phone; one column. */
  readonly main?: boolean
  /** Left out of the card, because the top of the card says it or it is empty. */
  readonly hideInCard?: (row: T) => boolean
  /** Buttons: always in sight at the end of the row; the header is read but not seen; the card shows them at its bottom. */
  readonly actions?: boolean
}

interface RecordListProps<T> {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  readonly sort?: string | undefined
  readonly onSort?: ((sort: string) => void) | undefined
  /** Still the rows of the page before, while the next ones load. */
  readonly stale?: boolean
  readonly dense?: boolean
  /** A checkbox for each row. */
  readonly selection?: RowSelection<T>
}

const NARROW = '(max-width: 37.49em)'

function SortHeader({
  name,
  header,
  upFirst,
  sort,
  onSort,
}: {
  name: string
  header: string
  upFirst: boolean
  sort: string | undefined
  onSort: (sort: string) => void
}) {
  const down = sort === `-${name}`
  const up = sort === name
  const next = up || (!down && !upFirst) ? `-${name}` : name
  const Icon = down ? IconArrowDown : up ? IconArrowUp : IconArrowsSort
  return (
    <button
      type="button"
      className={classes.sort}
      data-on={down || up || undefined}
      onClick={() => onSort(next)}
    >
      {header}
      <Icon size={16} aria-hidden />
    </button>
  )
}

function RecordTable<T>(props: RecordListProps<T>) {
  const { caption, columns, rows, rowKey, sort, onSort, stale, dense, selection } = props
  /** How many columns of buttons stand right of one. */
  const after = (column: Column<T>) =>
    column.actions ? columns.length - 1 - columns.indexOf(column) : undefined
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls sideways must be reachable by keyboard
    <section className={classes.frame} aria-label={caption} tabIndex={0} data-stale={stale || undefined}>
      <table className={classes.table} data-dense={dense || undefined} aria-busy={stale ?? false}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th scope="col" className={classes.check}>
                <PageCheckbox selection={selection} />
              </th>
            )}
            {columns.map((column) => {
              const sorted =
                sort === column.sort ? 'ascending' : sort === `-${column.sort}` ? 'descending' : undefined
              return (
                <th
                  key={column.key}
                  scope="col"
                  data-align={column.align}
                  data-actions={after(column)}
                  aria-sort={column.sort === undefined ? undefined : (sorted ?? 'none')}
                >
                  {column.sort !== undefined && onSort ? (
                    <SortHeader
                      name={column.sort}
                      header={column.header}
                      upFirst={column.upFirst ?? false}
                      sort={sort}
                      onSort={onSort}
                    />
                  ) : (
                    <span className={column.actions ? 'visually-hidden' : undefined}>{column.header}</span>
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} data-selected={selection?.has(row) || undefined}>
              {selection && (
                <td className={classes.check}>
                  <RowCheckbox row={row} selection={selection} />
                </td>
              )}
              {columns.map((column) => (
                <td key={column.key} data-align={column.align} data-actions={after(column)}>
                  {column.render(row, 'table')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function RecordCards<T>({ caption, columns, rows, rowKey, stale, selection }: RecordListProps<T>) {
  const main = columns.find((column) => column.main)
  const actions = columns.filter((column) => column.actions)
  const facts = columns.filter((column) => column !== main && !column.actions)
  return (
    <ul
      className={classes.cards}
      aria-label={caption}
      data-stale={stale || undefined}
      aria-busy={stale ?? false}
    >
      {rows.map((row) => (
        <li key={rowKey(row)} className={classes.card} data-selected={selection?.has(row) || undefined}>
          {selection && (
            <div className={classes.cardCheck}>
              <RowCheckbox row={row} selection={selection} />
            </div>
          )}
          {main && <div className={classes.main}>{main.render(row, 'card')}</div>}
          <dl className={classes.facts}>
            {facts
              .filter((column) => !column.hideInCard?.(row))
              .map((column) => (
                <div key={column.key} data-long={column.long || undefined}>
                  <dt>{column.header}</dt>
                  <dd>{column.render(row, 'card')}</dd>
                </div>
              ))}
          </dl>
          {actions.length > 0 && (
            <div className={classes.cardActions}>
              {actions.map((column) => (
                <div key={column.key}>{column.render(row, 'card')}</div>
              ))}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Sorting on a phone, where there are no headers to press. */
function SortChoice<T>({ columns, sort, onSort }: Pick<RecordListProps<T>, 'columns' | 'sort' | 'onSort'>) {
  const { t } = useTranslation('states')
  const sortable = columns.filter((column) => column.sort !== undefined)
  if (!onSort || sortable.length === 0) return null
  return (
    <label className={classes.sortChoice}>
      <span>{t('sort.by')}</span>
      <select value={sort} onChange={(event) => onSort(event.currentTarget.value)}>
        {sortable.flatMap(({ key, header, sort: name }) => [
          <option key={`${key}-down`} value={`-${name}`}>
            {t('sort.descending', { column: header })}
          </option>,
          <option key={`${key}-up`} value={name}>
            {t('sort.ascending', { column: header })}
          </option>,
        ])}
      </select>
    </label>
  )
}

/** Rows as a table; as cards below 600 px, and on a tablet where the table would not fit. */
export function RecordList<T>(props: RecordListProps<T>) {
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  const place = useRef<HTMLDivElement>(null)
  const cramped = useCramped(place, props.rows)
  if (!narrow && !cramped) {
    return (
      <div ref={place} className={classes.place}>
        <RecordTable {...props} />
      </div>
    )
  }
  return (
    <div ref={place}>
      <SortChoice columns={props.columns} sort={props.sort} onSort={props.onSort} />
      {props.selection && (
        <div className={classes.pageCheck}>
          <PageCheckbox selection={props.selection} named />
        </div>
      )}
      <RecordCards {...props} />
    </div>
  )
}
