import type { LocalDate } from './local-date.ts'
import { addCents, allocateCents, type Cents } from './money.ts'
import { vatFromGross, vatFromNet } from './vat.ts'

/** An invoice, or the credit note that takes one back, whole or in part. Neither ever changes once it is issued. */
export const INVOICE_KINDS = ['invoice', 'credit-note'] as const
export type InvoiceKind = (typeof INVOICE_KINDS)[number]

const SERIES: Readonly<Record<InvoiceKind, string>> = { invoice: 'F', 'credit-note': 'A' }
const MOST_SEQUENCE = 999_999_999

/** The series of a number, one for each kind and year: it counts from one without a gap. */
export const invoiceSeries = (kind: InvoiceKind, year: number): string => `${SERIES[kind]}${year}`

/**
 * 'F2026-000123' for an invoice, 'A2026-000004' for a credit note. `sequence` is 1 to 999 999 999, `year` has four digits;
 * throws RangeError otherwise.
 */
export function invoiceNumber(kind: InvoiceKind, year: number, sequence: number): string {
  if (!Number.isInteger(sequence) || sequence < 1 || sequence > MOST_SEQUENCE)
    throw new RangeError(`not a number: ${sequence}`)
  if (!Number.isInteger(year) || year < 1000 || year > 9999) throw new RangeError(`not a year: ${year}`)
  return `${invoiceSeries(kind, year)}-${String(sequence).padStart(6, '0')}`
}

/** What is supplied: so many at a price each, without VAT. */
export interface InvoiceLine {
  readonly labelFr: string
  readonly labelEn: string
  readonly quantity: number
  readonly unitCents: Cents
  readonly netCents: Cents
  readonly vatRateBps: number
}

/** The whole of one rate; `netCents + vatCents` is what is to be paid of it. */
export interface RateAmounts {
  readonly rateBps: number
  readonly netCents: Cents
  readonly vatCents: Cents
}

export interface InvoiceAmounts {
  /** Ascending by rate, none twice. */
  readonly rates: readonly RateAmounts[]
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly grossCents: Cents
}

const sumUp = (rates: readonly RateAmounts[]): InvoiceAmounts => {
  const netCents = addCents(...rates.map((rate) => rate.netCents))
  const vatCents = addCents(...rates.map((rate) => rate.vatCents))
  return { rates, netCents, vatCents, grossCents: addCents(netCents, vatCents) }
}

const byRate = <L extends { readonly vatRateBps: number }>(lines: readonly L[]): [number, L[]][] => {
  const groups = new Map<number, L[]>()
  for (const line of lines) groups.set(line.vatRateBps, [...(groups.get(line.vatRateBps) ?? []), line])
  return [...groups].sort(([a], [b]) => a - b)
}

/** Amounts of lines whose prices are without VAT. VAT is rounded once for each rate, on its total. */
export const amountsFromNet = (
  lines: readonly Pick<InvoiceLine, 'netCents' | 'vatRateBps'>[],
): InvoiceAmounts =>
  sumUp(
    byRate(lines).map(([rateBps, group]) => {
      const { netCents, vatCents } = vatFromNet(addCents(...group.map((line) => line.netCents)), rateBps)
      return { rateBps, netCents, vatCents }
    }),
  )

/** A line that was paid, VAT included; negative for what a voucher took off. */
export interface PaidLine {
  readonly labelFr: string
  readonly labelEn: string
  readonly grossCents: Cents
  readonly vatRateBps: number
}

/**
 * Lines and amounts of what was paid, VAT included: they add up to just that. VAT is taken out once for each rate; the last
 * line of a rate takes what rounding leaves.
 */
