import type { createProcedure as route } from '@guichet/contract/catalogue.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandProcedureRoom, insertProcedure, nameInProfiles, strayProfiles } from './data/catalogue-data.ts'
import { repeatedCodes, strayDeadlines } from './domain/document-types.ts'
import { getStaffProcedure, type StaffProcedureView } from './staff-procedure.ts'

type Input = Out<(typeof route)['body']>

/** @throws problem `request.invalid` when a code stands there twice, or a due date is for a type that does not. */
export function refuseStrayTypes({
  documentTypes,
  deadlines = [],
}: Pick<Input, 'documentTypes' | 'deadlines'>): void {
  const errors = [
    ...repeatedCodes(documentTypes).map((index) => `/documentTypes/${index}/code`),
    ...strayDeadlines(documentTypes, deadlines).map((index) => `/deadlines/${index}/documentType`),
  ].map((pointer) => ({ pointer, code: 'invalid' }))
  if (errors.length > 0) throw problem('request.invalid', { errors })
}

/** Gives a procedure to the profiles named. @throws problem `request.invalid` for one that does not name its procedures. */
export async function giveToProfiles(tx: Ctx, code: string, profileCodes: readonly string[]): Promise<void> {
  const errors = (await strayProfiles(tx, profileCodes)).map((index) => ({
    ...{ pointer: `/profileCodes/${index}`, code: 'invalid' },
  }))
  if (errors.length > 0) throw problem('request.invalid', { errors })
  await nameInProfiles(tx, code, profileCodes)
}

/** Adds a procedure to the catalogue (A10). @throws problems `procedure.code-taken`, `catalogue.full`, `request.invalid`. */
export async function createProcedure(ctx: Ctx, input: Input): Promise<StaffProcedureView> {
  refuseStrayTypes(input)
  const id = ctx.ids.uuid()
  const { profileCodes = [], ...row } = input
  return withTx(ctx, async (tx) => {
    await demandProcedureRoom(tx)
    if (!(await insertProcedure(tx, { ...row, id }))) throw problem('procedure.code-taken')
    await giveToProfiles(tx, input.code, profileCodes)
    await audit(tx, {
      action: 'procedure.created',
      subjectKind: 'procedure',
      subjectId: id,
      after: { code: input.code },
    })
    return getStaffProcedure(tx, id)
  })
}
