import type { sentLink } from '@guichet/contract/account-persons.contract'
import type { z } from 'zod'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import type { AccountLink } from '../identity/index.ts'
import type { ReachedAccount } from './reach-account.ts'

type SentLink = z.input<typeof sentLink>
type Sender = Pick<SentLink, 'sentByKind' | 'sentByName'>

/** Who works for the organisation is named to those who do too. */
function senderOf(ctx: Ctx, { sentBy, sentByStaffRole }: AccountLink, via: ReachedAccount['via']): Sender {
  if (sentBy === null) return { sentByKind: 'system', sentByName: null }
  if (sentBy.id === actingPersonId(ctx)) return { sentByKind: 'self', sentByName: null }
  const sentByKind = sentByStaffRole === null ? 'person' : 'staff'
  const isNamed = sentByKind === 'person' || via === 'staff'
  return { sentByKind, sentByName: isNamed ? `${sentBy.firstName} ${sentBy.lastName}` : null }
}

/** A link that was sent and not used yet: to whom, by whom, until when. */
export const toSentLink = (ctx: Ctx, link: AccountLink, via: ReachedAccount['via']): SentLink => ({
  email: link.email,
  expiresAt: link.expiresAt.toISOString(),
  lapsed: link.expiresAt <= ctx.clock.now(),
  ...senderOf(ctx, link, via),
})
