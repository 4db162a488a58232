import { isLocalDate, type LocalDate } from './local-date.ts'
import { parseEuros } from './money.ts'
import { normalisePaymentReference } from './reference.ts'
import { searchKey } from './text.ts'

/** What a column of a statement may hold. */
export const STATEMENT_TARGETS = ['bookedOn', 'label', 'name', 'amount', 'credit', 'debit'] as const
export type StatementTarget = (typeof STATEMENT_TARGETS)[number]
export type StatementMapping = readonly (StatementTarget | null)[]

/** Money that arrived, as the bank tells of it. */
export interface CreditLine {
  readonly bookedOn: LocalDate
  readonly amountCents: number
  /** Who paid, where the bank says so. */
  readonly name: string
  readonly label: string
  /** What the bank calls it, where it tells. */
  readonly reference?: string
}

const HEADERS: Readonly<Record<StatementTarget, RegExp>> = {
  bookedOn: /^(date( comptable| operation| de l operation| d operation)?|booking date|booked on)$/u,
  label: /^(libelle.*|communication|motif|description|reference|details?)$/u,
  name: /^(nom.*|emetteur|donneur d ordre|contrepartie|tiers|name|payer)$/u,
  amount: /^(montant.*|amount.*)$/u,
  credit: /^(credit.*)$/u,
  debit: /^(debit.*)$/u,
}

/** Columns as their headers name them; each target once. */
export function guessStatementMapping(header: readonly string[]): StatementMapping {
  const taken = new Set<StatementTarget>()
  return header.map((cell) => {
    const key = searchKey(cell)
    const found = STATEMENT_TARGETS.find((target) => !taken.has(target) && HEADERS[target].test(key))
    if (found) taken.add(found)
    return found ?? null
  })
}

/** A mapping by which lines can be read: a day, an amount, and words that say what for. */
export const isMappingWhole = (mapping: StatementMapping): boolean =>
  mapping.includes('bookedOn') &&
  (mapping.includes('amount') || mapping.includes('credit')) &&
  (mapping.includes('label') || mapping.includes('name'))

/** A day as banks write it: 2026-11-30, 30/11/2026, 30.11.26. */
export function statementDay(text: string): LocalDate | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/u.exec(text.trim())
  const french = /^(\d{2})[/.-](\d{2})[/.-](\d{4}|\d{2})$/u.exec(text.trim())
  const year = french?.[3]?.length === 2 ? `20${french[3]}` : french?.[3]
  const day = iso ? `${iso[1]}-${iso[2]}-${iso[3]}` : french ? `${year}-${french[2]}-${french[1]}` : ''
  return isLocalDate(day) ? day : null
}

const centsOf = (text: string): number | undefined => parseEuros(text.trim().replace(/^\+/u, ''))

/** One line of a CSV: money that arrived, `null` for what left or came to nothing, undefined when it cannot be read. */
export function readStatementRow(
  mapping: StatementMapping,
  cells: readonly string[],
): CreditLine | null | undefined {
  const of = (target: StatementTarget) => (cells[mapping.indexOf(target)] ?? '').trim()
  const text = of('credit') || of('amount')
  if (text === '') return null
  const [bookedOn, amountCents] = [statementDay(of('bookedOn')), centsOf(text)]
  if (bookedOn === null || amountCents === undefined) return undefined
  if (amountCents <= 0) return null
  return { bookedOn, amountCents, name: of('name').slice(0, 140), label: of('label').slice(0, 500) }
}

/** What tells a line from all others; `rank` counts those that are the same in all the rest. */
export const lineIdentity = ({ bookedOn, amountCents, name, label }: CreditLine, rank: number): string =>
  [bookedOn, amountCents, searchKey(name), searchKey(label), rank].join('|')

/** References of ours in what a payer wrote, however it was spaced. */
export function referencesIn(text: string): readonly string[] {
  const found = text.toUpperCase().matchAll(/AD[\s\p{Pd}.]*\d{4}[\s\p{Pd}.]*\d{6,9}[\s\p{Pd}.]*[A-Z]/gu)
  return [...new Set([...found].flatMap(([match]) => normalisePaymentReference(match) ?? []))]
}

