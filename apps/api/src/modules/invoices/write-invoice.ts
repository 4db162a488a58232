import {
  type InvoiceAmounts,
  type InvoiceKind,
  type InvoiceLine,
  invoiceMentions,
  invoiceNumber,
  invoiceSeries,
  type VatRegime,
} from '@guichet/domain/invoices'
import { verificationCodeFrom } from '@guichet/domain/reference'
import { searchKey } from '@guichet/domain/text'
import type { Ctx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { type InvoiceFacts, insertInvoice } from './data/invoice-data.ts'

export interface InvoiceDraft {
  /** A new one when left out. */
  readonly id?: string
  readonly kind: InvoiceKind
  readonly personId: string
  readonly accountId: string | null
  readonly month: string | null
  readonly billingRunId: string | null
  readonly paymentId: string | null
  readonly correctsId: string | null
  /** The invoice of which a credit note came to nothing. */
  readonly reinstatesId?: string
  readonly reason: string | null
  readonly subjectFr: string
  readonly subjectEn: string
  readonly suppliedFrom: string
  readonly suppliedTo: string
  /** The day of issue when left out. */
  readonly dueOn?: string
  readonly paidOn: string | null
  readonly amounts: InvoiceAmounts
  /** Those of a credit note may name the line that they take back. */
  readonly lines: readonly (InvoiceLine & { readonly correctsRank?: number })[]
  readonly buyer: InvoiceFacts['buyer']
  readonly paid: InvoiceFacts['paid']
  /** What is written on its transfer or cheque; null when it was paid. */
  readonly reference: string | null
  readonly corrects: InvoiceFacts['corrects']
  /** What the invoice that is taken back, or reinstated, said: it stands towards VAT as that did. */
  readonly takesBack?: InvoiceFacts
}

type Profile = Awaited<ReturnType<typeof getOrganisationProfile>>

/** The seller as today; towards VAT as the profile says, or as the invoice that is taken back said. */
function sellerOf(profile: Profile, regime: VatRegime, takesBack: InvoiceFacts | undefined) {
  const { vatNumber, vatExemptionText, latePenaltyText } = takesBack?.seller ?? profile
  return {
    ...{ name: profile.name, legalForm: profile.legalForm, addressLines: profile.addressLines },
    ...{ siret: profile.siret, regime, vatNumber, vatExemptionText, latePenaltyText },
  }
}

const payByOf = (profile: Profile, reference: string | null): InvoiceFacts['payBy'] =>
  reference === null
    ? null
    : {
        ...{ reference, transferHolder: profile.transferHolder, transferIban: profile.transferIban },
        ...{ transferBic: profile.transferBic, chequePayableTo: profile.chequePayableTo },
      }

/**
 * Issues an invoice or a credit note: its number is the next of its series, taken in the transaction that writes it, so that
 * none is skipped. @returns its id and number.
 */
export async function writeInvoice(
  tx: Ctx,
  draft: InvoiceDraft,
): Promise<{ readonly id: string; readonly number: string }> {
  const profile = await getOrganisationProfile(tx)
  const { amounts, lines, buyer, paid, reference, corrects, takesBack, ...columns } = draft
  const regime = takesBack?.seller.regime ?? profile.vatRegime
  if (!regime) throw new TypeError('nobody has chosen whether VAT is charged')
  const issuedOn = tx.clock.today()
  const year = Number(issuedOn.slice(0, 4))
  const sequence = await nextNumber(tx, `invoice-${invoiceSeries(draft.kind, year)}`)
  const number = invoiceNumber(draft.kind, year, sequence)
  const id = draft.id ?? tx.ids.uuid()
  const { rates, netCents, vatCents, grossCents } = amounts
  const words = [
    number,
    buyer.name,
    buyer.login,
    buyer.memberNumber,
    draft.subjectFr,
    draft.subjectEn,
    reference,
  ]
  await insertInvoice(
    tx,
    {
      ...columns,
      ...{ id, year, sequence, number, issuedOn, netCents, vatCents, grossCents },
      code: verificationCodeFrom(tx.ids.bytes(10)),
      dueOn: draft.dueOn ?? issuedOn,
      facts: {
        ...{ seller: sellerOf(profile, regime, takesBack), buyer, rates, paid, corrects },
        payBy: payByOf(profile, reference),
        mentions:
          takesBack?.mentions ?? invoiceMentions({ regime, rates, toProfessional: buyer.siret !== null }),
      },
      searchKey: searchKey(words.filter((word) => word !== null).join(' ')),
      createdAt: tx.clock.now(),
    },
    lines.map((line, rank) => ({ ...line, id: tx.ids.uuid(), invoiceId: id, rank })),
  )
  await audit(tx, {
    action: draft.kind === 'invoice' ? 'invoice.issued' : 'invoice.credited',
    ...{ subjectKind: 'invoice', subjectId: draft.correctsId ?? id },
    after: { number, grossCents, ...(draft.reason === null ? {} : { reason: draft.reason }) },
  })
  return { id, number }
}
