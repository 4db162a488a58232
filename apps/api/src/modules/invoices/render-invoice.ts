import type { InvoiceData } from '@guichet/documents'
import { formatIban } from '@guichet/domain/iban'
import { formatVerificationCode } from '@guichet/domain/reference'
import type { Ctx, Locale } from '../../ctx.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { type InvoiceRow, readLines } from './data/invoice-data.ts'
import { dueOf } from './invoice-view.ts'

export interface RenderedInvoice {
  readonly pdf: Buffer
  readonly number: string
  readonly fileName: string
}

/** Leaves out what is not there: the templates know no null. */
const present = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }

const FILE_NAMES = {
  invoice: { fr: 'facture', en: 'invoice' },
  'credit-note': { fr: 'avoir', en: 'credit-note' },
} as const

type Due = Awaited<ReturnType<typeof dueOf>>

function invoiceData(
  row: InvoiceRow,
  lines: Awaited<ReturnType<typeof readLines>>,
  due: Due,
  locale: Locale,
) {
  const { seller, rates, mentions, paid, corrects } = row.facts
  const payBy = due.payBy ?? row.facts.payBy
  const { vatExemptionText, latePenaltyText } = seller
  return {
    ...{ kind: row.kind, number: row.number, code: row.code, issuedOn: row.issuedOn, dueOn: row.dueOn },
    ...{ suppliedFrom: row.suppliedFrom, suppliedTo: row.suppliedTo },
    ...{ netCents: row.netCents, vatCents: row.vatCents, grossCents: row.grossCents },
    lines: lines.map(({ labelFr, labelEn, ...line }) => ({
      ...line,
      label: locale === 'en' ? labelEn : labelFr,
    })),
    ...{ rates: [...rates], mentions: [...mentions] },
    ...present({ reason: row.reason, corrects, vatExemptionText, latePenaltyText }),
    ...(paid && { paid: paid as NonNullable<InvoiceData['invoice']['paid']> }),
    ...(payBy && {
      payBy: {
        ...present({ ...payBy, transferIban: payBy.transferIban && formatIban(payBy.transferIban) }),
        reference: payBy.reference,
        ...(due.dueCents > 0 && due.dueCents < row.grossCents && { dueCents: due.dueCents }),
      },
    }),
  }
}

/**
 * An invoice or a credit note as PDF: it says what it said when it was issued, whatever has become of it. Only how it is to be paid is told
 * as it is now, while it is to be paid: by which reference, and how much where a part was taken back.
 */
export async function renderInvoice(ctx: Ctx, row: InvoiceRow, locale: Locale): Promise<RenderedInvoice> {
  const { seller, buyer, rates } = row.facts
  const isTaxed = rates.some(({ rateBps }) => rateBps > 0)
  const [profile, lines, due] = await Promise.all([
    getOrganisationProfile(ctx),
    readLines(ctx, row.id),
    dueOf(ctx, row),
  ])
  const issuer = {
    ...profile,
    ...{ name: seller.name, legalForm: seller.legalForm, addressLines: [...seller.addressLines] },
    siret: seller.siret,
  }
  const pdf = await ctx.deps.pdf.render('invoice', {
    locale,
    organisation: organisationData(issuer, await findLogoData(ctx, profile)),
    // The law asks for it wherever VAT is charged.
    ...((isTaxed || seller.regime === 'vat') && seller.vatNumber !== null
      ? { vatNumber: seller.vatNumber }
      : {}),
    buyer: {
      ...{ name: buyer.name, addressLines: [...buyer.addressLines] },
      ...present({ siret: buyer.siret, login: buyer.login }),
      ...(buyer.memberNumber === null ? {} : { memberNumber: String(buyer.memberNumber) }),
    },
    invoice: invoiceData(row, lines, due, locale),
    verificationUrl: `${ctx.deps.config.publicUrl}/verification/${formatVerificationCode(row.code)}`,
  })
  return { pdf, number: row.number, fileName: `${FILE_NAMES[row.kind][locale]}-${row.number}.pdf` }
}