export function invoiceFromPaid(paid: readonly PaidLine[]): InvoiceAmounts & { lines: InvoiceLine[] } {
  const nets = new Map<PaidLine, Cents>()
  const rates = byRate(paid).map(([rateBps, group]): RateAmounts => {
    const { netCents, vatCents } = vatFromGross(addCents(...group.map((line) => line.grossCents)), rateBps)
    let left = netCents
    for (const [index, line] of group.entries()) {
      const net = index === group.length - 1 ? left : vatFromGross(line.grossCents, rateBps).netCents
      nets.set(line, net)
      left -= net
    }
    return { rateBps, netCents, vatCents }
  })
  const lines = paid.map((line): InvoiceLine => {
    const { labelFr, labelEn, vatRateBps } = line
    const netCents = nets.get(line) ?? 0
    return { labelFr, labelEn, quantity: 1, unitCents: netCents, netCents, vatRateBps }
  })
  return { ...sumUp(rates), lines }
}

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/**
 * What a credit note of `grossCents` takes back of each rate, after what earlier ones took: in proportion to what is left of
 * each, and exactly what is left when all of it goes. Throws RangeError for nothing, and for more than is left.
 */
export function creditAmounts(
  invoiced: readonly RateAmounts[],
  credited: readonly RateAmounts[],
  grossCents: Cents,
): InvoiceAmounts {
  const left = invoiced.map(({ rateBps, netCents, vatCents }) => {
    const before = credited.filter((rate) => rate.rateBps === rateBps)
    return {
      rateBps,
      netCents: netCents - addCents(...before.map((rate) => rate.netCents)),
      vatCents: vatCents - addCents(...before.map((rate) => rate.vatCents)),
    }
  })
  const weights = left.map((rate) => rate.netCents + rate.vatCents)
  const leftCents = addCents(...weights)
  if (grossCents < 1 || grossCents > leftCents)
    throw new RangeError(`${grossCents} cents are not to be credited of ${leftCents}`)
  const parts = allocateCents(grossCents, weights)
  const rates = left.map((rate, index): RateAmounts => {
    const part = parts[index] ?? 0
    // Rounding never takes more of one of both than there is.
    const vatCents = clamp(vatFromGross(part, rate.rateBps).vatCents, part - rate.netCents, rate.vatCents)
    return { rateBps: rate.rateBps, netCents: part - vatCents, vatCents }
  })
  return sumUp(rates.filter((rate) => rate.netCents !== 0 || rate.vatCents !== 0))
}

const netOf = (rates: readonly RateAmounts[], rateBps: number): Cents =>
  addCents(...rates.filter((rate) => rate.rateBps === rateBps).map(({ netCents }) => netCents))
const vatOf = (rates: readonly RateAmounts[], rateBps: number): Cents =>
  addCents(...rates.filter((rate) => rate.rateBps === rateBps).map(({ vatCents }) => vatCents))

/** What credit notes have left of each rate; rates of which nothing is left are left out. */
export const leftOfRates = (
  invoiced: readonly RateAmounts[],
  credited: readonly RateAmounts[],
): readonly RateAmounts[] =>
  invoiced
    .map(({ rateBps, netCents, vatCents }) => ({
      rateBps,
      netCents: netCents - netOf(credited, rateBps),
      vatCents: vatCents - vatOf(credited, rateBps),
    }))
    .filter(({ netCents, vatCents }) => netCents !== 0 || vatCents !== 0)

/** A line that a credit note took back, by its rank, or a part of the whole (null). */
interface CreditedLine {
  readonly correctsRank: number | null
  readonly netCents: Cents
}

/**
 * What may still be taken back of each line, in their order: what credit notes that name it have left, and never more than is
 * left of its rate.
 */
export const leftOfLines = (
  lines: readonly Pick<InvoiceLine, 'netCents' | 'vatRateBps'>[],
  credited: readonly CreditedLine[],
  left: readonly RateAmounts[],
): readonly Cents[] =>
  lines.map(({ netCents, vatRateBps }, rank) => {
    const taken = credited.filter(({ correctsRank }) => correctsRank === rank).map((line) => line.netCents)
    return Math.max(0, Math.min(netCents - addCents(...taken), netOf(left, vatRateBps)))
  })

/**
 * The amounts of a credit note over parts of lines, without VAT. Its VAT is that of all that was taken back of the rate, less
 * what earlier ones took: to the cent, and exactly what is left with the last. Throws RangeError for nothing, and for more than is left.
 */
