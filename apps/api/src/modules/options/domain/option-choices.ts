import type { ChoiceRefusal, ProcedureChoice } from '@guichet/domain/procedure-rights'

/** A refused part of a choice, beside its field. */
export const besideField = ({ index, typeIndex, code }: ChoiceRefusal) => ({
  pointer: `/procedures/${index}/${typeIndex === null ? 'code' : `documentTypes/${typeIndex}`}`,
  code,
})

/** A choice in the order of the catalogue, each document type once: two choices that mean the same are the same. */
export function tidyChoices(
  catalogue: readonly { readonly code: string }[],
  choices: readonly ProcedureChoice[],
): readonly ProcedureChoice[] {
  const wanted = new Map(choices.map((choice) => [choice.code, choice]))
  return catalogue.flatMap(({ code }): readonly ProcedureChoice[] => {
    const choice = wanted.get(code)
    if (!choice) return []
    const { documentTypes } = choice
    return [{ code, documentTypes: documentTypes === null ? null : [...new Set(documentTypes)].sort() }]
  })
}
