import { parseLocalDate } from '@guichet/domain/local-date'
import { addCents } from '@guichet/domain/money'
import { renderToBuffer } from '@react-pdf/renderer'
import type {
  DeclarationReceiptData,
  DocumentDataByKind,
  DocumentKind,
  InvoiceData,
  LettersData,
  MembershipCardData,
  MembershipCertificateData,
  PaymentReceiptData,
} from './document-data.ts'
import { loadFonts } from './fonts.ts'
import { DeclarationReceipt } from './templates/declaration-receipt.tsx'
import { Invoice } from './templates/invoice.tsx'
import { Letters } from './templates/letter.tsx'
import { MembershipCard } from './templates/membership-card.tsx'
import { MembershipCertificate } from './templates/membership-certificate.tsx'
import { PaymentReceipt } from './templates/payment-receipt.tsx'
import type { Density } from './templates/theme.ts'
import { summariseVat } from './vat-summary.ts'

/** Pages of a PDF that our renderer wrote (it does not compress page objects). */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

/** Sets the document with ever less air until it is one page; several pages then get all the air. */
async function renderOnFewestPages(
  elementAt: (density: Density) => Parameters<typeof renderToBuffer>[0],
): Promise<Buffer> {
  await loadFonts()
  const roomy = await renderToBuffer(elementAt('roomy'))
  if (countPages(roomy) === 1) return roomy
  for (const density of ['tight', 'bare'] as const) {
    const pdf = await renderToBuffer(elementAt(density))
    if (countPages(pdf) === 1) return pdf
  }
  return roomy
}

/**
 * PDF of one page that says the membership is up to date. Same data, same bytes. About 0.2 s of processor time, more
 * when texts are so long that the page has to be set again, tighter. Rejects with RangeError for a day that does not exist.
 */
export async function renderMembershipCertificate(data: MembershipCertificateData): Promise<Buffer> {
  const { issuedOn, startsOn, endsOn } = data.certificate
  for (const day of [issuedOn, startsOn, endsOn]) parseLocalDate(day)
  return renderOnFewestPages((density) => MembershipCertificate({ ...data, density }))
}

/**
 * PDF of what was paid, one page as long as the lines fit. Same data, same bytes. About 0.2 s of processor time.
 * Rejects with RangeError when the lines do not add up to the amount paid or a day does not exist.
 */
export async function renderPaymentReceipt(data: PaymentReceiptData): Promise<Buffer> {
  const { issuedOn, paidOn, periodStartsOn, periodEndsOn, lines, amountCents } = data.receipt
  for (const day of [issuedOn, paidOn, periodStartsOn, periodEndsOn])
    if (day !== undefined) parseLocalDate(day)
  const vat = summariseVat(lines, amountCents)
  return renderOnFewestPages((density) => PaymentReceipt({ ...data, vat, density }))
}

/**
 * PDF of an invoice or a credit note, one page as long as the lines fit. Same data, same bytes. Rejects with RangeError when
 * lines, rates and totals do not add up or a day does not exist.
 */
export async function renderInvoice(data: InvoiceData): Promise<Buffer> {
  const { issuedOn, dueOn, suppliedFrom, suppliedTo, lines, rates, ...invoice } = data.invoice
  for (const day of [issuedOn, dueOn, suppliedFrom, suppliedTo]) parseLocalDate(day)
  const net = addCents(...lines.map((line) => line.netCents))
  const [taxed, vat] = [
    addCents(...rates.map((rate) => rate.netCents)),
    addCents(...rates.map((rate) => rate.vatCents)),
  ]
  const isRight = net === invoice.netCents && taxed === net && vat === invoice.vatCents
  if (!isRight || invoice.grossCents !== net + vat)
    throw new RangeError(`the amounts of ${invoice.number} do not add up`)
  return renderOnFewestPages((density) => Invoice({ ...data, density }))
}

/**
 * PDF of what was declared of a period, one page as long as the lines fit. Same data, same bytes. Rejects with RangeError when
 * turnovers or lines do not add up or a day does not exist.
 */
export async function renderDeclarationReceipt(data: DeclarationReceiptData): Promise<Buffer> {
  const { startsOn, endsOn, dueOn, filedOn, turnovers, lines, ...declaration } = data.declaration
  for (const day of [startsOn, endsOn, dueOn, filedOn, ...lines.map(({ since }) => since)])
    parseLocalDate(day)
  const declared = addCents(...turnovers.map(({ amountCents }) => amountCents))
  const total = addCents(...lines.map(({ amountCents }) => amountCents))
  if (declared !== declaration.turnoverCents || total !== declaration.totalCents)
    throw new RangeError(`the amounts of ${declaration.number} do not add up`)
  return renderOnFewestPages((density) => DeclarationReceipt({ ...data, density }))
}

/** PDF of one page in the size of a bank card. Same data, same bytes. Rejects with RangeError for a day that does not exist. */
export async function renderMembershipCard(data: MembershipCardData): Promise<Buffer> {
  const { issuedOn, startsOn, endsOn } = data.certificate
  for (const day of [issuedOn, startsOn, endsOn]) parseLocalDate(day)
  await loadFonts()
  return renderToBuffer(MembershipCard(data))
}

/** PDF of letters, each of as many pages as its words need. Same data, same bytes. Rejects with RangeError for a day that does not exist. */
export async function renderLetters(data: LettersData): Promise<Buffer> {
  for (const { writtenOn } of data.letters) parseLocalDate(writtenOn)
  await loadFonts()
  return renderToBuffer(Letters(data))
}

/** The document of a kind, for callers that hold the kind as a value. */
export function renderDocument<K extends DocumentKind>(kind: K, data: DocumentDataByKind[K]): Promise<Buffer>
export function renderDocument(kind: DocumentKind, data: DocumentDataByKind[DocumentKind]): Promise<Buffer> {
  if (kind === 'membership-certificate') return renderMembershipCertificate(data as MembershipCertificateData)
  if (kind === 'membership-card') return renderMembershipCard(data as MembershipCardData)
  if (kind === 'invoice') return renderInvoice(data as InvoiceData)
  if (kind === 'declaration-receipt') return renderDeclarationReceipt(data as DeclarationReceiptData)
  if (kind === 'letters') return renderLetters(data as LettersData)
  return renderPaymentReceipt(data as PaymentReceiptData)
}
