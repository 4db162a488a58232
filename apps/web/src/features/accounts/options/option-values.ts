import type { updateAccountOptions } from '@guichet/contract/options.contract'
import type { InputOf } from '@guichet/contract/route'
import { type Choices, compareEdits, type Merge } from '../../../shared/forms/merge-texts.ts'
import type { AccountOptions } from '../api/get-options.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'

export type OptionsPatch = InputOf<typeof updateAccountOptions>['body']

/** What the form "Options" holds. */
export interface OptionsValues {
  mailboxQuota: string
  hasMailbox: boolean
  autonomous: boolean
  statements: { subscribed: boolean; collectionAlert: boolean; statementMailbox: 'dedicated' | 'default' }
  archiveSubscribed: boolean
  procedures: readonly ProcedureChoice[]
}

const PARTS = [
  'mailboxQuota',
  'hasMailbox',
  'autonomous',
  'statements.subscribed',
  'statements.collectionAlert',
  'statements.statementMailbox',
  'archiveSubscribed',
] as const
export type OptionsPath = (typeof PARTS)[number] | `procedure:${string}`
type OptionsMerge = Merge<OptionsValues, OptionsPath>

export const PROCEDURE_PATH = 'procedure:'
export const isProcedurePath = (path: OptionsPath): path is `procedure:${string}` =>
  path.startsWith(PROCEDURE_PATH)

export const optionsValues = (options: AccountOptions): OptionsValues => ({
  mailboxQuota: options.mailboxQuota === null ? '' : String(options.mailboxQuota),
  hasMailbox: options.hasMailbox,
  autonomous: options.autonomous,
  statements: {
    subscribed: options.statements.subscribed,
    collectionAlert: options.statements.collectionAlert,
    statementMailbox: options.statements.statementMailbox,
  },
  archiveSubscribed: options.archiveSubscribed,
  procedures: options.procedures
    .filter(({ chosen }) => chosen)
    .map(({ code, chosenDocumentTypes }) => ({ code, documentTypes: chosenDocumentTypes })),
})

const MOST_MAILBOXES = 100_000
const quotaOf = (text: string): number => Number(text.replaceAll(/\s/gu, ''))

export type QuotaProblem = 'required' | 'number.range' | 'below-use'

/** What is wrong with the number of secondary accounts wanted; it may not be lowered below those in use (A07). */
export function quotaProblem(
  text: string,
  { mailboxQuota, mailboxesInUse }: Pick<AccountOptions, 'mailboxQuota' | 'mailboxesInUse'>,
): QuotaProblem | null {
  if (mailboxQuota === null) return null
  if (text.trim() === '') return 'required'
  const quota = quotaOf(text)
  if (!/^[\d\s]+$/u.test(text) || quota > MOST_MAILBOXES) return 'number.range'
  return quota < mailboxQuota && quota < mailboxesInUse ? 'below-use' : null
}

/** Without the subscription there is neither an alert nor a mailbox of its own for statements (A08). */
const tidyStatements = (statements: OptionsValues['statements']): OptionsValues['statements'] =>
  statements.subscribed
    ? statements
    : { subscribed: false, collectionAlert: false, statementMailbox: 'default' }

/** A choice as one text, to be compared: none, all document types, or these. */
export const NOT_CHOSEN = '-'
export const WHOLLY = '*'
const typesText = (choice: ProcedureChoice | undefined): string => {
  if (!choice) return NOT_CHOSEN
  return choice.documentTypes === null ? WHOLLY : `=${choice.documentTypes.toSorted().join(',')}`
}
const choiceOf = (code: string, text: string): readonly ProcedureChoice[] => {
  if (text === NOT_CHOSEN) return []
  return [{ code, documentTypes: text === WHOLLY ? null : text.slice(1).split(',').filter(Boolean) }]
}

const textOf = (values: OptionsValues, path: OptionsPath): string => {
  if (isProcedurePath(path)) {
    const code = path.slice(PROCEDURE_PATH.length)
    return typesText(values.procedures.find((choice) => choice.code === code))
  }
  const statements = tidyStatements(values.statements)
  if (path === 'statements.subscribed') return String(statements.subscribed)
  if (path === 'statements.collectionAlert') return String(statements.collectionAlert)
  if (path === 'statements.statementMailbox') return statements.statementMailbox
  return String(values[path])
}

