import { renderToBuffer } from '@react-pdf/renderer'
import type {
  DocumentDataByKind,
  DocumentKind,
  MembershipCertificateData,
  PaymentReceiptData,
} from './document-data.ts'
import { loadFonts } from './fonts.ts'
import { MembershipCertificate } from './templates/membership-certificate.tsx'
import { PaymentReceipt } from './templates/payment-receipt.tsx'
import { DENSITIES, type Density } from './templates/theme.ts'

/** Pages of a PDF that our renderer wrote (it does not compress page objects). */
const countPages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0

/** Sets the document with ever less air until it is one page, or returns the tightest. */
async function renderOnOnePage(
  elementAt: (density: Density) => Parameters<typeof renderToBuffer>[0],
): Promise<Buffer> {
  await loadFonts()
  let pdf: Buffer = Buffer.alloc(0)
  for (const density of DENSITIES) {
    pdf = await renderToBuffer(elementAt(density))
    if (countPages(pdf) === 1) return pdf
  }
  return pdf
}

/**
 * PDF of one page that says the membership is up to date. Same data, same bytes. About 0.2 s of processor time, more
 * when texts are so long that the page has to be set again, tighter. Rejects with RangeError for a day that does not exist.
 */
export const renderMembershipCertificate = (data: MembershipCertificateData): Promise<Buffer> =>
  renderOnOnePage((density) => MembershipCertificate({ ...data, density }))

/**
 * PDF of what was paid, one page as long as the lines fit. Same data, same bytes. About 0.2 s of processor time.
 * Rejects with RangeError when the lines do not add up to the amount paid or a day does not exist.
 */
export const renderPaymentReceipt = (data: PaymentReceiptData): Promise<Buffer> =>
  renderOnOnePage((density) => PaymentReceipt({ ...data, density }))

/** The document of a kind, for callers that hold the kind as a value. */
export function renderDocument<K extends DocumentKind>(kind: K, data: DocumentDataByKind[K]): Promise<Buffer>
export function renderDocument(kind: DocumentKind, data: DocumentDataByKind[DocumentKind]): Promise<Buffer> {
  return kind === 'membership-certificate'
    ? renderMembershipCertificate(data as MembershipCertificateData)
    : renderPaymentReceipt(data as PaymentReceiptData)
}
