import { isFieldCode } from '@guichet/contract/field-codes'
import {
  guessMapping,
  type ImportedMember,
  importedPeriod,
  isMemberTarget,
  type MemberImportError,
  type MemberMapping,
  type MemberTarget,
  mappingErrors,
  memberCells,
  readMemberRow,
  repeatedMembers,
} from '@guichet/domain/member-import'
import { lastDayOf } from '@guichet/domain/membership-terms'
import { mendNumber } from '@guichet/domain/spreadsheet'
import { searchKey } from '@guichet/domain/text'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Ctx } from '../../ctx.ts'
import { BrokenCsv } from '../../platform/csv-stream.ts'
import { openTable } from '../../platform/imports/open-table.ts'
import type { Tell } from '../../platform/imports/track-import.ts'
import { BrokenWorkbook, type SheetLine } from '../../platform/spreadsheets/workbook-read.ts'
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

const MOST_ROWS = 100_000
const TELL_EVERY = 1000
const ASK_AT_ONCE = 5000
const SAMPLES = 3

export interface ImportColumn {
  readonly header: string
  readonly target: MemberMapping[number]
  readonly samples: readonly string[]
}
/** What only the database tells of a line. */
interface Known {
  nirHash: Buffer | null
  partnerId: string | null
  period: { readonly startsOn: string; readonly endsOn: string; readonly type: ImportType } | null
}
type ReadMember = ImportedMember & Known
export type CheckedMember = Readonly<ReadMember>
export interface CheckedMemberImport {
  readonly rows: number
  /** Sheets of the workbook, and the one that was read; none of a CSV. */
  readonly sheets: readonly string[]
  readonly sheet: string | null
  readonly columns: readonly ImportColumn[]
  /** Whoever writes them may empty the list. */
  readonly members: CheckedMember[]
  readonly errors: readonly MemberImportError[]
  readonly sameSiret: number
}

/** Columns as the caller names them, or as they seem to be. */
export function mappingOf(header: readonly string[], given: string | undefined): MemberMapping {
  if (given === undefined) return guessMapping(header)
  const named = given.split(',')
  return header.map((_, index) => {
    const name = named[index] ?? ''
    return isMemberTarget(name) ? name : null
  })
}

async function* inParts<T>(list: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let start = 0; start < list.length; start += ASK_AT_ONCE) yield list.slice(start, start + ASK_AT_ONCE)
}

/** Those of many values that the base has already, asked some thousands at a time. */
async function known<T>(
  values: readonly T[],
  ask: (part: readonly T[]) => Promise<Iterable<T>>,
): Promise<Set<T>> {
  const found = new Set<T>()
  for await (const part of inParts(values)) for (const value of await ask(part)) found.add(value)
  return found
}

const given = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null)

/**
 * What only the database knows of the lines: addresses, numbers, types and partners. They are completed as they are: beside
 * them, a list of a hundred thousand others would be 30 MB.
 */
