import type { Ctx } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import type { KeyOwner } from './data/key-data.ts'

interface NewKey {
  readonly id: string
  readonly name: string
  readonly expiresAt: Date | null
  /** Until when the one that it replaces goes on; null when it replaces none. */
  readonly formerUntil: Date | null
}

/** Tells the owner by mail that there is a new key: whoever did not make it can end it. */
export async function tellNewKey(tx: Ctx, owner: KeyOwner, key: NewKey): Promise<void> {
  await queueMessage(tx, {
    template: 'api-key-created',
    to: owner.email,
    personId: owner.id,
    locale: owner.locale,
    data: {
      firstName: owner.firstName,
      name: key.name,
      expiresAt: key.expiresAt?.toISOString() ?? null,
      formerUntil: key.formerUntil?.toISOString() ?? null,
      url: `${tx.deps.config.publicUrl}/integrations`,
    },
    dedupeKey: `api-key-created:${key.id}`,
  })
}
