import { OWN_EXPORTS_MOST } from '@guichet/contract/own-exports.contract'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { countOwnSince, insertExport } from './data/export-data.ts'
import { WRITE_OWN_EXPORTS } from './export-kinds.ts'
import { getOwnExport, weekBefore } from './own-export-view.ts'

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/**
 * Asks for an export of what is held about oneself: it is written in the background (U04).
 * @throws problems `whole-export.running`, `own-export.too-many`, `password.needed`, `password.wrong-current`, `session.locked`,
 * `recovery.recent`.
 */
export async function askOwnExport(ctx: Ctx, proof: Proof) {
  await demandSettledOwner(ctx, proof)
  const view = await withTx(ctx, async (tx) => {
    const [id, personId] = [tx.ids.uuid(), actingPersonId(tx)]
    if (!(await insertExport(tx, { id, personId, kind: 'own', withDocuments: true })))
      throw problem('whole-export.running')
    // Counted once this one is in: the next of the same person waits until it is decided.
    if ((await countOwnSince(tx, personId, weekBefore(tx))) > OWN_EXPORTS_MOST)
      throw problem('own-export.too-many')
    await audit(tx, { action: 'own-export.asked', subjectKind: 'own-export', subjectId: id })
    return getOwnExport(tx, id)
  })
  await ctx.deps.jobs.run(WRITE_OWN_EXPORTS)
  return view
}
