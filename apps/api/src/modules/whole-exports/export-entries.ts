import { CSV_START, csvLine } from '@guichet/domain/csv'
import { safeFileName } from '@guichet/domain/file-name'
import { localDateAt } from '@guichet/domain/local-date'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../../ctx.ts'
import { FileDamagedError } from '../../platform/ports/file-store.ts'
import type { ZipEntry } from '../../platform/zip-stream.ts'
import { decryptNir } from '../memberships/index.ts'
import { type MemberPartRow, readMemberPart } from './data/member-part-data.ts'
import {
  fileRows,
  headerOf,
  NIR_CIPHER,
  readSettings,
  rowsOf,
  TABLE_PARTS,
  threadFileRows,
} from './data/part-data.ts'
import { MEMBER_FILE } from './domain/member-columns.ts'
import { readMe } from './domain/read-me.ts'

export const BATCH = 2000

/** Hears what is being written, and of each some rows. */
export type Tell = (part: string, rows: number) => Promise<void>

interface Options {
  readonly withDocuments: boolean
  readonly tell: Tell
}

/** A value as text: instants and lists as JSON has them. */
const textOf = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
const french = (day: string | null) => (day === null ? '' : day.split('-').toReversed().join('/'))

function memberCells(ctx: Ctx, row: MemberPartRow): readonly string[] {
  const { nirCipher, amountCents, startsOn, endsOn, paidOn, toolSince, tool, ...texts } = row
  const values: Readonly<Record<string, string | number | null>> = {
    ...texts,
    nir: nirCipher === null ? '' : decryptNir(ctx, nirCipher),
    amount: amountCents === null ? '' : (amountCents / 100).toFixed(2).replace('.', ','),
    tool: tool === null ? '' : tool ? 'Oui' : 'Non',
    ...{ startsOn: french(startsOn), endsOn: french(endsOn), paidOn: french(paidOn) },
    toolSince: french(toolSince),
  }
  return MEMBER_FILE.map(([, target]) => textOf(values[target]))
}

async function* membersCsv(ctx: Ctx, tell: Tell): AsyncGenerator<Buffer> {
  yield Buffer.from(CSV_START + csvLine(MEMBER_FILE.map(([header]) => header)))
  for (let after = 0; ; ) {
    const rows: MemberPartRow[] = await readMemberPart(ctx, after, BATCH)
    if (rows.length > 0) yield Buffer.from(rows.map((row) => csvLine(memberCells(ctx, row))).join(''))
    await tell('adherents', rows.length)
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return
    after = last.number
  }
}

async function* tableCsv(ctx: Ctx, part: (typeof TABLE_PARTS)[number], tell: Tell): AsyncGenerator<Buffer> {
  const header = headerOf(part)
  const nirOf = (row: Readonly<Record<string, unknown>>) => {
    const cipher = row[NIR_CIPHER]
    return Buffer.isBuffer(cipher) ? decryptNir(ctx, cipher) : ''
  }
  yield Buffer.from(CSV_START + csvLine(part.nir ? [...header, 'nir'] : header))
  for await (const rows of rowsOf(ctx, part, BATCH)) {
    const cells = rows.map((row) => header.map((name) => textOf(row[name])))
    const lines = part.nir ? cells.map((line, index) => [...line, nirOf(rows[index] ?? {})]) : cells
    yield Buffer.from(lines.map((line) => csvLine(line)).join(''))
    await tell(part.name, rows.length)
  }
}

/** A text as what a ZIP takes in. */
export async function* text(content: string): AsyncGenerator<Buffer> {
  yield Buffer.from(content)
}

interface StoredRow {
  readonly fileKey: string
  readonly sha256: string
  readonly size: number
  readonly createdAt: Date
}

/** A file may be damaged or erased meanwhile: it is left out, and named in a text of its own. */
async function* storedEntries<T extends StoredRow>(
  ctx: Ctx,
  {
    folder,
    rows,
    nameOf,
    tell,
  }: {
    readonly folder: string
    readonly rows: AsyncIterable<T>
    readonly nameOf: (row: T, rank: number) => string
    readonly tell: Tell
  },
): AsyncGenerator<ZipEntry> {
  const missing: string[] = []
  let rank = 0
  for await (const row of rows) {
    await tell(folder, 0)
    rank += 1
    const { fileKey: key, sha256, size, createdAt } = row
    const name = `${folder}/${nameOf(row, rank)}`
    try {
      yield { name, modifiedAt: createdAt, content: await ctx.deps.files.open({ key, sha256, size }) }
    } catch (error) {
      if (!(error instanceof FileDamagedError)) throw error
      missing.push(name)
    }
  }
  if (missing.length > 0)
    yield {
      ...{ name: `${folder}/ABSENTS.txt`, modifiedAt: ctx.clock.now() },
      content: text(missing.map((name) => `${name}\r\n`).join('')),
    }
}

/** Files of documents, all or those meant. */
export const documentEntries = (ctx: Ctx, tell: Tell, meant?: SQL): AsyncGenerator<ZipEntry> =>
  storedEntries(ctx, {
    ...{ folder: 'documents', rows: fileRows(ctx, BATCH, meant), tell },
    nameOf: ({ number, version, fileName }) => `${number}-${version}-${safeFileName(fileName)}`,
  })

/** Files of conversations, all or those meant. */
export const threadEntries = (ctx: Ctx, tell: Tell, meant?: SQL): AsyncGenerator<ZipEntry> =>
  storedEntries(ctx, {
    ...{ folder: 'conversations', rows: threadFileRows(ctx, BATCH, meant), tell },
    nameOf: ({ number, fileName }, rank) => `${number}-${rank}-${safeFileName(fileName)}`,
  })

/** Everything, file by file, each read when its turn comes. */
export async function* exportEntries(ctx: Ctx, { withDocuments, tell }: Options): AsyncGenerator<ZipEntry> {
  const modifiedAt = ctx.clock.now()
  const entry = (name: string, content: AsyncIterable<Uint8Array>): ZipEntry => ({
    ...{ name, modifiedAt, content, deflated: true },
  })
  yield entry('LISEZ-MOI.txt', text(readMe(localDateAt(modifiedAt), withDocuments)))
  yield entry('adherents.csv', membersCsv(ctx, tell))
  for (const part of TABLE_PARTS) {
    await tell(part.name, 0)
    yield entry(`${part.name}.csv`, tableCsv(ctx, part, tell))
  }
  yield entry('reglages.json', text(`${JSON.stringify(await readSettings(ctx), null, 2)}\n`))
  if (!withDocuments) return
  yield* documentEntries(ctx, tell)
  yield* threadEntries(ctx, tell)
}
