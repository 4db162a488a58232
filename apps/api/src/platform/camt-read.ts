import { type CreditLine, statementDay } from '@guichet/domain/bank-statement'
import { parseEuros } from '@guichet/domain/money'

type Node = { readonly [name: string]: unknown }
const LISTS = new Set(['Stmt', 'Ntry', 'TxDtls', 'Ustrd', 'Strd'])

async function parse(text: string): Promise<unknown> {
  const { XMLParser } = await import('fast-xml-parser')
  // No document type, no entities: what a file may name is what stands in it.
  return new XMLParser({
    ...{ ignoreAttributes: false, removeNSPrefix: true, parseTagValue: false, parseAttributeValue: false },
    ...{ processEntities: false, trimValues: true, isArray: (name: string) => LISTS.has(name) },
  }).parse(text)
}

/** Raised for what is no CAMT.053. */
export class BrokenCamt extends Error {
  override name = 'BrokenCamt'
}

const at = (node: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, name) => (typeof inner === 'object' && inner !== null ? (inner as Node)[name] : undefined),
    node,
  )
const listAt = (node: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(node, ...path)
  return Array.isArray(found) ? found : []
}
const PLAIN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const textOf = (node: unknown): string => {
  const text = typeof node === 'string' ? node : at(node, '#text')
  return typeof text === 'string'
    ? text.replace(/&(amp|lt|gt|quot|apos);/gu, (_, name) => PLAIN[name] ?? '')
    : ''
}
const centsOf = (node: unknown): number | undefined =>
  at(node, '@_Ccy') === undefined || at(node, '@_Ccy') === 'EUR' ? parseEuros(textOf(node)) : undefined

const nameOf = (detail: unknown): string =>
  textOf(at(detail, 'RltdPties', 'Dbtr', 'Nm')) || textOf(at(detail, 'RltdPties', 'Dbtr', 'Pty', 'Nm'))
const labelOf = (detail: unknown): string =>
  [
    ...listAt(detail, 'RmtInf', 'Ustrd').map(textOf),
    ...listAt(detail, 'RmtInf', 'Strd').map((one) => textOf(at(one, 'CdtrRefInf', 'Ref'))),
    textOf(at(detail, 'Refs', 'EndToEndId')),
  ]
    .filter((text) => text !== '' && text !== 'NOTPROVIDED')
    .join(' ')

/** Credits of one booked entry: one for each transfer in it where the bank tells their amounts, else one in all. */
function creditsOf(entry: unknown): CreditLine[] | null {
  const status = textOf(at(entry, 'Sts')) || textOf(at(entry, 'Sts', 'Cd'))
  if (textOf(at(entry, 'CdtDbtInd')) !== 'CRDT' || (status !== 'BOOK' && status !== '')) return []
  const bookedOn = statementDay(textOf(at(entry, 'BookgDt', 'Dt')) || textOf(at(entry, 'BookgDt', 'DtTm')))
  const amountCents = centsOf(at(entry, 'Amt'))
  if (bookedOn === null || amountCents === undefined) return null
  if (amountCents <= 0) return []
  const details = listAt(entry, 'NtryDtls', 'TxDtls')
  const parts = details.map(
    (detail) => centsOf(at(detail, 'Amt') ?? at(detail, 'AmtDtls', 'TxAmt', 'Amt')) ?? 0,
  )
  const isWhole =
    parts.length > 1 && parts.every((part) => part > 0) && parts.reduce((a, b) => a + b, 0) === amountCents
  const info = textOf(at(entry, 'AddtlNtryInf'))
  const whole = textOf(at(entry, 'AcctSvcrRef'))
  const line = (detail: unknown, cents: number): CreditLine => ({
    ...{ bookedOn, amountCents: cents, name: nameOf(detail).slice(0, 140) },
    label: (labelOf(detail) || info).slice(0, 500),
    // That of a batch is not that of one of its transfers.
    reference: (textOf(at(detail, 'Refs', 'AcctSvcrRef')) || (isWhole ? '' : whole)).slice(0, 140),
  })
  return isWhole
    ? details.map((detail, index) => line(detail, parts[index] ?? 0))
    : [line(details[0], amountCents)]
}

/** What arrived, as a CAMT.053 tells; entries that cannot be read by their rank. @throws {BrokenCamt} */
export async function readCamt(text: string): Promise<{
  readonly lines: readonly CreditLine[]
  readonly unread: readonly number[]
}> {
  if (/<!(?:DOCTYPE|ENTITY)/iu.test(text)) throw new BrokenCamt('a document type is not taken')
  let root: unknown
  try {
    root = await parse(text)
  } catch (error) {
    throw new BrokenCamt('it is no XML', { cause: error })
  }
  const statements = listAt(root, 'Document', 'BkToCstmrStmt', 'Stmt')
  if (statements.length === 0) throw new BrokenCamt('it is no CAMT.053')
  const lines: CreditLine[] = []
  const unread: number[] = []
  for (const [rank, entry] of statements.flatMap((statement) => listAt(statement, 'Ntry')).entries()) {
    const credits = creditsOf(entry)
    if (credits) lines.push(...credits)
    else unread.push(rank + 1)
  }
  return { lines, unread }
}
