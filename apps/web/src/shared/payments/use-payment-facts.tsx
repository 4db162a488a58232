import { formatIban } from '@guichet/domain/identifiers'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../format/format.ts'
import { CopyValue } from '../ui/copy-value.tsx'
import type { Fact } from '../ui/facts.tsx'
import classes from './use-payment-facts.module.css'

interface Payable {
  readonly amountCents: number
  readonly reference: string | null
  readonly transferTo: {
    readonly holder: string
    readonly iban: string
    readonly bic: string
    readonly bank: string
  } | null
  readonly chequeTo: { readonly payableTo: string; readonly addressLines: readonly string[] } | null
}

/** What a transfer or a cheque needs: amount, reference, where to. */
export function usePaymentFacts({ amountCents, reference, transferTo, chequeTo }: Payable): Fact[] {
  const { t } = useTranslation('states')
  const format = useFormat()
  const referenceName = t(chequeTo ? 'howToPay.referenceCheque' : 'howToPay.reference')
  const facts: Fact[] = [{ label: t('howToPay.amount'), value: format.euros(amountCents) }]
  if (reference !== null)
    facts.push({ label: referenceName, value: <CopyValue name={referenceName} value={reference} /> })
  if (transferTo) {
    const { holder, iban, bic, bank } = transferTo
    const [ibanName, bicName] = [t('howToPay.iban'), t('howToPay.bic')]
    facts.push(
      { label: t('howToPay.holder'), value: holder },
      { label: ibanName, value: <CopyValue name={ibanName} value={iban} shown={formatIban(iban)} /> },
      { label: bicName, value: <CopyValue name={bicName} value={bic} /> },
      { label: t('howToPay.bank'), value: bank },
    )
  }
  if (chequeTo) {
    facts.push(
      { label: t('howToPay.payableTo'), value: chequeTo.payableTo },
      {
        label: t('howToPay.address'),
        value: (
          <address className={classes.address}>
            {chequeTo.addressLines.map((line) => (
              <span key={line}>{line}</span>
            ))}
          </address>
        ),
      },
    )
  }
  return facts
}
