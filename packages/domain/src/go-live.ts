import type { Module } from './modules.ts'

/** What can be tried from the back-office. */
export const GO_LIVE_SERVICES = ['mail', 'sms', 'payments', 'store', 'register', 'addresses'] as const
export type GoLiveService = (typeof GO_LIVE_SERVICES)[number]

/** Parts of the list, in its order. */
export const GO_LIVE_PARTS = ['organisation', 'texts', 'offer', 'services', 'safety'] as const
export type GoLivePart = (typeof GO_LIVE_PARTS)[number]

/** What is seen to before the first member comes, in the order in which it is best done. */
export const GO_LIVE_ITEMS = [
  'name',
  'address',
  'contacts',
  'hours',
  'logo',
  'bank',
  'invoicing',
  'legal-notice',
  'accessibility',
  'membership-terms',
  'account-terms',
  'types',
  'tariffs',
  'reminders',
  'mail',
  'sms',
  'payments',
  'webhook',
  'store',
  'register',
  'addresses',
  'https',
  'second-admin',
  'factors',
  'backup',
  'demo',
] as const
export type GoLiveItem = (typeof GO_LIVE_ITEMS)[number]

export const isGoLiveItem = (name: string): name is GoLiveItem =>
  (GO_LIVE_ITEMS as readonly string[]).includes(name)

/** `confirmed`: somebody says that it is done. `set-aside`: this organisation does without. */
export const GO_LIVE_MARKS = ['confirmed', 'set-aside'] as const
export type GoLiveMark = (typeof GO_LIVE_MARKS)[number]

interface Rule {
  readonly part: GoLivePart
  /** Without it nobody should open; the rest may be set aside. */
  readonly must: boolean
  /** What no program can know: somebody says so. */
  readonly told?: true
  readonly module?: Module
}

export const GO_LIVE_RULES: Readonly<Record<GoLiveItem, Rule>> = {
  name: { part: 'organisation', must: true },
  address: { part: 'organisation', must: true },
  contacts: { part: 'organisation', must: true },
  hours: { part: 'organisation', must: false },
  logo: { part: 'organisation', must: false },
  bank: { part: 'organisation', must: false },
  invoicing: { part: 'organisation', must: true },
  'legal-notice': { part: 'texts', must: true },
  accessibility: { part: 'texts', must: false },
  'membership-terms': { part: 'texts', must: true, module: 'membership' },
  'account-terms': { part: 'texts', must: true, module: 'accounts' },
  types: { part: 'offer', must: true, told: true, module: 'membership' },
  tariffs: { part: 'offer', must: false, module: 'accounts' },
  reminders: { part: 'offer', must: false, module: 'membership' },
  mail: { part: 'services', must: true },
  sms: { part: 'services', must: false },
  payments: { part: 'services', must: false },
  webhook: { part: 'services', must: false },
  store: { part: 'services', must: true },
  register: { part: 'services', must: false },
  addresses: { part: 'services', must: false },
  https: { part: 'safety', must: true },
  'second-admin': { part: 'safety', must: false },
  factors: { part: 'safety', must: true },
  backup: { part: 'safety', must: true, told: true },
  demo: { part: 'safety', must: true },
}

/** Whether somebody may put this mark: what is found by itself cannot be confirmed, what must be cannot be set aside. */
export const mayMark = (item: GoLiveItem, mark: GoLiveMark): boolean =>
  mark === 'confirmed' ? GO_LIVE_RULES[item].told === true : !GO_LIVE_RULES[item].must

export interface GoLiveLine {
  readonly item: GoLiveItem
  readonly part: GoLivePart
  readonly must: boolean
  readonly state: 'done' | 'todo' | 'set-aside'
  /** Somebody says that it is done; it can be taken back. */
  readonly confirmed: boolean
}

/** The list as it stands: items of parts of the portal that are off are left out. */
export function goLiveList(
  found: Readonly<Record<GoLiveItem, boolean>>,
  marks: Readonly<Partial<Record<GoLiveItem, GoLiveMark>>>,
  modules: readonly Module[],
): readonly GoLiveLine[] {
  return GO_LIVE_ITEMS.filter((item) => {
    const { module } = GO_LIVE_RULES[item]
    return module === undefined || modules.includes(module)
  }).map((item) => {
    const mark = marks[item]
    const counts = mark !== undefined && mayMark(item, mark)
    const confirmed = counts && mark === 'confirmed'
    return {
      ...{ item, part: GO_LIVE_RULES[item].part, must: GO_LIVE_RULES[item].must, confirmed },
      state: found[item] || confirmed ? 'done' : counts ? 'set-aside' : 'todo',
    }
  })
}

/** Nothing is left to do. */
export const isReady = (lines: readonly GoLiveLine[]): boolean => lines.every(({ state }) => state !== 'todo')
