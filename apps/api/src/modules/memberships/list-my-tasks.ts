import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findUndeliverable } from '../notifications/index.ts'
import { listModules } from '../organisation/index.ts'
import { readPeriods } from './data/membership-data.ts'
import { findOpenRenewal, isRenewedAutomatically } from './data/renewal-data.ts'
import { type Task, tasksFor } from './domain/tasks.ts'
import { getMe, type MeView } from './get-me.ts'

/** Fields that letters, certificates and reminders need. */
const WANTED = ['phone', 'activity', 'siret', 'personalAddress'] as const

const isEmpty = (me: MeView, field: (typeof WANTED)[number]) =>
  field === 'personalAddress' ? !me.personalAddress.street || !me.personalAddress.city : !me[field]

/** What is due or to do first for the person who acts. */
export async function listMyTasks(ctx: Ctx): Promise<Task[]> {
  const personId = actingPersonId(ctx)
  const [me, periods, openRenewal, isAutomatic, modules] = await Promise.all([
    getMe(ctx, personId),
    readPeriods(ctx, personId),
    findOpenRenewal(ctx, personId),
    isRenewedAutomatically(ctx, personId),
    listModules(ctx),
  ])
  const tasks = tasksFor({
    isMember: me.memberNumber !== null,
    periods,
    openRenewal,
    isUndeliverable: me.email !== '' && (await findUndeliverable(ctx, me.email)) !== null,
    isAutomatic,
    missingFields: WANTED.filter((field) => isEmpty(me, field)),
    today: ctx.clock.today(),
  })
  return modules.includes('membership')
    ? tasks
    : tasks.filter(({ kind }) => kind === 'information-incomplete')
}
