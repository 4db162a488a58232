import { Checkbox } from '@mantine/core'
import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DisclosureButton } from '../../../shared/ui/disclosure-button.tsx'
import {
  type ChoosableProcedure,
  countTypes,
  isTickable,
  type ProcedureChoice,
  toggleProcedure,
  toggleType,
  wantsType,
} from './procedure-choices.ts'
import classes from './procedure-table.module.css'

export interface ProcedureRow extends ChoosableProcedure {
  readonly description: string
  readonly recipients: readonly string[]
  /** What it costs, in words. */
  readonly price?: string
  /** Why it cannot be chosen or used, in words. */
  readonly note?: string
}

export interface ProcedureRowProps {
  readonly row: ProcedureRow
  readonly rows: readonly ProcedureRow[]
  readonly choices: readonly ProcedureChoice[]
  readonly onChange: (choices: readonly ProcedureChoice[]) => void
  readonly readOnly: boolean
  /** Answer to "Pourquoi ?", for each procedure. */
  readonly why: ((code: string) => ReactNode) | undefined
}

/** The box of a procedure, named by its code. */
export function ProcedureBox({ row, rows, choices, onChange, readOnly }: ProcedureRowProps) {
  return (
    <Checkbox
      label={row.code}
      checked={choices.some(({ code }) => code === row.code)}
      disabled={readOnly || !isTickable(row)}
      onChange={(event) => onChange(toggleProcedure(rows, choices, row.code, event.currentTarget.checked))}
    />
  )
}

function TypeList({
  id,
  row,
  rows,
  choices,
  onChange,
  readOnly,
}: ProcedureRowProps & { readonly id: string }) {
  const { t } = useTranslation('options')
  const choice = choices.find(({ code }) => code === row.code)
  return (
    <fieldset id={id} className={classes.types}>
      <legend className="visually-hidden">{t('table.typesOf', { code: row.code })}</legend>
      {row.documentTypes.map((type) => (
        <Checkbox
          key={type.code}
          label={type.label}
          {...(type.unavailable && { description: t('table.typeUnavailable') })}
          checked={wantsType(choice, type.code)}
          disabled={readOnly || row.unavailable === true || type.unavailable === true}
          onChange={(event) =>
            onChange(toggleType(rows, choices, row.code, type.code, event.currentTarget.checked))
          }
        />
      ))}
    </fieldset>
  )
}

/** What a procedure is, what it costs, its document types and the answer to "Pourquoi ?". */
export function ProcedureWords(props: ProcedureRowProps) {
  const { row, choices, why } = props
  const { t } = useTranslation('options')
  const id = useId()
  const [open, setOpen] = useState<'types' | 'why'>()
  const { wanted, total } = countTypes(
    row,
    choices.find(({ code }) => code === row.code),
  )
  const toggle = (part: 'types' | 'why') => (next: boolean) => setOpen(next ? part : undefined)
  return (
    <>
      <div>{row.description}</div>
      {row.price !== undefined && <div className={classes.price}>{row.price}</div>}
      {row.note !== undefined && <div className={classes.note}>{row.note}</div>}
      <div className={classes.openers}>
        {row.documentTypes.length > 0 && (
          <DisclosureButton controls={`${id}types`} open={open === 'types'} onToggle={toggle('types')}>
            {t('table.types')} <span className={classes.count}>{t('table.count', { wanted, total })}</span>
            <span className="visually-hidden"> {row.code}</span>
          </DisclosureButton>
        )}
        {why && (
          <DisclosureButton controls={`${id}why`} open={open === 'why'} onToggle={toggle('why')}>
            {t('table.why')}
            <span className="visually-hidden"> {row.code}</span>
          </DisclosureButton>
        )}
      </div>
      {open === 'types' && <TypeList {...props} id={`${id}types`} />}
      {open === 'why' && why && (
        <div id={`${id}why`} className={classes.why}>
          {why(row.code)}
        </div>
      )}
    </>
  )
}
