import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { StateLabel } from '../../shared/ui/state-label.tsx'
import type { Invoice } from './api/invoices.ts'
import classes from './invoices.module.css'

const TONES = {
  'to-pay': 'warning',
  late: 'danger',
  paid: 'success',
  cancelled: 'neutral',
  issued: 'neutral',
} as const

/** How an invoice stands: to pay, late, paid, cancelled; a credit note is issued. */
export function InvoiceState({ state }: { readonly state: Invoice['state'] }) {
  const { t } = useTranslation('invoices')
  return <StateLabel tone={TONES[state]}>{t(`state.${state}`)}</StateLabel>
}

/** What is to be paid, or goes back with a credit note; with what was credited of it. */
export function InvoiceAmount({ invoice }: { readonly invoice: Invoice }) {
  const { t } = useTranslation('invoices')
  const format = useFormat()
  const { kind, grossCents, creditedCents } = invoice
  const isPartly = creditedCents > 0 && creditedCents < grossCents
  return (
    <>
      {format.euros(kind === 'invoice' ? grossCents : -grossCents)}
      {isPartly && (
        <span className={classes.sub}>{t('credited', { amount: format.euros(creditedCents) })}</span>
      )}
    </>
  )
}
