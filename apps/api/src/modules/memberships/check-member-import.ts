import { isFieldCode } from '@guichet/contract/field-codes'
import {
  type ImportedMember,
  importedPeriod,
  type MemberImportError,
  repeatedMembers,
} from '@guichet/domain/member-import'
import { lastDayOf } from '@guichet/domain/membership-terms'
import { searchKey } from '@guichet/domain/text'
import type { Ctx } from '../../ctx.ts'
import { BrokenCsv } from '../../platform/csv-stream.ts'
import { openTable } from '../../platform/imports/open-table.ts'
import { type PackedParts, packedParts } from '../../platform/imports/packed-parts.ts'
import type { Tell } from '../../platform/imports/track-import.ts'
import { BrokenWorkbook } from '../../platform/spreadsheets/workbook-read.ts'
import { takenIdentifiers } from '../identity/index.ts'
import {
  type ImportType,
  readImportPartners,
  readImportTypes,
  readKnownSirets,
  readTakenCodes,
  readTakenNirs,
  readTakenNumbers,
} from './data/member-import-data.ts'
import { NIR_FIELD } from './get-me.ts'
import { type ImportColumn, memberLines } from './read-member-lines.ts'

/** Lines that are checked together, and written together. */
const PART = 1000
const MOST_ERRORS = 5000

/** A line with what only the database tells of it. */
export interface CheckedMember extends ImportedMember {
  readonly nirHash: Buffer | null
  readonly partnerId: string | null
  readonly period: { readonly startsOn: string; readonly endsOn: string; readonly type: ImportType } | null
}
export interface CheckedMemberImport {
  readonly rows: number
  /** Sheets of the workbook, and the one that was read; none of a CSV. */
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly columns: readonly ImportColumn[]
  /** What may be written: nothing where something is wrong, or only a check was asked for. */
  readonly members: PackedParts<CheckedMember>
  /** Up to 5000 of them, and how many there are. */
  readonly errors: readonly MemberImportError[]
  readonly errorCount: number
  readonly counts: Counts
}
interface Counts {
  readonly memberships: number
  readonly withoutEmail: number
  readonly sameSiret: number
  /** Members without a number in the file, and the highest number in it. */
  readonly unnumbered: number
  readonly highest: number
}
const NONE: Counts = { memberships: 0, withoutEmail: 0, sameSiret: 0, unnumbered: 0, highest: 0 }

const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null)

/** Those of some values that the base has already. */
async function known<T>(
  values: readonly (T | null)[],
  ask: (values: readonly T[]) => Promise<Iterable<T>>,
): Promise<Set<T>> {
  const asked = given(values)
  return new Set(asked.length === 0 ? [] : await ask(asked))
}

/** Completes lines with what only the database knows: addresses, numbers, types and partners. */
async function baseChecker(tx: Ctx, typeId: string | undefined) {
  const types = await readImportTypes(tx)
  const byName = new Map(
    types.flatMap((type) =>
      [type.code, type.labelFr, type.labelEn].map((name) => [searchKey(name), type] as const),
    ),
  )
  const partners = new Map((await readImportPartners(tx)).map(({ id, name }) => [searchKey(name), id]))
  const otherwise = types.find(({ id }) => id === typeId)
  const { encryption } = tx.deps
  const hashOf = (nir: string | null) => (nir === null ? null : encryption.lookupHash(nir, NIR_FIELD))
  return async (members: readonly ImportedMember[]) => {
    const hashes = members.map(({ nir }) => hashOf(nir))
    const emails = await known(
      members.map(({ email }) => email || null),
      async (part) => takenIdentifiers(tx, part),
    )
    const numbers = await known(
      members.map(({ number }) => number),
      (part) => readTakenNumbers(tx, part),
    )
    const nirs = await known(
      hashes.map((hash) => hash?.toString('hex') ?? null),
      (part) => readTakenNirs(tx, part),
    )
    const codes = await known(
      members.map(({ referralCode }) => referralCode),
      (part) => readTakenCodes(tx, part),
    )
    const sirets = await known(
      members.map(({ siret }) => siret),
      (part) => readKnownSirets(tx, part),
    )
    const errors: MemberImportError[] = []
    const checked = members.map((member, index): CheckedMember => {
      const wrong = (target: MemberImportError['target'], code: string) =>
        errors.push({ row: member.row, target, code })
      const nirHash = hashes[index] ?? null
      const type = member.type === null ? otherwise : byName.get(searchKey(member.type))
      const partnerId = member.partner === null ? null : (partners.get(searchKey(member.partner)) ?? null)
      if (emails.has(member.email)) wrong('email', 'import.known')
      if (member.number !== null && numbers.has(member.number)) wrong('number', 'import.known')
      if (member.referralCode !== null && codes.has(member.referralCode))
        wrong('referralCode', 'import.known')
      if (nirHash !== null && nirs.has(nirHash.toString('hex'))) wrong('nir', 'import.known')
      if (member.partner !== null && partnerId === null) wrong('partner', 'import.partner-unknown')
      const hasPeriod = member.startsOn !== null || member.endsOn !== null
      if (member.type !== null && !type) wrong('type', 'import.type-unknown')
      else if (hasPeriod && !type) wrong('type', 'required')
      const days = type ? importedPeriod(member, (startsOn) => lastDayOf(type, startsOn)) : null
      return { ...member, nirHash, partnerId, period: days && type ? { ...days, type } : null }
    })
    return { checked, errors, sameSiret: members.filter(({ siret }) => sirets.has(siret ?? '')).length }
  }
}

