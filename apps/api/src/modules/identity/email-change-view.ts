import type { getEmailChange as route } from '@guichet/contract/email-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { type EmailChangeRow, findOpenChange } from './data/email-change-data.ts'
import { standOfChange, takesEffectAt } from './domain/email-change.ts'

type OwnEmailChange = BodyOf<typeof route>

/** A change as whoever asked for it sees it; null once its time has passed. */
function viewOf(ctx: Ctx, row: EmailChangeRow | null): OwnEmailChange['change'] {
  if (row === null) return null
  const stand = standOfChange(row, ctx.clock.now())
  if (stand === 'expired') return null
  return {
    email: row.newEmail,
    state: stand === 'awaiting-new' ? 'awaiting-new' : 'awaiting-old',
    requestedAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    oldConfirmed: row.oldConfirmedAt !== null,
    effectiveAt: takesEffectAt(row)?.toISOString() ?? null,
  }
}

/** The change of my sign-in address that is under way. */
export const getEmailChange = async (ctx: Ctx): Promise<OwnEmailChange> => ({
  change: viewOf(ctx, await findOpenChange(ctx, actingPersonId(ctx))),
})
