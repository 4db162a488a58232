import { type Choices, compareEdits, type Merge } from '../../shared/forms/merge-texts.ts'
import type { NewProcedureBody, ProcedureBody, StaffProcedure } from './api/procedures.ts'

/** A document type in the form; `key` tells rows apart while they come and go. */
export interface TypeValues {
  key: number
  code: string
  labelFr: string
  labelEn: string
  withdrawn: boolean
}
export interface DeadlineValues {
  key: number
  labelFr: string
  labelEn: string
  /** '' for all. */
  documentType: string
  months: string
  day: string
  untilDay: string
  extraDays: string
  working: boolean
}
export interface ProcedureValues {
  descriptionFr: string
  descriptionEn: string
  /** One to a line. */
  recipients: string
  web: boolean
  rank: string
  profileCodes: string[]
  documentTypes: TypeValues[]
  deadlines: DeadlineValues[]
}
export type ProcedurePath = keyof ProcedureValues
export type ProcedureMerge = Merge<ProcedureValues, ProcedurePath>

export const PATHS: readonly ProcedurePath[] = [
  'descriptionFr',
  'descriptionEn',
  'recipients',
  'web',
  'rank',
  'profileCodes',
  'documentTypes',
  'deadlines',
]

export const NO_PROCEDURE: ProcedureValues = {
  descriptionFr: '',
  descriptionEn: '',
  recipients: '',
  web: false,
  rank: '0',
  profileCodes: [],
  documentTypes: [],
  deadlines: [],
}

type Given = Pick<
  StaffProcedure,
  | 'descriptionFr'
  | 'descriptionEn'
  | 'recipients'
  | 'web'
  | 'rank'
  | 'profileCodes'
  | 'documentTypesAll'
  | 'deadlines'
>

export const procedureValues = (procedure: Given): ProcedureValues => ({
  descriptionFr: procedure.descriptionFr,
  descriptionEn: procedure.descriptionEn,
  recipients: procedure.recipients.join('\n'),
  web: procedure.web,
  rank: String(procedure.rank),
  profileCodes: [...procedure.profileCodes].toSorted(),
  documentTypes: procedure.documentTypesAll.map((type, key) => ({ key, ...type })),
  deadlines: procedure.deadlines.map((deadline, key) => ({
    key,
    labelFr: deadline.labelFr,
    labelEn: deadline.labelEn,
    documentType: deadline.documentType ?? '',
    months: deadline.months.join(', '),
    day: String(deadline.day),
    untilDay: deadline.untilDay === null ? '' : String(deadline.untilDay),
    extraDays: String(deadline.extraDays),
    working: deadline.working,
  })),
})

/** A key that no row has. */
export const freeKey = (rows: readonly { readonly key: number }[]): number =>
  Math.max(-1, ...rows.map(({ key }) => key)) + 1

const lines = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])
/** Whole number as typed; NaN when it is none. */
const whole = (text: string) => (/^\d{1,5}$/u.test(text.trim()) ? Number(text.trim()) : Number.NaN)
const monthsOf = (text: string) => text.split(/[\s,;]+/u).flatMap((part) => (part === '' ? [] : whole(part)))
const isMonth = (month: number) => month >= 1 && month <= 12

/** What the API takes. Only for values in which `procedureProblems` finds nothing. */
export const procedureBody = (values: ProcedureValues): Omit<NewProcedureBody, 'code'> => ({
  descriptionFr: values.descriptionFr,
  descriptionEn: values.descriptionEn,
  recipients: lines(values.recipients),
  web: values.web,
  rank: whole(values.rank),
  profileCodes: values.profileCodes,
  documentTypes: values.documentTypes.map(({ key: _, ...type }) => type),
  deadlines: values.deadlines.map(({ key: _, ...deadline }) => ({
    labelFr: deadline.labelFr,
    labelEn: deadline.labelEn,
    documentType: deadline.documentType || null,
    months: monthsOf(deadline.months),
    day: whole(deadline.day),
    untilDay: deadline.untilDay.trim() === '' ? null : whole(deadline.untilDay),
    extraDays: whole(deadline.extraDays),
    working: deadline.working,
  })),
})

/** The procedure as it is kept, withdrawn or offered again. */
export const movedBody = (procedure: StaffProcedure, withdrawn: boolean): ProcedureBody => ({
  ...procedureBody(procedureValues(procedure)),
  withdrawn,
})

export type ProcedureProblem = 'required' | 'number' | 'monthsWrong' | 'recipientsMissing'

/** Codes of what is wrong, by field. */
export function procedureProblems(values: ProcedureValues): Record<string, ProcedureProblem> {
  const problems: Record<string, ProcedureProblem> = {}
  const need = (path: string, text: string) => {
    if (text.trim() === '') problems[path] = 'required'
  }
  const needNumber = (path: string, text: string) => {
    if (Number.isNaN(whole(text))) problems[path] = 'number'
  }
  need('descriptionFr', values.descriptionFr)
  need('descriptionEn', values.descriptionEn)
  if (lines(values.recipients).length === 0) problems.recipients = 'recipientsMissing'
  needNumber('rank', values.rank)
  for (const [index, type] of values.documentTypes.entries()) {
    for (const name of ['code', 'labelFr', 'labelEn'] as const)
      need(`documentTypes.${index}.${name}`, type[name])
  }
  for (const [index, deadline] of values.deadlines.entries()) {
    const path = `deadlines.${index}`
    for (const name of ['labelFr', 'labelEn'] as const) need(`${path}.${name}`, deadline[name])
    const months = monthsOf(deadline.months)
    if (months.length === 0 || !months.every(isMonth)) problems[`${path}.months`] = 'monthsWrong'
    needNumber(`${path}.day`, deadline.day)
    if (deadline.untilDay.trim() !== '') needNumber(`${path}.untilDay`, deadline.untilDay)
    needNumber(`${path}.extraDays`, deadline.extraDays)
  }
  return problems
}

const toText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
const flatten = (values: ProcedureValues) =>
  Object.fromEntries(PATHS.map((path) => [path, toText(values[path])])) as Record<ProcedurePath, string>
const put = (values: ProcedureValues, path: ProcedurePath, text: string): ProcedureValues => ({
  ...values,
  [path]: typeof NO_PROCEDURE[path] === 'string' ? text : JSON.parse(text),
})

/** A value of the form in words, for choosing between two. */
export function procedureWords(path: ProcedurePath, text: string, yes: string, no: string): string {
  if (path === 'web') return text === 'true' ? yes : no
  if (path === 'profileCodes') return (JSON.parse(text) as string[]).join(', ')
  if (path === 'documentTypes') return (JSON.parse(text) as TypeValues[]).map(({ code }) => code).join(', ')
  if (path === 'deadlines')
    return (JSON.parse(text) as DeadlineValues[]).map(({ labelFr }) => labelFr).join(', ')
  return text.replaceAll('\n', ', ')
}

/** Joins what a person changed with what somebody else saved meanwhile; lists are taken or left whole. */
export function mergeProcedure(base: Given, mine: ProcedureValues, theirs: Given): ProcedureMerge {
  const typed = flatten(mine)
  const saved = procedureValues(theirs)
  const { conflicts, taken, kept } = compareEdits(
    PATHS,
    { base: flatten(procedureValues(base)), mine: typed, theirs: flatten(saved) },
    (_, a, b) => a === b,
  )
  return { values: kept.reduce((values, path) => put(values, path, typed[path]), saved), conflicts, taken }
}

export const resolveProcedure = (merge: ProcedureMerge, choices: Choices<ProcedurePath>): ProcedureValues =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? put(values, path, theirs) : values),
    merge.values,
  )
