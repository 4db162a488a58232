import type { In } from '@guichet/contract/route'
import type { listSessions as route } from '@guichet/contract/sign-ins.contract'
import { describeBrowser } from '@guichet/domain/describe-browser'
import { isSignInMethod } from '@guichet/domain/sign-in-methods'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { readOpenSessions } from './data/sign-in-event-data.ts'
import { sessionExpiry } from './domain/session-life.ts'

type Sessions = In<(typeof route)['responses'][200]>
const MOST = 100

/** My sessions that still hold: this one first, then the one used last (U27). */
export async function listSessions(ctx: Ctx): Promise<Sessions> {
  const { actor } = ctx
  const currentId = actor.kind === 'person' ? actor.sessionId : null
  const rows = await readOpenSessions(ctx, actingPersonId(ctx))
  const holding = rows.filter((row) => sessionExpiry(row) > ctx.clock.now())
  const inOrder = [
    ...holding.filter(({ id }) => id === currentId),
    ...holding.filter(({ id }) => id !== currentId),
  ]
  return {
    items: inOrder.slice(0, MOST).map((row) => ({
      id: row.id,
      ...describeBrowser(row.userAgent),
      ip: row.ip,
      country: row.country,
      current: row.id === currentId,
      remembered: row.remembered,
      method: isSignInMethod(row.method) ? row.method : 'password',
      openedAt: row.createdAt.toISOString(),
      lastSeenAt: row.lastSeenAt.toISOString(),
      expiresAt: sessionExpiry(row).toISOString(),
    })),
  }
}
