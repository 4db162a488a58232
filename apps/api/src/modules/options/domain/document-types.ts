/** A document type of a procedure with its words. */
export interface DocumentType {
  readonly code: string
  readonly labelFr: string
  readonly labelEn: string
  readonly withdrawn: boolean
}

/** Places in the list whose code stands in it before. */
export function repeatedCodes(types: readonly DocumentType[]): readonly number[] {
  return types.flatMap(({ code }, index) =>
    types.findIndex((other) => other.code === code) < index ? [index] : [],
  )
}

/** The list as it is kept: a document type that an account names is not dropped but withdrawn. */
export function keptDocumentTypes(
  before: readonly DocumentType[],
  wanted: readonly DocumentType[],
  named: readonly string[],
): readonly DocumentType[] {
  const dropped = before.filter(
    ({ code }) => named.includes(code) && !wanted.some((type) => type.code === code),
  )
  return [...wanted, ...dropped.map((type) => ({ ...type, withdrawn: true }))]
}

/** Places of the due dates for a document type that the procedure does not have. */
export function strayDeadlines(
  types: readonly DocumentType[],
  deadlines: readonly { readonly documentType: string | null }[],
): readonly number[] {
  return deadlines.flatMap(({ documentType }, index) =>
    documentType === null || types.some(({ code }) => code === documentType) ? [] : [index],
  )
}