async function checkAgainstBase(tx: Ctx, members: readonly ReadMember[], typeId: string | undefined) {
  const types = await readImportTypes(tx)
  const byName = new Map(
    types.flatMap((type) =>
      [type.code, type.labelFr, type.labelEn].map((name) => [searchKey(name), type] as const),
    ),
  )
  const partners = new Map((await readImportPartners(tx)).map(({ id, name }) => [searchKey(name), id]))
  const otherwise = types.find(({ id }) => id === typeId)
  const { encryption } = tx.deps
  for (const member of members)
    if (member.nir !== null) member.nirHash = encryption.lookupHash(member.nir, NIR_FIELD)
  const emails = await known(members.map(({ email }) => email).filter(Boolean), async (part) =>
    takenIdentifiers(tx, part),
  )
  const numbers = await known(given(members.map(({ number }) => number)), (part) =>
    readTakenNumbers(tx, part),
  )
  const nirs = await known(given(members.map(({ nirHash }) => nirHash?.toString('hex') ?? null)), (part) =>
    readTakenNirs(tx, part),
  )
  const codes = await known(given(members.map(({ referralCode }) => referralCode)), (part) =>
    readTakenCodes(tx, part),
  )
  const sirets = await known(given(members.map(({ siret }) => siret)), (part) => readKnownSirets(tx, part))
  const errors: MemberImportError[] = []
  const share = shareTexts()
  for (const member of members) {
    const wrong = (target: MemberImportError['target'], code: string) =>
      errors.push({ row: member.row, target, code })
    const { nirHash } = member
    const type = member.type === null ? otherwise : byName.get(searchKey(member.type))
    const partnerId = member.partner === null ? null : (partners.get(searchKey(member.partner)) ?? null)
    if (member.email !== '' && emails.has(member.email)) wrong('email', 'import.known')
    if (member.number !== null && numbers.has(member.number)) wrong('number', 'import.known')
    if (member.referralCode !== null && codes.has(member.referralCode)) wrong('referralCode', 'import.known')
    if (nirHash !== null && nirs.has(nirHash.toString('hex'))) wrong('nir', 'import.known')
    if (member.partner !== null && partnerId === null) wrong('partner', 'import.partner-unknown')
    const hasPeriod = member.startsOn !== null || member.endsOn !== null
    if (member.type !== null && !type) wrong('type', 'import.type-unknown')
    else if (hasPeriod && !type) wrong('type', 'required')
    const days = type ? importedPeriod(member, (startsOn) => lastDayOf(type, startsOn)) : null
    member.partnerId = partnerId
    member.period = days && type ? { startsOn: share(days.startsOn), endsOn: share(days.endsOn), type } : null
  }
  const sameSiret = members.filter(({ siret }) => siret !== null && sirets.has(siret)).length
  return { errors, sameSiret }
}

/** International form of a telephone number as people write it; undefined when it is none. */
const phoneOf = (phone: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(phone, 'FR')
  return parsed?.isPossible() ? parsed.number : undefined
}

/** What thousands of lines say alike. */
const SHARED = [
  ...(['firstName', 'activity', 'ape', 'partner', 'type', 'postcode', 'city'] as const),
  ...(['businessPostcode', 'businessCity', 'startsOn', 'endsOn', 'paidOn', 'toolSince'] as const),
] satisfies readonly (keyof ImportedMember)[]
const MOST_SHARED = 20_000

/** Keeps each text once, however many lines say it: of a hundred thousand lines 20 MB. */
function shareTexts() {
  const kept = new Map<string, string>()
  return <T extends string | null>(text: T): T => {
    if (text === null) return text
    const known = kept.get(text)
    if (known !== undefined) return known as T
    if (kept.size < MOST_SHARED) kept.set(text, text)
    return text
  }
}

/** What numbers of a workbook stand for, by what their column holds. */
const NUMBERS: Readonly<Partial<Record<MemberTarget, Parameters<typeof mendNumber>[0]>>> = {
  ...{ siret: 'siret', postcode: 'postcode', phone: 'phone', amount: 'amount' },
  ...{ startsOn: 'day', endsOn: 'day', paidOn: 'day', toolSince: 'day', businessPostcode: 'postcode' },
}
const textsOf = ({ cells }: SheetLine, mapping: MemberMapping, from1904: boolean): readonly string[] =>
  cells.map(({ text, number }, index) =>
    number ? mendNumber(NUMBERS[mapping[index] ?? 'number'] ?? 'other', text, from1904) : text,
  )

