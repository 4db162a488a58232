import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import { findMember } from './data/member-data.ts'

/** Tells the member that staff changed the file, and why; who has no e-mail address was with them. */
export async function tellCorrected(tx: Ctx, personId: string, reason: string): Promise<void> {
  const member = await findMember(tx, personId)
  if (!member || member.email === '') return
  await queueMessage(tx, {
    ...{ template: 'file-corrected', to: member.email, personId },
    locale: member.locale === 'en' ? 'en' : 'fr',
    data: {
      ...{ firstName: member.firstName, reason, at: tx.clock.now().toISOString() },
      url: `${tx.deps.config.publicUrl}/informations/historique`,
    },
    dedupeKey: `file-corrected:${tx.ids.uuid()}`,
  })
}
