import type { Page } from '@guichet/contract/pagination'
import type { In, Out } from '@guichet/contract/route'
import type { listSignInReports as route } from '@guichet/contract/sign-in-reports.contract'
import { describeBrowser } from '@guichet/domain/describe-browser'
import { isSignInMethod } from '@guichet/domain/sign-in-methods'
import type { Ctx } from '../../ctx.ts'
import { decodeCursor, toPage } from '../../platform/http/cursor.ts'
import { readSignInReports, type SignInReportRow } from './data/sign-in-report-data.ts'

type Report = In<(typeof route)['responses'][200]>['items'][number]

/** Sign-ins that their person disputes, the latest first (U27). */
export async function listSignInReports(
  ctx: Ctx,
  { cursor: text, limit, q, state }: Out<(typeof route)['query']>,
): Promise<Page<Report>> {
  const cursor = decodeCursor(text, ['instant', 'uuid'])
  const search = q?.trim() || null
  const { rows, total } = await readSignInReports(ctx, { search, state, cursor, limit })
  return toPage<SignInReportRow, Report>({
    ...{ rows, limit, cursor, total },
    keyOf: (row) => [row.reportedAt.toISOString(), row.id],
    toItem: (row) => ({
      ...{ id: row.id, personId: row.personId, email: row.email, isMember: row.isMember },
      personName: `${row.firstName} ${row.lastName}`,
      signedInAt: row.signedInAt.toISOString(),
      ...describeBrowser(row.userAgent),
      ...{ ip: row.ip, country: row.country },
      method: row.method !== null && isSignInMethod(row.method) ? row.method : null,
      reportedAt: row.reportedAt.toISOString(),
      state: row.state as Report['state'],
      handledAt: row.handledAt?.toISOString() ?? null,
      handledBy: row.handlerFirstName === null ? null : `${row.handlerFirstName} ${row.handlerLastName}`,
      ...{ note: row.note, threadId: row.threadId },
    }),
  })
}
