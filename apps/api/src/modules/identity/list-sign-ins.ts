import type { Page } from '@guichet/contract/pagination'
import type { In, Out } from '@guichet/contract/route'
import type { listSignIns as route } from '@guichet/contract/sign-ins.contract'
import { describeBrowser } from '@guichet/domain/describe-browser'
import { isSignInMethod } from '@guichet/domain/sign-in-methods'
import { isSignInSign } from '@guichet/domain/sign-in-signs'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readSignInEvents, type SignInEventRow } from './data/sign-in-event-data.ts'

type SignInView = In<(typeof route)['responses'][200]>['items'][number]

/** My sign-ins and those refused under my name, the latest first (U27). */
export async function listSignIns(
  ctx: Ctx,
  { cursor: text, ...page }: Out<(typeof route)['query']>,
): Promise<Page<SignInView>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const { rows, total } = await readSignInEvents(ctx, actingPersonId(ctx), { ...page, cursor })
  return toPage<SignInEventRow, SignInView>({
    ...{ rows, limit: page.limit, cursor, total },
    keyOf: (row) => [row.at.toISOString(), row.id],
    toItem: ({ id, at, result: how, knownDevice, userAgent, ip, method, country, signs }) => ({
      id,
      at: at.toISOString(),
      result: how as SignInView['result'],
      knownDevice,
      ...describeBrowser(userAgent),
      ip,
      country,
      method: method !== null && isSignInMethod(method) ? method : null,
      signs: signs.filter(isSignInSign),
    }),
  })
}
