import { actingPersonId, type Ctx } from '../../ctx.ts'
import { findUndeliverable } from '../notifications/index.ts'
import { listModules } from '../organisation/index.ts'
import { readPeriods } from './data/membership-data.ts'
import { findOpenRenewal, isRenewedAutomatically } from './data/renewal-data.ts'
import { byUrgency, type Task, tasksFor } from './domain/tasks.ts'
import { getMe, type MeView } from './get-me.ts'

type FindTasks = (ctx: Ctx, personId: string) => Promise<Task[]>
const sources = new Map<string, FindTasks>()

/** Has a module that stands above this one say what is to do, once. @throws {TypeError} when it does so already. */
export function registerTasks(name: string, find: FindTasks): void {
  if (sources.has(name)) throw new TypeError(`${name} tells of tasks already`)
  sources.set(name, find)
}

/** Fields that letters, certificates and reminders need. */
const WANTED = ['phone', 'activity', 'siret', 'personalAddress'] as const

const isEmpty = (me: MeView, field: (typeof WANTED)[number]) =>
  field === 'personalAddress' ? !me.personalAddress.street || !me.personalAddress.city : !me[field]

/** What there is to do without memberships too. */
const WITHOUT_MEMBERSHIP: readonly Task['kind'][] = [
  'information-incomplete',
  'register-differs',
  'declaration-due',
]

/** What is due or to do first for the person who acts. */
export async function listMyTasks(ctx: Ctx): Promise<Task[]> {
  const personId = actingPersonId(ctx)
  const [me, periods, openRenewal, isAutomatic, modules, ...others] = await Promise.all([
    getMe(ctx, personId),
    readPeriods(ctx, personId),
    findOpenRenewal(ctx, personId),
    isRenewedAutomatically(ctx, personId),
    listModules(ctx),
    ...[...sources.values()].map((find) => find(ctx, personId)),
  ])
  const own = tasksFor({
    isMember: me.memberNumber !== null,
    periods,
    openRenewal,
    isUndeliverable: me.email !== '' && (await findUndeliverable(ctx, me.email)) !== null,
    isAutomatic,
    missingFields: WANTED.filter((field) => isEmpty(me, field)),
    today: ctx.clock.today(),
  })
  const tasks = byUrgency([...others.flat(), ...own])
  return modules.includes('membership')
    ? tasks
    : tasks.filter(({ kind }) => WITHOUT_MEMBERSHIP.includes(kind))
}
