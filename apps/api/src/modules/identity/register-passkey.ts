import { passkeyProvider } from '@guichet/domain/passkey-providers'
import { type Ctx, withTx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { MOST_PASSKEYS } from './begin-passkey-registration.ts'
import { holdFactors } from './data/factor-data.ts'
import { insertPasskey, readPasskeys } from './data/passkey-data.ts'
import { type MadeCredential, verifyMade } from './passkey-ceremony.ts'
import { settleFactorChange } from './settle-factor-change.ts'

/** Called by who makes it, until its person names it. */
const firstName = (ctx: Ctx, aaguid: string): string =>
  passkeyProvider(aaguid)?.name ?? (ctx.locale === 'fr' ? 'Clé d’accès' : 'Passkey')

/**
 * Registers the passkey that a browser has made for this session.
 * @throws problems `passkey.expired`, `passkey.refused`, `passkey.known`, `passkey.too-many`.
 */
export async function registerPasskey(ctx: Ctx, credential: MadeCredential): Promise<void> {
  if (ctx.actor.kind !== 'person') throw problem('session.required')
  const { personId, sessionId } = ctx.actor
  const made = await verifyMade(ctx, credential, sessionId)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if ((await readPasskeys(tx, personId)).length >= MOST_PASSKEYS) throw problem('passkey.too-many')
    const id = tx.ids.uuid()
    const name = firstName(tx, made.aaguid)
    const isNew = await insertPasskey(tx, {
      ...{ id, personId, credentialId: made.credential.id, counter: made.credential.counter },
      publicKey: Buffer.from(made.credential.publicKey),
      transports: [...credential.transports],
      aaguid: made.aaguid,
      synced: made.credentialDeviceType === 'multiDevice',
      name,
      createdAt: tx.clock.now(),
    })
    if (!isNew) throw problem('passkey.known')
    await settleFactorChange(tx, personId, 'passkey-added', { kind: 'passkey', id }, { name })
  })
}
