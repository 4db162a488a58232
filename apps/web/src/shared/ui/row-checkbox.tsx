import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ROW_CHECK } from './use-row-keys.ts'
import type { RowSelection } from './use-row-selection.ts'

/** Marks the checkbox that selects the page. */
export const CHECK_ALL = 'data-check-all'

/** Selects one row; with Shift, all rows from the one before. */
export function RowCheckbox<T>({ row, selection }: { readonly row: T; readonly selection: RowSelection<T> }) {
  const { t } = useTranslation('shell')
  return (
    <Checkbox
      {...{ [ROW_CHECK]: '' }}
      aria-label={t('list.selectRow', { name: selection.nameOf(row) })}
      checked={selection.has(row)}
      onChange={({ currentTarget, nativeEvent }) =>
        selection.toggle(
          row,
          currentTarget.checked,
          'shiftKey' in nativeEvent && nativeEvent.shiftKey === true,
        )
      }
    />
  )
}

/** Selects all rows of the page, or none. */
export function PageCheckbox<T>({
  selection,
  named,
}: {
  readonly selection: RowSelection<T>
  readonly named?: boolean
}) {
  const { t } = useTranslation('shell')
  const name = t('list.selectPage')
  return (
    <Checkbox
      {...{ [CHECK_ALL]: '' }}
      {...(named ? { label: name } : { 'aria-label': name })}
      checked={selection.state === 'all'}
      indeterminate={selection.state === 'some'}
      onChange={() => selection.toggleAll(selection.state !== 'all')}
    />
  )
}
