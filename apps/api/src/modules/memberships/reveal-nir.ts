import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettledOwner } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { findMember } from './data/member-data.ts'
import { NIR_FIELD } from './get-me.ts'

interface RevealNirInput {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

/** @throws a problem `resource.not-found` for who has no number on file. */
async function readNir(ctx: Ctx, personId: string) {
  const member = await findMember(ctx, personId)
  if (!member?.nirCipher) throw problem('resource.not-found')
  return { member, nir: ctx.deps.encryption.decryptText(member.nirCipher, NIR_FIELD) }
}

/**
 * My social security number, whole. Each time is written down.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `resource.not-found`.
 */
export async function revealNir(ctx: Ctx, input: RevealNirInput): Promise<{ nir: string }> {
  const personId = actingPersonId(ctx)
  await demandSettledOwner(ctx, input)
  return withTx(ctx, async (tx) => {
    const { nir } = await readNir(tx, personId)
    await audit(tx, { action: 'nir.revealed', subjectKind: 'person', subjectId: personId })
    return { nir }
  })
}

/** The same of a member, for staff who say why: the member is told by mail. @throws a problem `resource.not-found`. */
export const revealMemberNir = (ctx: Ctx, personId: string, reason: string): Promise<{ nir: string }> =>
  withTx(ctx, async (tx) => {
    const { nir, member } = await readNir(tx, personId)
    await audit(tx, {
      action: 'nir.revealed-to-staff',
      subjectKind: 'person',
      subjectId: personId,
      after: { reason },
    })
    await queueMessage(tx, {
      template: 'nir-revealed',
      to: member.email,
      personId,
      locale: member.locale === 'en' ? 'en' : 'fr',
      data: {
        ...{ firstName: member.firstName, reason, at: tx.clock.now().toISOString() },
        url: `${tx.deps.config.publicUrl}/informations`,
      },
      dedupeKey: `nir-revealed:${tx.ids.uuid()}`,
    })
    return { nir }
  })