const countsWith = (counts: Counts, members: readonly CheckedMember[], sameSiret: number): Counts => ({
  memberships: counts.memberships + members.filter(({ period }) => period !== null).length,
  withoutEmail: counts.withoutEmail + members.filter(({ email }) => email === '').length,
  sameSiret: counts.sameSiret + sameSiret,
  unnumbered: counts.unnumbered + members.filter(({ number }) => number === null).length,
  highest: members.reduce((most, { number }) => Math.max(most, number ?? 0), counts.highest),
})

/** Errors in the order of the lines: the first ones are kept, all are counted. */
function errorList() {
  const kept: MemberImportError[] = []
  let count = 0
  return {
    kept,
    count: () => count,
    add(errors: readonly MemberImportError[]) {
      count += errors.length
      kept.push(...errors.slice(0, MOST_ERRORS - kept.length))
    },
  }
}

/** Checks the lines part by part, and keeps packed what may be written: a hundred thousand members as they are take 100 MB. */
async function partChecker(tx: Ctx, { typeId, dryRun }: Pick<Asked, 'typeId' | 'dryRun'>) {
  const check = await baseChecker(tx, typeId)
  const repeated = repeatedMembers()
  const members = packedParts<CheckedMember>()
  /** Of the lines by themselves, and of all that is wrong with them. */
  const [own, all] = [errorList(), errorList()]
  let counts = NONE
  return {
    ...{ own, all, members },
    counts: () => counts,
    async take({ members: read, errors }: ReturnType<ReturnType<typeof memberLines>['drain']>) {
      own.add(errors)
      const base = await check(read)
      counts = countsWith(counts, base.checked, base.sameSiret)
      all.add([...errors, ...repeated(read), ...base.errors].toSorted((a, b) => a.row - b.row))
      if (all.count() > 0) members.clear()
      else if (!dryRun) await members.add(base.checked)
    },
  }
}

interface Asked {
  readonly mapping?: string | undefined
  readonly typeId?: string | undefined
  readonly sheet?: string | undefined
  readonly dryRun: boolean
}

/** Checks a file whole: every line that is wrong, by its columns. `tell` hears of each thousand lines. */
export async function checkMemberImport(
  tx: Ctx,
  bytes: Buffer,
  { mapping, sheet: asked, ...how }: Asked,
  tell: Tell,
): Promise<CheckedMemberImport> {
  const lines = memberLines(mapping)
  const parts = await partChecker(tx, how)
  let sheets: readonly string[] = []
  let sheet: string | null = null
  let last = 0
  try {
    const table = await openTable(bytes, asked)
    sheets = table.sheets
    sheet = table.sheet
    for await (const line of table.lines) {
      last = line.row
      if (!lines.take(line, table.from1904)) break
      const rows = lines.rows()
      if (rows === 0 || rows % PART > 0) continue
      await parts.take(lines.drain())
      await tell({ state: 'checking', rows, rowsDone: rows })
    }
  } catch (error) {
    if (error instanceof BrokenCsv) lines.whole(last + 1, 'import.unreadable')
    else if (error instanceof BrokenWorkbook) {
      if (error.code === 'import.sheet-unknown') sheets = error.sheets
      lines.whole(1, error.code)
    } else throw error
  }
  const rows = lines.rows()
  if (rows === 0 && !lines.isBroken()) lines.whole(1, 'import.empty')
  await parts.take(lines.drain())
  await tell({ state: 'checking', rows, rowsDone: rows })
  const { own, all, members } = parts
  const errors = lines.isBroken() ? own : all
  return {
    ...{ rows, sheets, sheet, columns: lines.columns(), members },
    ...{ errors: errors.kept, errorCount: errors.count() },
    counts: lines.isBroken() ? NONE : parts.counts(),
  }
}

/** The code of an error as answers have it: a stray one is "invalid". */
export const errorCode = (code: string) => (isFieldCode(code) ? code : 'invalid')
