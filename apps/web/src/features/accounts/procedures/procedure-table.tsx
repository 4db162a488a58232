import { searchKey } from '@guichet/domain/text'
import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ListTools } from '../../../shared/ui/list-tools.tsx'
import { isTickable, type ProcedureChoice, toggleAllProcedures } from './procedure-choices.ts'
import { ProcedureBox, type ProcedureRow, type ProcedureRowProps, ProcedureWords } from './procedure-row.tsx'
import classes from './procedure-table.module.css'

export type { ProcedureRow } from './procedure-row.tsx'

const NARROW = '(max-width: 37.49em)'
/** From so many rows on there is a filter above the table. */
const FILTERED_FROM = 6
const SHOWN = ['all', 'chosen', 'others'] as const
type Shown = (typeof SHOWN)[number]

interface ProcedureTableProps {
  readonly rows: readonly ProcedureRow[]
  readonly choices: readonly ProcedureChoice[]
  readonly onChange: (choices: readonly ProcedureChoice[]) => void
  readonly readOnly?: boolean
  /** Answer to "Pourquoi ?", for each procedure. */
  readonly why?: (code: string) => ReactNode
}

function useRowFilter(rows: readonly ProcedureRow[], choices: readonly ProcedureChoice[]) {
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const isChosen = ({ code }: ProcedureRow) => choices.some((choice) => choice.code === code)
  // A row that is unticked stays in sight until the filter is touched again.
  const [chosenThen, setChosenThen] = useState<ReadonlySet<string>>(new Set())
  const pick = (next: Shown) => {
    setShown(next)
    setChosenThen(new Set(rows.filter(isChosen).map(({ code }) => code)))
  }
  const wanted = searchKey(text)
  const visible = rows.filter((row) => {
    if (shown !== 'all' && chosenThen.has(row.code) !== (shown === 'chosen')) return false
    return searchKey([row.code, row.description, ...row.recipients].join(' ')).includes(wanted)
  })
  return { text, setText, shown, pick, visible }
}

function RowFilter({ text, setText, shown, pick }: Omit<ReturnType<typeof useRowFilter>, 'visible'>) {
  const { t } = useTranslation('options')
  return (
    <ListTools>
      <TextInput
        className={classes.filter}
        type="search"
        label={t('table.filter')}
        placeholder={t('table.filterHint')}
        autoComplete="off"
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        // Enter filters, as one types; it does not send the form around.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
      />
      <NativeSelect
        label={t('table.show')}
        data={SHOWN.map((value) => ({ value, label: t(`table.shown.${value}`) }))}
        value={shown}
        onChange={(event) => pick(SHOWN.find((value) => value === event.currentTarget.value) ?? 'all')}
      />
    </ListTools>
  )
}

const TableRow = (props: ProcedureRowProps) => (
  <tr>
    <th scope="row">
      <ProcedureBox {...props} />
    </th>
    <td>
      <ProcedureWords {...props} />
    </td>
    <td>
      <Recipients row={props.row} />
    </td>
  </tr>
)

const Recipients = ({ row }: { readonly row: ProcedureRow }) => (
  <ul className={classes.recipients}>
    {row.recipients.map((name) => (
      <li key={name}>{name}</li>
    ))}
  </ul>
)

function Rows({
  shown,
  ...props
}: Omit<ProcedureRowProps, 'row'> & { readonly shown: readonly ProcedureRow[] }) {
  const { t } = useTranslation('options')
  const narrow = useMediaQuery(NARROW, false, { getInitialValueInEffect: false })
  if (narrow) {
    return (
      <ul className={classes.cards} aria-label={t('table.caption')}>
        {shown.map((row) => (
          <li key={row.code} className={classes.card}>
            <ProcedureBox {...props} row={row} />
            <ProcedureWords {...props} row={row} />
            <div className={classes.to}>
              <span>{t('table.recipients')}</span>
              <span>{row.recipients.join(', ')}</span>
            </div>
          </li>
        ))}
      </ul>
    )
  }
  return (
    <table className={classes.table}>
      <caption className="visually-hidden">{t('table.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('table.code')}</th>
          <th scope="col">{t('table.description')}</th>
          <th scope="col">{t('table.recipients')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <TableRow key={row.code} {...props} row={row} />
        ))}
      </tbody>
    </table>
  )
}

/** "Téléprocédures" to choose from (A10): a box per row, "Tout Sélectionner", and the document types inside each. */
export function ProcedureTable(props: ProcedureTableProps) {
  const { rows, choices, onChange, readOnly = false, why } = props
  const { t } = useTranslation('options')
  const filter = useRowFilter(rows, choices)
  const { visible } = filter
  const isChosen = ({ code }: ProcedureRow) => choices.some((choice) => choice.code === code)
  const tickable = visible.filter(isTickable)
  const ticked = tickable.filter(isChosen).length
  const isWhole = tickable.length > 0 && ticked === tickable.length
  const isPart = visible.length < rows.length
  return (
    <div className={classes.choice}>
      {rows.length >= FILTERED_FROM && <RowFilter {...filter} />}
      <div className={classes.all}>
        {!readOnly && (
          <Checkbox
            label={isPart ? t('table.selectShown', { count: visible.length }) : t('table.selectAll')}
            checked={isWhole}
            indeterminate={ticked > 0 && !isWhole}
            disabled={tickable.length === 0}
            onChange={() => onChange(toggleAllProcedures(rows, choices, !isWhole, visible))}
          />
        )}
        <span role="status">{t('table.chosen', { count: choices.length, total: rows.length })}</span>
      </div>
      {visible.length === 0 ? (
        <p className={classes.nothing}>{t('table.nothing')}</p>
      ) : (
        <Rows
          shown={visible}
          rows={rows}
          choices={choices}
          onChange={onChange}
          readOnly={readOnly}
          why={why}
        />
      )}
    </div>
  )
}
