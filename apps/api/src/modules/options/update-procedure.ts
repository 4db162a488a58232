import { isDeepStrictEqual } from 'node:util'
import type { updateProcedure as route } from '@guichet/contract/catalogue.contract'
import type { Out } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { problem } from '../../platform/problem-error.ts'
import { giveToProfiles, refuseStrayTypes } from './create-procedure.ts'
import {
  changeProcedure,
  findStaffProcedure,
  readNamedDocumentTypes,
  type StaffProcedureRow,
} from './data/catalogue-data.ts'
import { keptDocumentTypes } from './domain/document-types.ts'
import { getStaffProcedure, type StaffProcedureView } from './staff-procedure.ts'

type Input = Out<(typeof route)['body']>

const changedFields = (before: StaffProcedureRow, after: Input): string[] =>
  (Object.keys(after) as (keyof Input)[]).filter((field) => !isDeepStrictEqual(before[field], after[field]))

/**
 * Changes a procedure, withdraws it or offers it again. Accounts keep their choice but not its use; a document type that
 * an account names is withdrawn rather than dropped. `version` is the one that was edited.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function updateProcedure(
  ctx: Ctx,
  procedureId: string,
  version: string,
  input: Input,
): Promise<StaffProcedureView> {
  refuseStrayTypes(input)
  return withTx(ctx, async (tx) => {
    const before = await findStaffProcedure(tx, procedureId)
    if (!before) throw problem('resource.not-found')
    demandVersion(version, before.version)
    const named = await readNamedDocumentTypes(tx, procedureId)
    const documentTypes = [...keptDocumentTypes(before.documentTypes, input.documentTypes, named)]
    const after = { ...input, documentTypes }
    const { profileCodes, ...values } = after
    const fields = changedFields(before, after)
    if (fields.length === 0) return getStaffProcedure(tx, procedureId)
    if (!(await changeProcedure(tx, procedureId, before.version, values))) throw problem('resource.changed')
    if (profileCodes) await giveToProfiles(tx, before.code, profileCodes)
    const isMoved = before.withdrawn !== input.withdrawn
    await audit(tx, {
      action: isMoved
        ? input.withdrawn
          ? 'procedure.withdrawn'
          : 'procedure.offered-again'
        : 'procedure.updated',
      subjectKind: 'procedure',
      subjectId: procedureId,
      after: { code: before.code, fields, ...(isMoved ? { accountCount: before.accountCount } : {}) },
    })
    if (isMoved && input.withdrawn)
      await emit(tx, 'procedure.withdrawn', { procedureId, version: before.version + 1, after: null })
    return getStaffProcedure(tx, procedureId)
  })
}
