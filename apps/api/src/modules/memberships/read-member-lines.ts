import {
  guessMapping,
  type ImportedMember,
  isMemberTarget,
  type MemberImportError,
  type MemberMapping,
  type MemberTarget,
  mappingErrors,
  memberCells,
  readMemberRow,
} from '@guichet/domain/member-import'
import { mendNumber } from '@guichet/domain/spreadsheet'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { SheetLine } from '../../platform/spreadsheets/workbook-read.ts'

const MOST_ROWS = 100_000
const SAMPLES = 3

export interface ImportColumn {
  readonly header: string
  readonly target: MemberMapping[number]
  readonly samples: readonly string[]
}

/** Columns as the caller names them, or as they seem to be. */
function mappingOf(header: readonly string[], given: string | undefined): MemberMapping {
  if (given === undefined) return guessMapping(header)
  const named = given.split(',')
  return header.map((_, index) => {
    const name = named[index] ?? ''
    return isMemberTarget(name) ? name : null
  })
}

/** International form of a telephone number as people write it; undefined when it is none. */
const phoneOf = (phone: string): string | undefined => {
  const parsed = parsePhoneNumberFromString(phone, 'FR')
  return parsed?.isPossible() ? parsed.number : undefined
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

/** Lines that were read and not checked against the base yet, and what is wrong with each by itself. */
export interface ReadLines {
  readonly members: ImportedMember[]
  readonly errors: MemberImportError[]
}

/** Reads the lines of a file one after the other. */
export function memberLines(asked: string | undefined) {
  let read: ReadLines = { members: [], errors: [] }
  const samples: string[][] = []
  let header: readonly string[] | null = null
  let mapping: MemberMapping = []
  let rows = 0
  let isBroken = false
  /** What is wrong with the file itself: its other lines do not matter then. */
  const refuse = (...errors: readonly MemberImportError[]) => {
    if (errors.length > 0) isBroken = true
    read.errors.push(...errors)
  }
  const whole = (row: number, code: string) => refuse({ row, target: null, code })
  return {
    whole,
    rows: () => rows,
    isBroken: () => isBroken,
    /** False where nothing more is to be read. */
    take(line: SheetLine, from1904: boolean): boolean {
      if (header === null) {
        header = line.cells.slice(0, 200).map(({ text }) => text)
        mapping = mappingOf(header, asked)
        refuse(...mappingErrors(mapping))
        return true
      }
      rows += 1
      const texts = textsOf(line, mapping, from1904)
      if (rows <= SAMPLES) samples.push(texts.map((cell) => cell.trim().slice(0, 100)))
      if (rows > MOST_ROWS) {
        whole(line.row, 'import.members-too-long')
        return false
      }
      if (isBroken) return true
      const { errors } = read
      for (const [index, { fault }] of line.cells.entries()) {
        const target = mapping[index] ?? null
        if (fault !== undefined && target !== null) errors.push({ row: line.row, target, code: fault })
      }
      const { member, errors: wrong } = readMemberRow(line.row, memberCells(mapping, texts))
      errors.push(...wrong)
      const phone = member.phone === null ? null : phoneOf(member.phone)
      if (phone === undefined && wrong.every(({ target }) => target !== 'phone'))
        errors.push({ row: member.row, target: 'phone', code: 'phone.invalid' })
      read.members.push({ ...member, phone: phone ?? null })
      return true
    },
    /** What was read since this was asked last. */
    drain(): ReadLines {
      const drained = read
      read = { members: [], errors: [] }
      return drained
    },
    columns: (): ImportColumn[] =>
      (header ?? []).map((cell, index) => ({
        header: cell.trim().slice(0, 200),
        target: mapping[index] ?? null,
        samples: samples.map((line) => line[index] ?? ''),
      })),
  }
}
