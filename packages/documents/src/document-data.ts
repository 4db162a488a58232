import type { LineKind, Reduction, TurnoverCategory } from '@guichet/domain/micro-social/turnover-categories'

/**
 * What the documents are made from: plain JSON, because it crosses a worker boundary.
 * Days are written YYYY-MM-DD (Europe/Paris), amounts are integer cents of euro, rates are basis points (2000 = 20 %).
 */

export type DocumentLocale = 'fr' | 'en'

export type OrganisationData = {
  name: string
  /** As it is to be printed, for example « Association loi 1901 ». */
  legalForm: string
  addressLines: string[]
  email: string
  phone: string
  siret: string
  website: string
  signatoryName: string
  signatoryRole: string
  /** Where documents are signed. */
  city: string
  /** #RRGGBB; a colour too pale to be read on white only colours the rules, never text. */
  accentColour: string
  /** PNG or JPEG as a data address. */
  logo?: string
}

export type HolderData = {
  /** As it is to be printed, « Mme » or « M. »; absent when the person did not say. */
  civility?: string
  firstName: string
  lastName: string
  memberNumber: string
  siret?: string
  activity?: string
  addressLines: string[]
}

export type MembershipCertificateData = {
  locale: DocumentLocale
  organisation: OrganisationData
  holder: HolderData
  certificate: {
    /** For example AA-2026-000123. */
    number: string
    /** Verification code; printed in groups of four. */
    code: string
    issuedOn: string
    startsOn: string
    /** Last day, included. */
    endsOn: string
    membershipType: string
  }
  verificationUrl: string
}

/** The card says less than the certificate: name, number, kind of membership and its last day. */
export type MembershipCardData = MembershipCertificateData

export type PaymentMethod = 'card' | 'sepa-debit' | 'transfer' | 'cheque' | 'cash' | 'free'

export type PaymentReceiptLine = {
  label: string
  /** Including VAT; negative for a voucher or a discount. */
  amountCents: number
  vatRateBps: number
}

export type PaymentReceiptData = {
  locale: DocumentLocale
  organisation: OrganisationData
  holder: HolderData
  receipt: {
    number: string
    code: string
    issuedOn: string
    paidOn: string
    /** Paid in all; must be the sum of the lines. */
    amountCents: number
    method: PaymentMethod
    lines: PaymentReceiptLine[]
    /** The membership period that was paid, absent for a payment without one. */
    periodStartsOn?: string
    periodEndsOn?: string
    /** The payment's own reference, as the bank or the card processor writes it. */
    reference: string
    /** Why there is no VAT, where there is none; `unsaid`: the invoice that was paid says so. A small seller when left out. */
    freeOfVat?: 'franchise' | 'exempt' | 'unsaid'
    /** The organisation’s own words in place of the usual ones. */
    vatExemptionText?: string
  }
  /** Absent: the receipt carries no verification block. */
  verificationUrl?: string
}

export type InvoiceLineData = {
  label: string
  quantity: number
  /** Without VAT; negative for a voucher. */
  unitCents: number
  netCents: number
  vatRateBps: number
}

/** An invoice, or a credit note that takes one back: its amounts are then above zero all the same. */
export type InvoiceData = {
  locale: DocumentLocale
  organisation: OrganisationData
  /** Of the seller, where VAT is charged. */
  vatNumber?: string
  buyer: {
    name: string
    addressLines: string[]
    siret?: string
    memberNumber?: string
    /** Of the account that is billed. */
    login?: string
  }
  invoice: {
    kind: 'invoice' | 'credit-note'
    /** For example F2026-000123. */
    number: string
    code: string
    issuedOn: string
    dueOn: string
    suppliedFrom: string
    suppliedTo: string
    lines: InvoiceLineData[]
    /** By rate, ascending; lines and rates add up to the totals. */
    rates: { rateBps: number; netCents: number; vatCents: number }[]
    netCents: number
    vatCents: number
    grossCents: number
    /** Why a credit note was made. */
    reason?: string
    corrects?: { number: string; issuedOn: string }
    /** How it was paid before it was issued. */
    paid?: { on: string; method: PaymentMethod }
    payBy?: {
      reference: string
      /** What is left of it, where a part was taken back. */
      dueCents?: number
      transferHolder?: string
      /** In groups of four. */
      transferIban?: string
      transferBic?: string
      chequePayableTo?: string
    }
    mentions: ('vat-franchise' | 'vat-exempt' | 'late-penalties')[]
    /** The organisation’s own words in place of the usual ones. */
    vatExemptionText?: string
    latePenaltyText?: string
  }
  verificationUrl: string
}

/** What was declared of a period, and what is due on it, line by line. */
export type DeclarationReceiptData = {
  locale: DocumentLocale
  organisation: OrganisationData
  declarant: { name: string; companyName?: string; siret: string }
  declaration: {
    /** For example DC-2026-000123. */
    number: string
    code: string
    /** As it is printed, « 3e trimestre 2026 ». */
    periodName: string
    startsOn: string
    endsOn: string
    dueOn: string
    filedOn: string
    isCorrection: boolean
    /** Absent when the declarant filed it. */
    filedBy?: string
    turnovers: { category: TurnoverCategory; amountCents: number }[]
    turnoverCents: number
    lines: {
      kind: LineKind
      category: TurnoverCategory
      baseCents: number
      /** In 1/100,000 of the base. */
      rate: number
      reduction: Reduction | null
      fullRate: number | null
      amountCents: number
      since: string
      source: string
    }[]
    totalCents: number
  }
  verificationUrl: string
}

/** A letter to a member, the address where an envelope has its window. */
export type LetterData = {
  locale: DocumentLocale
  organisation: OrganisationData
  /** Six at most, the town last. */
  addressLines: string[]
  writtenOn: string
  subject: string
  /** Lines of a paragraph are parted by a line end. */
  paragraphs: string[]
}

/** Letters of one file: what they share (type, logo) is in it once. */
export type LettersData = { letters: readonly LetterData[] }

export type DocumentDataByKind = {
  'declaration-receipt': DeclarationReceiptData
  invoice: InvoiceData
  letters: LettersData
  'membership-certificate': MembershipCertificateData
  'membership-card': MembershipCardData
  'payment-receipt': PaymentReceiptData
}

export type DocumentKind = keyof DocumentDataByKind
