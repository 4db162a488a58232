import type { createProcedure as route } from '@guichet/contract/catalogue.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { insertProcedure } from './data/catalogue-data.ts'
import { type DocumentType, repeatedCodes } from './domain/document-types.ts'
import { getStaffProcedure, type StaffProcedureView } from './staff-procedure.ts'

/** @throws problem `request.invalid` when a code stands there twice. */
export function refuseRepeatedTypes(types: readonly DocumentType[]): void {
  const errors = repeatedCodes(types).map((index) => ({
    pointer: `/documentTypes/${index}/code`,
    code: 'invalid',
  }))
  if (errors.length > 0) throw problem('request.invalid', { errors })
}

/** Adds a procedure to the catalogue (A10). @throws problems `procedure.code-taken`, `request.invalid`. */
export async function createProcedure(
  ctx: Ctx,
  input: Out<(typeof route)['body']>,
): Promise<StaffProcedureView> {
  refuseRepeatedTypes(input.documentTypes)
  const id = ctx.ids.uuid()
  return withTx(ctx, async (tx) => {
    if (!(await insertProcedure(tx, { ...input, id }))) throw problem('procedure.code-taken')
    await audit(tx, {
      action: 'procedure.created',
      subjectKind: 'procedure',
      subjectId: id,
      after: { code: input.code },
    })
    return getStaffProcedure(tx, id)
  })
}