const withChoice = (values: OptionsValues, code: string, text: string): OptionsValues => ({
  ...values,
  procedures: [...values.procedures.filter((choice) => choice.code !== code), ...choiceOf(code, text)],
})

function put(values: OptionsValues, path: OptionsPath, text: string): OptionsValues {
  if (isProcedurePath(path)) return withChoice(values, path.slice(PROCEDURE_PATH.length), text)
  const { statements } = values
  const isOn = text === 'true'
  if (path === 'statements.subscribed') return { ...values, statements: { ...statements, subscribed: isOn } }
  if (path === 'statements.collectionAlert')
    return { ...values, statements: { ...statements, collectionAlert: isOn } }
  if (path === 'statements.statementMailbox') {
    const statementMailbox = text === 'dedicated' ? 'dedicated' : 'default'
    return { ...values, statements: { ...statements, statementMailbox } }
  }
  return { ...values, [path]: path === 'mailboxQuota' ? text : isOn }
}

/** Choices in the order of the table, so that the same choice is the same whoever made it. */
const inOrder = (values: OptionsValues, { procedures }: AccountOptions): OptionsValues => ({
  ...values,
  procedures: procedures.flatMap(
    ({ code }) => values.procedures.find((choice) => choice.code === code) ?? [],
  ),
})

const pathsOf = (...sides: readonly OptionsValues[]): readonly OptionsPath[] => [
  ...PARTS,
  ...[...new Set(sides.flatMap(({ procedures }) => procedures.map(({ code }) => code)))].map(
    (code) => `${PROCEDURE_PATH}${code}` as const,
  ),
]

const textsOf = (values: OptionsValues, paths: readonly OptionsPath[]) =>
  Object.fromEntries(paths.map((path) => [path, textOf(values, path)])) as Record<OptionsPath, string>

const sameText = (_path: OptionsPath, a: string, b: string) => a === b

/** Joins what a person chose with what somebody else saved meanwhile, procedure by procedure. */
export function mergeOptions(
  base: AccountOptions,
  mine: OptionsValues,
  theirs: AccountOptions,
): OptionsMerge {
  const [before, saved] = [optionsValues(base), optionsValues(theirs)]
  const paths = pathsOf(before, mine, saved)
  const chosen = textsOf(mine, paths)
  const { conflicts, taken, kept } = compareEdits(
    paths,
    { base: textsOf(before, paths), mine: chosen, theirs: textsOf(saved, paths) },
    sameText,
  )
  const values = kept.reduce((joined, path) => put(joined, path, chosen[path] ?? ''), saved)
  return { values: inOrder(values, theirs), conflicts, taken }
}

export const resolveOptions = (merge: OptionsMerge, choices: Choices<OptionsPath>): OptionsValues =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? put(values, path, theirs) : values),
    merge.values,
  )

/** What changed, as it is sent: fields left out stay as they are. */
export function optionsPatch(base: AccountOptions, values: OptionsValues): OptionsPatch {
  const before = optionsValues(base)
  const changed = new Set(
    pathsOf(before, values).filter((path) => textOf(before, path) !== textOf(values, path)),
  )
  const hasStatements = [...changed].some((path) => path.startsWith('statements.'))
  const hasProcedures = [...changed].some(isProcedurePath)
  return {
    ...(changed.has('mailboxQuota') && { mailboxQuota: quotaOf(values.mailboxQuota) }),
    ...(changed.has('hasMailbox') && { hasMailbox: values.hasMailbox }),
    ...(changed.has('autonomous') && { autonomous: values.autonomous }),
    ...(hasStatements && { statements: tidyStatements(values.statements) }),
    ...(changed.has('archiveSubscribed') && { archiveSubscribed: values.archiveSubscribed }),
    ...(hasProcedures && {
      procedures: values.procedures.map(({ code, documentTypes }) => ({
        code,
        documentTypes: documentTypes === null ? null : [...documentTypes],
      })),
    }),
  }
}
