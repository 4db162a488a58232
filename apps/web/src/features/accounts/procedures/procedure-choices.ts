/** A procedure wanted with the document types wanted; null means all, those to come included. */
export interface ProcedureChoice {
  readonly code: string
  readonly documentTypes: readonly string[] | null
}

export interface DocumentType {
  readonly code: string
  readonly label: string
  /** Shown, though it cannot be chosen here. */
  readonly unavailable?: boolean
}

export interface ChoosableProcedure {
  readonly code: string
  readonly documentTypes: readonly DocumentType[]
  /** It cannot be chosen here; what was chosen of it earlier may stay, and may be given up. */
  readonly unavailable?: boolean
  /** What was chosen of it when the form was opened. */
  readonly had?: ProcedureChoice
}

/** Whether the box of a procedure does anything. */
export const isTickable = ({ unavailable, had }: ChoosableProcedure): boolean =>
  !unavailable || had !== undefined

const choosableTypes = ({ unavailable, documentTypes }: ChoosableProcedure) =>
  unavailable ? [] : documentTypes.filter((type) => !type.unavailable)

const inOrder = (rows: readonly ChoosableProcedure[], choices: readonly ProcedureChoice[]) =>
  rows.flatMap(({ code }) => choices.find((choice) => choice.code === code) ?? [])

const whole = ({ code, unavailable, had }: ChoosableProcedure): ProcedureChoice =>
  unavailable && had ? had : { code, documentTypes: null }

/** Ticks or unticks a procedure. */
export function toggleProcedure(
  rows: readonly ChoosableProcedure[],
  choices: readonly ProcedureChoice[],
  code: string,
  on: boolean,
): readonly ProcedureChoice[] {
  const others = choices.filter((choice) => choice.code !== code)
  const row = rows.find((each) => each.code === code)
  return inOrder(rows, on && row && isTickable(row) ? [...others, whole(row)] : others)
}

/**
 * Ticks the procedures of `shown`, or unticks them; what was chosen of one that is ticked already stays, and so do those
 * that are not shown.
 */
export function toggleAllProcedures(
  rows: readonly ChoosableProcedure[],
  choices: readonly ProcedureChoice[],
  on: boolean,
  shown: readonly ChoosableProcedure[] = rows,
): readonly ProcedureChoice[] {
  const others = choices.filter((choice) => !shown.some(({ code }) => code === choice.code))
  if (!on) return inOrder(rows, others)
  const ticked = shown.flatMap((row) => {
    const choice = choices.find(({ code }) => code === row.code)
    return choice ?? (isTickable(row) ? [whole(row)] : [])
  })
  return inOrder(rows, [...others, ...ticked])
}

/** Whether a document type of a procedure is wanted. */
export const wantsType = (choice: ProcedureChoice | undefined, type: string): boolean =>
  choice !== undefined && (choice.documentTypes === null || choice.documentTypes.includes(type))

/** How many of the document types that can be chosen are wanted. */
export function countTypes(row: ChoosableProcedure, choice: ProcedureChoice | undefined) {
  const types = row.unavailable ? row.documentTypes : choosableTypes(row)
  return { wanted: types.filter(({ code }) => wantsType(choice, code)).length, total: types.length }
}

/**
 * Ticks or unticks a document type. All of them are kept as "all"; none of them is the procedure given up. Types chosen
 * earlier that cannot be chosen any more stay.
 */
export function toggleType(
  rows: readonly ChoosableProcedure[],
  choices: readonly ProcedureChoice[],
  code: string,
  type: string,
  on: boolean,
): readonly ProcedureChoice[] {
  const row = rows.find((each) => each.code === code)
  if (!row) return choices
  const choosable = choosableTypes(row).map((each) => each.code)
  const current = choices.find((choice) => choice.code === code)
  const wanted = choosable.filter((each) => (each === type ? on : wantsType(current, each)))
  const others = choices.filter((choice) => choice.code !== code)
  if (wanted.length === 0) return inOrder(rows, others)
  const kept = (current?.documentTypes ?? []).filter((each) => !choosable.includes(each))
  const documentTypes = wanted.length === choosable.length ? null : [...wanted, ...kept]
  return inOrder(rows, [...others, { code, documentTypes }])
}
