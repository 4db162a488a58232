import { addDays } from '@guichet/domain/local-date'
import { declarationState } from '@guichet/domain/micro-social/declaration-period'
import type { Ctx } from '../../ctx.ts'
import { mayInFile } from '../../platform/file-access.ts'
import type { Task } from '../memberships/index.ts'
import { listModules } from '../organisation/index.ts'
import { findDeclarationFile, unfiledPeriods } from './declaration-file.ts'

/** From so many days before the due day on it is pressing. */
const SOON_DAYS = 15

/** The period that is to be declared first, in the file of whoever acts. */
export async function listDeclarationTasks(ctx: Ctx, personId: string): Promise<Task[]> {
  if (!mayInFile(ctx, 'declarations.see')) return []
  const found = await findDeclarationFile(ctx, personId)
  if (found?.file.state !== 'open' || !(await listModules(ctx)).includes('declarations')) return []
  const today = ctx.clock.today()
  const first = unfiledPeriods(found).find((period) => declarationState(period, null, today) !== 'upcoming')
  if (!first) return []
  const isLate = first.dueOn < today
  const isSoon = first.dueOn <= addDays(today, SOON_DAYS)
  return [
    {
      ...{ kind: 'declaration-due', urgency: isLate ? 'now' : isSoon ? 'soon' : 'later', dueOn: first.dueOn },
      ...{ membershipId: null, renewalId: null, orderId: null, label: first.code, fields: [] },
    },
  ]
}