export function creditOfLines(
  invoiced: readonly RateAmounts[],
  credited: readonly RateAmounts[],
  lines: readonly Pick<InvoiceLine, 'netCents' | 'vatRateBps'>[],
): InvoiceAmounts {
  const left = leftOfRates(invoiced, credited)
  const rates = byRate(lines).map(([rateBps, group]): RateAmounts => {
    const netCents = addCents(...group.map((line) => line.netCents))
    const [mostNet, mostVat] = [netOf(left, rateBps), vatOf(left, rateBps)]
    if (group.some((line) => line.netCents < 1) || netCents > mostNet)
      throw new RangeError(`${netCents} cents are not to be credited of ${mostNet}`)
    const before = netOf(credited, rateBps)
    const exact = vatFromNet(before + netCents, rateBps).vatCents - vatOf(credited, rateBps)
    return { rateBps, netCents, vatCents: netCents === mostNet ? mostVat : clamp(exact, 0, mostVat) }
  })
  if (rates.length === 0) throw new RangeError('nothing is to be credited')
  return sumUp(rates)
}

/** `issued`: a credit note; it has nothing to wait for. */
export const INVOICE_STATES = ['to-pay', 'late', 'paid', 'cancelled', 'issued'] as const
export type InvoiceState = (typeof INVOICE_STATES)[number]

export interface InvoiceStanding {
  readonly kind: InvoiceKind
  readonly grossCents: Cents
  /** What credit notes have taken back. */
  readonly creditedCents: Cents
  readonly paidOn: string | null
  readonly dueOn: string
}

/** How an invoice stands on a day: payable through its last day, `cancelled` once all of it was taken back. */
export function invoiceState(invoice: InvoiceStanding, today: LocalDate): InvoiceState {
  if (invoice.kind === 'credit-note') return 'issued'
  if (invoice.creditedCents >= invoice.grossCents) return 'cancelled'
  if (invoice.paidOn !== null) return 'paid'
  return invoice.dueOn < today ? 'late' : 'to-pay'
}

/** How the seller stands towards VAT: small ones charge none (CGI art. 293 B). */
export const VAT_REGIMES = ['franchise', 'vat'] as const
export type VatRegime = (typeof VAT_REGIMES)[number]

/** Days within which an invoice may be payable (C. com. art. L441-10: sixty at most). */
export const INVOICE_DUE_DAYS = { least: 0, most: 60 } as const

/** The VAT number that goes with a French SIREN: its key, then the SIREN. */
export function frenchVatNumber(siren: string): string {
  if (!/^\d{9}$/.test(siren)) throw new RangeError('not a SIREN')
  return `FR${String((12 + 3 * (Number(siren) % 97)) % 97).padStart(2, '0')}${siren}`
}

/** A VAT number without separators, in capitals. */
export const normaliseVatNumber = (text: string): string => text.replace(/[\s.-]/gu, '').toUpperCase()

/** Whether it is a number of the Union: a French one with the right key, another by its shape. */
export function isVatNumber(text: string): boolean {
  if (/^FR\d{11}$/.test(text)) return frenchVatNumber(text.slice(4)) === text
  // French keys may be letters, for whoever has no SIREN of the usual kind.
  return /^(?!FR\d{2})[A-Z]{2}[\dA-Z]{2,13}$/.test(text)
}

/** What has to stand on an invoice besides its amounts (CGI ann. II art. 242 nonies A, C. com. art. L441-9). */
export const INVOICE_MENTIONS = ['vat-franchise', 'vat-exempt', 'late-penalties'] as const
export type InvoiceMention = (typeof INVOICE_MENTIONS)[number]

/** The mentions of an invoice: of VAT where none is charged; penalties and the 40 € towards professionals. */
export function invoiceMentions(invoice: {
  readonly regime: VatRegime
  readonly rates: readonly Pick<RateAmounts, 'rateBps'>[]
  readonly toProfessional: boolean
}): readonly InvoiceMention[] {
  const isFree = invoice.rates.some(({ rateBps }) => rateBps === 0)
  const isTaxed = invoice.rates.some(({ rateBps }) => rateBps > 0)
  return [
    ...(isFree && invoice.regime === 'franchise' && !isTaxed ? (['vat-franchise'] as const) : []),
    ...(isFree && invoice.regime === 'vat' ? (['vat-exempt'] as const) : []),
    ...(invoice.toProfessional ? (['late-penalties'] as const) : []),
  ]
}
