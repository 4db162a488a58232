import type { ProcedureChoice } from '@guichet/domain/procedure-rights'

/** A procedure of the catalogue as far as choosing it on one account goes. */
export interface ProcedureOffer {
  readonly code: string
  /** Codes of the document types that are offered to anybody. */
  readonly documentTypes: readonly string[]
  /** Whether the account may choose it: offered, within the profile and within what the primary has. */
  readonly available: boolean
  /** Document types that the account may choose. */
  readonly availableDocumentTypes: readonly string[]
}

/** A refused part of a choice. */
export interface ChoiceRefusal {
  readonly pointer: string
  readonly code: 'procedure.unavailable' | 'invalid'
}

/** The document types that may be named: those on offer here, and those that the account has already. */
function nameable(offer: ProcedureOffer, had: ProcedureChoice | undefined): readonly string[] {
  const known = had ? (had.documentTypes ?? offer.documentTypes) : []
  return offer.available ? [...offer.availableDocumentTypes, ...known] : known
}

/**
 * What of a wanted choice is refused, beside its field. What the account has already may be kept, though it has become
 * unavailable; nothing is added to it.
 */
export function choiceRefusals(
  offers: readonly ProcedureOffer[],
  had: readonly ProcedureChoice[],
  wanted: readonly ProcedureChoice[],
): readonly ChoiceRefusal[] {
  return wanted.flatMap(({ code, documentTypes }, index): readonly ChoiceRefusal[] => {
    const pointer = `/procedures/${index}`
    if (wanted.findIndex((other) => other.code === code) < index)
      return [{ pointer: `${pointer}/code`, code: 'invalid' }]
    const offer = offers.find((one) => one.code === code)
    const known = had.find((one) => one.code === code)
    const isOpen = offer?.available || (known && (documentTypes !== null || known.documentTypes === null))
    if (!offer || !isOpen) return [{ pointer: `${pointer}/code`, code: 'procedure.unavailable' }]
    const allowed = nameable(offer, known)
    return (documentTypes ?? []).flatMap((type, position): readonly ChoiceRefusal[] =>
      allowed.includes(type)
        ? []
        : [{ pointer: `${pointer}/documentTypes/${position}`, code: 'procedure.unavailable' }],
    )
  })
}

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
