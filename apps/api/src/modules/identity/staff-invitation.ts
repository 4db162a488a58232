import type { StaffRole } from '@guichet/domain/rights'
import type { Ctx } from '../../ctx.ts'
import { insertLinks } from './data/link-data.ts'
import { endStaffLinks } from './data/staff-link-data.ts'
import { tokenHashOf } from './open-session.ts'
import { newTotpSecret, TOTP_FIELD } from './totp.ts'

const LINK_HOURS = 24

interface Invited {
  readonly email: string
  readonly firstName: string
  readonly lastName: string
  readonly role: StaffRole
}

/** A link by which somebody becomes one of the staff; earlier ones to that address end. Answers where it leads. */
export async function makeStaffInvitation(
  tx: Ctx,
  { role, email, ...named }: Invited,
): Promise<{ link: string; expiresAt: Date; dedupeKey: string }> {
  const token = tx.ids.token()
  const tokenHash = tokenHashOf(token)
  const createdAt = tx.clock.now()
  const expiresAt = new Date(createdAt.getTime() + LINK_HOURS * 3_600_000)
  await endStaffLinks(tx, email)
  await insertLinks(tx, [
    {
      ...{ tokenHash, purpose: 'staff-invitation', recipient: email, ...named, staffRole: role },
      secretCipher: tx.deps.encryption.encrypt(newTotpSecret(tx), TOTP_FIELD),
      ...{ createdAt, expiresAt, sentById: tx.actor.kind === 'person' ? tx.actor.personId : null },
    },
  ])
  return {
    link: `${tx.deps.config.publicUrl}/activation/${token}`,
    expiresAt,
    dedupeKey: `staff-invitation:${tokenHash.toString('hex')}`,
  }
}