/** Lines as they are read, and what is wrong with each by itself. */
function lineReader(asked: string | undefined) {
  const errors: MemberImportError[] = []
  const members: ReadMember[] = []
  const share = shareTexts()
  const samples: string[][] = []
  let header: readonly string[] | null = null
  let mapping: MemberMapping = []
  let rows = 0
  const whole = (row: number, code: string) => errors.push({ row, target: null, code })
  return {
    ...{ errors, members, whole },
    rows: () => rows,
    /** False where nothing more is to be read. */
    take(line: SheetLine, from1904: boolean): boolean {
      if (header === null) {
        header = line.cells.slice(0, 200).map(({ text }) => text)
        mapping = mappingOf(header, asked)
        errors.push(...mappingErrors(mapping))
        return true
      }
      rows += 1
      const texts = textsOf(line, mapping, from1904)
      if (rows <= SAMPLES) samples.push(texts.map((cell) => cell.trim().slice(0, 100)))
      if (rows > MOST_ROWS) {
        whole(line.row, 'import.members-too-long')
        return false
      }
      if (errors.some(({ row }) => row === 1)) return true
      for (const [index, { fault }] of line.cells.entries()) {
        const target = mapping[index] ?? null
        if (fault !== undefined && target !== null) errors.push({ row: line.row, target, code: fault })
      }
      const { member, errors: wrong } = readMemberRow(line.row, memberCells(mapping, texts))
      errors.push(...wrong)
      const phone = member.phone === null ? null : phoneOf(member.phone)
      if (phone === undefined && wrong.every(({ target }) => target !== 'phone'))
        errors.push({ row: member.row, target: 'phone', code: 'phone.invalid' })
      const shared = Object.fromEntries(SHARED.map((key) => [key, share(member[key])]))
      members.push({
        ...member,
        ...shared,
        phone: phone ?? null,
        nirHash: null,
        partnerId: null,
        period: null,
      })
      return true
    },
    columns: (): ImportColumn[] =>
      (header ?? []).map((cell, index) => ({
        header: cell.trim().slice(0, 200),
        target: mapping[index] ?? null,
        samples: samples.map((line) => line[index] ?? ''),
      })),
  }
}

interface Asked {
  readonly mapping?: string | undefined
  readonly typeId?: string | undefined
  readonly sheet?: string | undefined
}

/** Checks a file whole: every line that is wrong, by its columns. `tell` hears of each thousand lines. */
export async function checkMemberImport(
  tx: Ctx,
  bytes: Buffer,
  { mapping, typeId, sheet: asked }: Asked,
  tell: Tell,
): Promise<CheckedMemberImport> {
  const reader = lineReader(mapping)
  const { errors, members, whole } = reader
  let sheets: readonly string[] = []
  let sheet: string | null = null
  let last = 0
  try {
    const table = await openTable(bytes, asked)
    sheets = table.sheets
    sheet = table.sheet
    for await (const line of table.lines) {
      last = line.row
      if (!reader.take(line, table.from1904)) break
      const rows = reader.rows()
      if (rows % TELL_EVERY === 0) await tell({ state: 'checking', rows, rowsDone: rows })
    }
  } catch (error) {
    if (error instanceof BrokenCsv) whole(last + 1, 'import.unreadable')
    else if (error instanceof BrokenWorkbook) {
      if (error.code === 'import.sheet-unknown') sheets = error.sheets
      whole(1, error.code)
    } else throw error
  }
  const rows = reader.rows()
  if (rows === 0 && errors.length === 0) whole(1, 'import.empty')
  const found = { rows, sheets, sheet, columns: reader.columns() }
  const isBroken = errors.some(({ row, target }) => row === 1 || target === null)
  if (isBroken) return { ...found, members: [], errors, sameSiret: 0 }
  await tell({ state: 'checking', rows, rowsDone: rows })
  const base = await checkAgainstBase(tx, members, typeId)
  // Joined as lists: there may be more of them than a call takes arguments.
  const all = [...errors, ...repeatedMembers(members), ...base.errors]
  return {
    ...{ ...found, members, sameSiret: base.sameSiret },
    errors: all.toSorted((a, b) => a.row - b.row),
  }
}

/** The code of an error as answers have it: a stray one is "invalid". */
export const errorCode = (code: string) => (isFieldCode(code) ? code : 'invalid')
