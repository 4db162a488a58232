import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner, findPerson, readStaff } from '../identity/index.ts'
import { queueMessages } from '../notifications/index.ts'
import { insertExport } from './data/export-data.ts'
import { WRITE_EXPORTS } from './export-kinds.ts'
import { getWholeExport } from './export-view.ts'

interface Input {
  readonly withDocuments: boolean
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/** The other administrators learn that somebody takes everything along. */
async function tellOthers(tx: Ctx, id: string, withDocuments: boolean): Promise<void> {
  const personId = actingPersonId(tx)
  const actor = await findPerson(tx, personId)
  const others = (await readStaff(tx, 'data.export')).filter((one) => one.id !== personId && one.email !== '')
  await queueMessages(
    tx,
    others.map(({ id: reader, email, locale }) => ({
      ...{ template: 'whole-export-asked', to: email, personId: reader, locale },
      data: {
        ...{ withDocuments: Number(withDocuments), at: tx.clock.now().toISOString() },
        actor: actor ? `${actor.firstName} ${actor.lastName}` : '',
        url: `${tx.deps.config.publicUrl}/admin/export`,
      },
      dedupeKey: `whole-export-asked:${id}:${reader}`,
    })),
  )
}

/**
 * Asks for an export of everything: it is written in the background (X07).
 * @throws problems `whole-export.running`, `password.needed`, `password.wrong-current`, `session.locked`,
 * `recovery.recent`.
 */
export async function askWholeExport(ctx: Ctx, { withDocuments, ...proof }: Input) {
  await demandSettledOwner(ctx, proof)
  const view = await withTx(ctx, async (tx) => {
    const id = tx.ids.uuid()
    if (!(await insertExport(tx, { id, personId: actingPersonId(tx), kind: 'whole', withDocuments })))
      throw problem('whole-export.running')
    await audit(tx, {
      ...{ action: 'whole-export.asked', subjectKind: 'whole-export', subjectId: id },
      after: { withDocuments },
    })
    await tellOthers(tx, id, withDocuments)
    return getWholeExport(tx, id)
  })
  await ctx.deps.jobs.run(WRITE_EXPORTS)
  return view
}
