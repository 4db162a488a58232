/** A procedure of the catalogue (téléprocédure, A10) as far as rights go. */
export interface CatalogueProcedure {
  readonly code: string
  /** Withdrawn ones are used by nobody any more. */
  readonly withdrawn: boolean
  /** Filled in the browser: what the profile "Compte Web-Déclarations" may use. */
  readonly web: boolean
  /** Codes of the document types that are offered. */
  readonly documentTypes: readonly string[]
}

/** Rights profile of an account, data of the catalogue (A14). */
export type ProcedureProfile =
  | { readonly scope: 'all' }
  | { readonly scope: 'web' }
  | { readonly scope: 'listed'; readonly codes: readonly string[] }

/** A procedure chosen with the document types wanted; none named means all that are offered. */
export interface ProcedureChoice {
  readonly code: string
  readonly documentTypes: readonly string[] | null
}

/** Rights side of one account. */
export interface ProcedureHolder {
  readonly profile: ProcedureProfile
  /** Whether the account is open: one that is not uses nothing. */
  readonly open: boolean
  readonly choices: readonly ProcedureChoice[]
}

export interface SecondaryHolder extends ProcedureHolder {
  readonly primary: ProcedureHolder
}

/** Why an account cannot use a procedure. */
export type ProcedureRefusal =
  | 'withdrawn'
  | 'profile'
  | 'account-not-open'
  | 'not-chosen'
  | 'primary-not-open'
  | 'primary-profile'
  | 'primary-not-chosen'
  | 'no-document-type'

export interface ProcedureRight {
  readonly code: string
  readonly granted: boolean
  /** Document types that may be used; empty when not granted. */
  readonly documentTypes: readonly string[]
  /** Every reason that stands in the way, the nearest to the account first; empty when granted. */
  readonly refusals: readonly ProcedureRefusal[]
}

const inProfile = (procedure: CatalogueProcedure, profile: ProcedureProfile): boolean => {
  if (profile.scope === 'all') return true
  return profile.scope === 'web' ? procedure.web : profile.codes.includes(procedure.code)
}

const chosenTypes = (
  procedure: CatalogueProcedure,
  choices: readonly ProcedureChoice[],
): readonly string[] | null => {
  const choice = choices.find(({ code }) => code === procedure.code)
  if (!choice) return null
  const wanted = choice.documentTypes
  return wanted === null
    ? procedure.documentTypes
    : procedure.documentTypes.filter((type) => wanted.includes(type))
}

const refusalsOf = (
  procedure: CatalogueProcedure,
  holder: ProcedureHolder,
  isPrimary: boolean,
): ProcedureRefusal[] => [
  ...(holder.open ? [] : [isPrimary ? ('primary-not-open' as const) : ('account-not-open' as const)]),
  ...(inProfile(procedure, holder.profile)
    ? []
    : [isPrimary ? ('primary-profile' as const) : ('profile' as const)]),
  ...(chosenTypes(procedure, holder.choices) === null
    ? [isPrimary ? ('primary-not-chosen' as const) : ('not-chosen' as const)]
    : []),
]

/**
 * Whether an account may use a procedure, with which document types, and if not, why (A10, A14, A17, A18). A secondary
 * has at most what its primary has: its own choice ∩ what the primary may use ∩ the profile that it inherits.
 */
export function procedureRight(
  procedure: CatalogueProcedure,
  holder: ProcedureHolder | SecondaryHolder,
): ProcedureRight {
  const primary = 'primary' in holder ? holder.primary : null
  const own = chosenTypes(procedure, holder.choices) ?? []
  const above = primary ? (chosenTypes(procedure, primary.choices) ?? []) : own
  const documentTypes = own.filter((type) => above.includes(type))
  const refusals: ProcedureRefusal[] = [
    ...(procedure.withdrawn ? (['withdrawn'] as const) : []),
    ...refusalsOf(procedure, holder, false),
    ...(primary ? refusalsOf(procedure, primary, true) : []),
  ]
  if (refusals.length === 0 && procedure.documentTypes.length > 0 && documentTypes.length === 0)
    refusals.push('no-document-type')
  const granted = refusals.length === 0
  return { code: procedure.code, granted, documentTypes: granted ? documentTypes : [], refusals }
}

/** The rights of an account over a whole catalogue, in its order. */
export function procedureRights(
  catalogue: readonly CatalogueProcedure[],
  holder: ProcedureHolder | SecondaryHolder,
): readonly ProcedureRight[] {
  return catalogue.map((procedure) => procedureRight(procedure, holder))
}

/** What an account would lose from one state of things to another (A17): procedures, or document types of one. */
export function lostRights(
  before: readonly ProcedureRight[],
  after: readonly ProcedureRight[],
): readonly ProcedureChoice[] {
  const later = new Map(after.map((right) => [right.code, right]))
  return before.flatMap(({ code, granted, documentTypes }): ProcedureChoice[] => {
    if (!granted) return []
    const now = later.get(code)
    if (!now?.granted) return [{ code, documentTypes: null }]
    const lost = documentTypes.filter((type) => !now.documentTypes.includes(type))
    return lost.length > 0 ? [{ code, documentTypes: lost }] : []
  })
}

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

/** What an account may choose of a procedure: what it could use if it, and its primary, were open and it had chosen all. */
export function procedureOffer(
  procedure: CatalogueProcedure,
  holder: Pick<ProcedureHolder, 'profile'> & { readonly primary?: ProcedureHolder },
): ProcedureOffer {
  const { code, documentTypes } = procedure
  const whole = { profile: holder.profile, open: true, choices: [{ code, documentTypes: null }] }
  const right = procedureRight(
    procedure,
    holder.primary ? { ...whole, primary: { ...holder.primary, open: true } } : whole,
  )
  return { code, documentTypes, available: right.granted, availableDocumentTypes: right.documentTypes }
}

/** A refused part of a choice: one of the procedures wanted or, with `typeIndex`, one of its document types. */
export interface ChoiceRefusal {
  readonly index: number
  readonly typeIndex: number | null
  readonly code: 'procedure.unavailable' | 'invalid'
}

/** The document types that may be named: those on offer here, and those that the account has already. */
function nameableTypes(offer: ProcedureOffer, had: ProcedureChoice | undefined): readonly string[] {
  const known = had ? (had.documentTypes ?? offer.documentTypes) : []
  return offer.available ? [...offer.availableDocumentTypes, ...known] : known
}

/**
 * What of a wanted choice is refused, by its place. What the account has already may be kept, though it has become
 * unavailable; nothing is added to it. A procedure named twice is `invalid`.
 */
export function choiceRefusals(
  offers: readonly ProcedureOffer[],
  had: readonly ProcedureChoice[],
  wanted: readonly ProcedureChoice[],
): readonly ChoiceRefusal[] {
  return wanted.flatMap(({ code, documentTypes }, index): readonly ChoiceRefusal[] => {
    if (wanted.findIndex((other) => other.code === code) < index)
      return [{ index, typeIndex: null, code: 'invalid' }]
    const offer = offers.find((one) => one.code === code)
    const known = had.find((one) => one.code === code)
    const isOpen = offer?.available || (known && (documentTypes !== null || known.documentTypes === null))
    if (!offer || !isOpen) return [{ index, typeIndex: null, code: 'procedure.unavailable' }]
    const allowed = nameableTypes(offer, known)
    return (documentTypes ?? []).flatMap((type, typeIndex): readonly ChoiceRefusal[] =>
      allowed.includes(type) ? [] : [{ index, typeIndex, code: 'procedure.unavailable' }],
    )
  })
}
