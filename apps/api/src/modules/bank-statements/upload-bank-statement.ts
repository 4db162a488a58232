import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import {
  type uploadBankStatement as route,
  STATEMENT_MOST_BYTES,
} from '@guichet/contract/bank-statements.contract'
import type { In, Out } from '@guichet/contract/route'
import {
  type CreditLine,
  guessStatementMapping,
  isMappingWhole,
  lineIdentity,
  newCredits,
  readStatementRow,
  STATEMENT_TARGETS,
  type StatementMapping,
} from '@guichet/domain/bank-statement'
import { hasForbiddenCharacters } from '@guichet/domain/text'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { BrokenCamt, readCamt } from '../../platform/camt-read.ts'
import { BrokenCsv, csvRecords } from '../../platform/csv-stream.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertLines, insertStatement, readLinesOn } from './data/bank-data.ts'

type Answer = In<(typeof route)['responses'][200]>
const MOST_LINES = 20_000
const MOST_COLUMNS = 100
const MOST_UNREAD = 100

interface Read {
  readonly columns: Answer['columns']
  readonly readable: boolean
  readonly lines: readonly CreditLine[]
  readonly unread: readonly number[]
}

async function bytesOf(file: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of file) {
    size += (part as Buffer).length
    if (size > STATEMENT_MOST_BYTES) throw problem('document.too-large')
    parts.push(part as Buffer)
  }
  if (size === 0) throw problem('document.empty')
  return Buffer.concat(parts)
}

function mappingOf(header: readonly string[], given: string | undefined): StatementMapping {
  if (given === undefined) return guessStatementMapping(header)
  const named = given.split(',')
  return header.map((_, index) => STATEMENT_TARGETS.find((target) => target === named[index]) ?? null)
}

async function readCsv(bytes: Buffer, given: string | undefined): Promise<Read> {
  let mapping: StatementMapping | null = null
  let header: readonly string[] = []
  const samples: (readonly string[])[] = []
  const lines: CreditLine[] = []
  const unread: number[] = []
  let row = 0
  for await (const cells of csvRecords(bytes)) {
    row += 1
    if (mapping === null) {
      header = cells.slice(0, MOST_COLUMNS)
      mapping = mappingOf(header, given)
      continue
    }
    if (samples.length < 3) samples.push(cells)
    const line = isMappingWhole(mapping) ? readStatementRow(mapping, cells) : null
    if (line === undefined) unread.push(row)
    else if (line !== null) lines.push(line)
  }
  if (header.length < 2) throw problem('bank-statement.unreadable')
  return {
    columns: header.map((cell, index) => ({
      header: cell.slice(0, 200),
      target: mapping?.[index] ?? null,
      samples: samples.map((cells) => (cells[index] ?? '').slice(0, 200)),
    })),
    ...{ readable: mapping !== null && isMappingWhole(mapping), lines, unread },
  }
}

async function read(bytes: Buffer, mapping: string | undefined): Promise<Read> {
  const text = bytes.toString('utf8').trimStart()
  try {
    const isXml = text.replace(/^\uFEFF/u, '').startsWith('<')
    return isXml ? { columns: [], readable: true, ...(await readCamt(text)) } : await readCsv(bytes, mapping)
  } catch (error) {
    if (error instanceof BrokenCamt || error instanceof BrokenCsv) throw problem('bank-statement.unreadable')
    throw error
  }
}

/** Each line under what tells it from all others: the same statement read again brings the same. */
function fingerprinted(lines: readonly CreditLine[]) {
  const ranks = new Map<string, number>()
  return lines.map((line) => {
    const same = lineIdentity(line, 0)
    const rank = ranks.get(same) ?? 0
    ranks.set(same, rank + 1)
    return { ...line, fingerprint: createHash('sha256').update(lineIdentity(line, rank)).digest('hex') }
  })
}

/**
 * Reads a bank statement; with `dryRun` nothing is kept. What arrived is kept once, however many statements tell of it, in whatever format.
 * @throws problems `document.too-large`, `document.empty`, `bank-statement.unreadable`.
 */
export async function uploadBankStatement(
  ctx: Ctx,
  file: Readable,
  { fileName, dryRun, mapping }: Out<(typeof route)['query']>,
): Promise<Answer> {
  const { columns, readable, lines, unread } = await read(await bytesOf(file), mapping)
  if (lines.length > MOST_LINES) throw problem('document.too-large')
  if (lines.some(({ name, label }) => hasForbiddenCharacters(name) || hasForbiddenCharacters(label)))
    throw problem('bank-statement.unreadable')
  const marked = fingerprinted(lines)
  const days = [...new Set(marked.map(({ bookedOn }) => bookedOn))]
  const fresh = newCredits(marked, await readLinesOn(ctx, days))
  const isKept = dryRun === 'false' && readable
  const newCount = isKept ? await keep(ctx, fileName, fresh, marked.length) : fresh.length
  return {
    ...{ dryRun: !isKept, columns, readable, newCount, knownCount: marked.length - newCount },
    unreadRows: unread.slice(0, MOST_UNREAD),
  }
}

const keep = (
  ctx: Ctx,
  fileName: string,
  fresh: ReturnType<typeof fingerprinted>,
  all: number,
): Promise<number> =>
  withTx(ctx, async (tx) => {
    const statementId = tx.ids.uuid()
    const now = tx.clock.now()
    const facts = { newCount: fresh.length, knownCount: all - fresh.length }
    const personId = actingPersonId(tx)
    await insertStatement(tx, { ...facts, id: statementId, fileName, personId, createdAt: now })
    const count = await insertLines(
      tx,
      fresh.map((line) => ({
        ...line,
        ...{ id: tx.ids.uuid(), statementId, state: 'open' as const, createdAt: now },
      })),
    )
    await audit(tx, {
      action: 'bank-statement.read',
      subjectKind: 'bank-statement',
      subjectId: statementId,
      after: { fileName, newCount: count, knownCount: all - count },
    })
    return count
  })
