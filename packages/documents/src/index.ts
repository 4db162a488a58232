export type {
  DocumentDataByKind,
  DocumentKind,
  DocumentLocale,
  HolderData,
  InvoiceData,
  LetterData,
  MembershipCertificateData,
  OrganisationData,
  PaymentMethod,
  PaymentReceiptData,
  PaymentReceiptLine,
} from './document-data.ts'
export { assertPrintable, printable, UnprintableTextError } from './printable.ts'
export { renderDocument, renderMembershipCertificate, renderPaymentReceipt } from './render-document.ts'
