import { formatVerificationCode } from '@guichet/domain/reference'
import type { Ctx, Locale } from '../../ctx.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { problem } from '../../platform/problem-error.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { findPayment, findReceipt, type PaymentRow } from './data/payment-data.ts'
import { readPaidPeriod, readVoucherTaken, type VoucherTaken } from './data/receipt-facts.ts'
import { findHolder } from './holder-source.ts'
import { isVatOnInvoice } from './purposes.ts'

export interface RenderedReceipt {
  readonly pdf: Buffer
  readonly number: string
}

type Profile = Awaited<ReturnType<typeof getOrganisationProfile>>

/** What was paid for, and what a voucher took off it: together, what was paid. */
function receiptLines(payment: PaymentRow, voucher: VoucherTaken | null, locale: Locale) {
  const { amountCents } = payment
  const vatRateBps = isVatOnInvoice(payment.purpose) ? 0 : payment.vatRateBps
  const label = locale === 'en' ? payment.labelEn : payment.labelFr
  if (!voucher) return [{ label, amountCents, vatRateBps }]
  const off = locale === 'en' ? `Gift voucher no. ${voucher.number}` : `Bon cadeau n° ${voucher.number}`
  return [
    { label, amountCents: amountCents + voucher.amountCents, vatRateBps },
    { label: off, amountCents: -voucher.amountCents, vatRateBps },
  ]
}

/** Why there is no VAT on a receipt that has none: as on the invoice of the same payment. */
function freeOfVat({ purpose }: PaymentRow, { vatRegime, vatExemptionText }: Profile) {
  // Nobody has said yet why there is none.
  if (isVatOnInvoice(purpose) || vatRegime === null) return { freeOfVat: 'unsaid' as const }
  return {
    freeOfVat: vatRegime === 'vat' ? ('exempt' as const) : ('franchise' as const),
    ...(vatExemptionText === null ? {} : { vatExemptionText }),
  }
}

/**
 * Receipt of a payment as PDF. `personId` is the payer; another person’s payment is not found.
 * @throws problems `resource.not-found`, `payment.not-paid`.
 */
export async function renderReceipt(
  ctx: Ctx,
  paymentId: string,
  personId: string,
  locale: Locale,
): Promise<RenderedReceipt> {
  const payment = await findPayment(ctx, paymentId)
  if (!payment || payment.personId !== personId) throw problem('resource.not-found')
  const receipt = await findReceipt(ctx, paymentId)
  const holder = await findHolder(ctx, personId)
  if (!receipt || !holder || payment.paidOn === null) throw problem('payment.not-paid')
  const [organisation, period, voucher] = await Promise.all([
    getOrganisationProfile(ctx),
    readPaidPeriod(ctx, paymentId),
    readVoucherTaken(ctx, paymentId),
  ])
  const pdf = await ctx.deps.pdf.render('payment-receipt', {
    locale,
    organisation: organisationData(organisation, await findLogoData(ctx, organisation)),
    holder: {
      firstName: holder.firstName,
      lastName: holder.lastName,
      memberNumber: holder.memberNumber === null ? '' : String(holder.memberNumber),
      addressLines: [...holder.addressLines],
      ...(holder.siret === null ? {} : { siret: holder.siret }),
    },
    receipt: {
      number: receipt.number,
      code: receipt.code,
      issuedOn: receipt.issuedOn,
      paidOn: payment.paidOn,
      amountCents: payment.amountCents,
      method: payment.method as 'card' | 'sepa-debit' | 'transfer' | 'cheque' | 'cash' | 'free',
      lines: receiptLines(payment, voucher, locale),
      ...(period ? { periodStartsOn: period.startsOn, periodEndsOn: period.endsOn } : {}),
      reference: payment.reference,
      ...freeOfVat(payment, organisation),
    },
    verificationUrl: `${ctx.deps.config.publicUrl}/verification/${formatVerificationCode(receipt.code)}`,
  })
  return { pdf, number: receipt.number }
}
