import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DisclosureButton } from '../../shared/ui/disclosure-button.tsx'
import { type Column, RecordList } from '../../shared/ui/record-list.tsx'
import classes from './statistics.module.css'

interface ChartSectionProps<T> {
  readonly title: string
  /** How it is counted. */
  readonly note: string
  readonly chart: ReactNode
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  /** Shown instead of the chart when there is nothing to draw. */
  readonly empty?: string | undefined
}

/** A chart with the figures that it draws: the drawing is for the eye, the table says the same to everybody. */
export function ChartSection<T>(props: ChartSectionProps<T>) {
  const { title, note, chart, columns, rows, rowKey, empty } = props
  const { t } = useTranslation('statistics')
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <section className={classes.card} aria-label={title}>
      <h2 className={classes.heading}>{title}</h2>
      <p className={classes.note}>{note}</p>
      {empty === undefined ? (
        <>
          <div className={classes.chart} aria-hidden>
            {chart}
          </div>
          <DisclosureButton controls={id} open={open} onToggle={setOpen}>
            {t('table')}
          </DisclosureButton>
          {open && (
            <div id={id}>
              <RecordList
                caption={t('tableOf', { title })}
                columns={columns}
                rows={rows}
                rowKey={rowKey}
                dense
              />
            </div>
          )}
        </>
      ) : (
        <p>{empty}</p>
      )}
    </section>
  )
}
