import type { Page } from '@guichet/contract/pagination'
import type { In, Out } from '@guichet/contract/route'
import type { listSignIns as route } from '@guichet/contract/sign-ins.contract'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readSignInEvents, type SignInEventRow } from './data/sign-in-event-data.ts'
import { describeBrowser } from './domain/describe-browser.ts'

type SignInView = In<(typeof route)['responses'][200]>['items'][number]

/** My sign-ins and those refused under my name, the latest first (U27). */
export async function listSignIns(
  ctx: Ctx,
  { cursor: text, limit, result }: Out<(typeof route)['query']>,
): Promise<Page<SignInView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readSignInEvents(ctx, actingPersonId(ctx), { result, cursor, limit })
  return toPage<SignInEventRow, SignInView>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: ({ id, at, result: how, knownDevice, userAgent, ip }) => ({
      id,
      at: at.toISOString(),
      result: how as SignInView['result'],
      knownDevice,
      ...describeBrowser(userAgent),
      ip,
    }),
  })
}
