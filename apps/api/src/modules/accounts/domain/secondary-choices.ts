import {
  type CatalogueProcedure,
  type ProcedureChoice,
  type ProcedureProfile,
  procedureRight,
} from '@guichet/domain/procedure-rights'

/** A procedure as the primary has chosen it. */
export interface PrimaryProcedure extends CatalogueProcedure {
  readonly profile: ProcedureProfile
  /** Document types that the primary has chosen; null: all. */
  readonly chosenTypes: readonly string[] | null
}

/** What an open primary may use of a procedure, its secondaries may choose. */
const isAvailable = (choice: ProcedureChoice, offered: readonly PrimaryProcedure[]): boolean => {
  const procedure = offered.find(({ code }) => code === choice.code)
  if (!procedure) return false
  const { profile, chosenTypes, code } = procedure
  const right = procedureRight(procedure, {
    profile,
    open: true,
    choices: [{ code, documentTypes: chosenTypes }],
  })
  return right.granted && (choice.documentTypes ?? []).every((type) => right.documentTypes.includes(type))
}

/** Places of the choices that a secondary cannot have: not the primary's, document types not its own, or named twice. */
export const refusedChoices = (
  choices: readonly ProcedureChoice[],
  offered: readonly PrimaryProcedure[],
): readonly number[] =>
  choices.flatMap((choice, index) => {
    const isRepeated = choices.findIndex(({ code }) => code === choice.code) < index
    return isRepeated || !isAvailable(choice, offered) ? [index] : []
  })