const wordsOf = ({ name, label }: CreditLine): ReadonlySet<string> =>
  new Set(searchKey(`${name} ${label}`).split(' ').filter(Boolean))
const holds = (all: ReadonlySet<string>, some: Iterable<string>): boolean =>
  [...some].every((word) => all.has(word))

/**
 * Whether lines of two statements tell of the same money, in whatever format: by the bank’s name of it, else by a reference
 * of ours that both name, else by the words of one that all stand in the other.
 */
export function isSameCredit(a: CreditLine, b: CreditLine): boolean {
  if (a.bookedOn !== b.bookedOn || a.amountCents !== b.amountCents) return false
  const [ofA, ofB] = [searchKey(a.reference ?? ''), searchKey(b.reference ?? '')]
  if (ofA !== '' && ofB !== '') return ofA === ofB
  const [inA, inB] = [wordsOf(a), wordsOf(b)]
  const named = ofA || ofB
  if (named !== '' && holds(ofA === '' ? inA : inB, named.split(' '))) return true
  const [ours, theirs] = [a, b].map(({ name, label }) => referencesIn(`${label} ${name}`))
  if (ours?.length && theirs?.length) return ours.some((one) => theirs.includes(one))
  const [few, many] = inA.size <= inB.size ? [inA, inB] : [inB, inA]
  // One word, such as "VIREMENT", says too little.
  return few.size > 1 && holds(many, few)
}

/** Those of the lines that no known one tells of; each known one tells of one line at most. */
export function newCredits<L extends CreditLine & { readonly fingerprint: string }>(
  lines: readonly L[],
  known: readonly L[],
): L[] {
  const prints = new Set(lines.map(({ fingerprint }) => fingerprint))
  const exact = new Set(known.map(({ fingerprint }) => fingerprint))
  const left = known.filter(({ fingerprint }) => !prints.has(fingerprint))
  return lines.filter((line) => {
    if (exact.has(line.fingerprint)) return false
    const same = left.findIndex((one) => isSameCredit(one, line))
    if (same >= 0) left.splice(same, 1)
    return same < 0
  })
}

/** A transfer that is awaited. */
export interface AwaitedTransfer {
  readonly paymentId: string
  readonly reference: string
  readonly amountCents: number
  readonly lastName: string
}

export interface Proposal {
  readonly paymentId: string
  readonly by: 'reference' | 'name'
  /** What came less what is due: more than nothing is too much, less is too little. */
  readonly differenceCents: number
  /** The reference and the amount fit, and no other line names it. */
  readonly certain: boolean
}

/** The transfer that a line pays: the one it names, else the only one of its amount whose payer it names; null for none. */
export function proposeTransfer(line: CreditLine, awaited: readonly AwaitedTransfer[]): Proposal | null {
  const text = `${line.label} ${line.name}`
  const named = referencesIn(text)
  const known = awaited.filter(({ reference }) => named.includes(reference))
  const [only] = known
  if (only && known.length === 1) {
    const differenceCents = line.amountCents - only.amountCents
    return { paymentId: only.paymentId, by: 'reference', differenceCents, certain: differenceCents === 0 }
  }
  const words = new Set(searchKey(text).split(' '))
  const fits = awaited.filter(
    ({ amountCents, lastName }) =>
      amountCents === line.amountCents &&
      lastName !== '' &&
      searchKey(lastName)
        .split(' ')
        .every((word) => words.has(word)),
  )
  const [one] = fits
  return one && fits.length === 1
    ? { paymentId: one.paymentId, by: 'name', differenceCents: 0, certain: false }
    : null
}

/** A proposal for each line, in their order; a transfer that two lines name is certain for neither. */
export function proposeTransfers<L extends CreditLine>(
  lines: readonly L[],
  awaited: readonly AwaitedTransfer[],
): readonly (Proposal | null)[] {
  const all = lines.map((line) => proposeTransfer(line, awaited))
  return all.map(
    (proposal) =>
      proposal && {
        ...proposal,
        certain:
          proposal.certain && all.filter((other) => other?.paymentId === proposal.paymentId).length === 1,
      },
  )
}
