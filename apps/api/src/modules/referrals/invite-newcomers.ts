import type { Out } from '@guichet/contract/route'
import type { inviteNewcomers as route } from '@guichet/contract/vouchers.contract'
import { INVITED_AGAIN_DAYS, mailboxOf, presentableFirstName } from '@guichet/domain/referrals'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  dropInvitations,
  findKnown,
  holdAddress,
  insertInvitation,
  isInvited,
  lockInviter,
} from './data/invitation-data.ts'
import { findCode } from './data/referral-data.ts'
import { readRules } from './data/rules-data.ts'
import { countInvitationsLeft, shareUrlOf } from './get-referral.ts'

const DAY_MS = 86_400_000
const ADDRESS_FIELD = 'referral_invitations.address'

/**
 * Invites people by mail, in the organisation’s words. Each address counts, whether it gets a mail or not, so that nobody learns
 * who is here; an address hears of it once in a while, whoever asks.
 * @throws problems `referral.not-member`, `rate.limited`.
 */
export async function inviteNewcomers(ctx: Ctx, { emails }: Out<(typeof route)['body']>) {
  const personId = actingPersonId(ctx)
  const wanted = [...new Map(emails.map((email) => [mailboxOf(email), email])).values()]
  return withTx(ctx, async (tx) => {
    await lockInviter(tx, personId)
    const code = await findCode(tx, personId)
    const inviter = await findPerson(tx, personId)
    if (code === null || !inviter) throw problem('referral.not-member')
    const left = await countInvitationsLeft(tx, personId)
    if (wanted.length > left) throw problem('rate.limited', { retryAfterSeconds: DAY_MS / 1000 })
    const known = await findKnown(tx, wanted)
    const { enabled, newcomerCents } = await readRules(tx)
    const since = new Date(tx.clock.now().getTime() - INVITED_AGAIN_DAYS * DAY_MS)
    await dropInvitations(tx, since)
    const addresses = wanted
      .map((email) => ({ email, hash: tx.deps.encryption.lookupHash(mailboxOf(email), ADDRESS_FIELD) }))
      .toSorted((one, other) => one.hash.compare(other.hash))
    for (const { email, hash } of addresses) {
      await holdAddress(tx, hash)
      const isSilent = known.has(email) || (await isInvited(tx, hash, since))
      const id = await insertInvitation(tx, personId, hash)
      if (isSilent) continue
      await queueMessage(tx, {
        template: 'referral-invitation',
        to: email,
        personId: null,
        locale: tx.locale,
        data: {
          inviter: presentableFirstName(inviter.firstName),
          ...{ code, url: shareUrlOf(tx, code), amountCents: enabled ? newcomerCents : 0 },
        },
        dedupeKey: `referral-invitation:${id}`,
      })
    }
    await audit(tx, {
      action: 'referral.invited',
      subjectKind: 'person',
      subjectId: personId,
      after: { asked: wanted.length },
    })
    return { asked: wanted.length, invitationsLeft: left - wanted.length }
  })
}
