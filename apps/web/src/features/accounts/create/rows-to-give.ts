import type { AccountOptions } from '../api/get-options.ts'
import type { ProcedureRow } from '../procedures/procedure-table.tsx'

/** Procedures, and document types of each, that a primary can give to a secondary: those it may use itself. */
export const rowsToGive = ({ procedures }: Pick<AccountOptions, 'procedures'>): readonly ProcedureRow[] =>
  procedures
    .filter(({ granted }) => granted)
    .map(({ code, description, recipients, documentTypes, grantedDocumentTypes }) => ({
      code,
      description,
      recipients,
      documentTypes: documentTypes.filter((type) => grantedDocumentTypes.includes(type.code)),
    }))
