import type { In } from '@guichet/contract/route'
import type { listServices as route } from '@guichet/contract/services.contract'
import { withdrawalUntil } from '@guichet/domain/life-events'
import type { LocalDate } from '@guichet/domain/local-date'
import {
  RUNNING_ORDER_STATES,
  type ServiceRefusal,
  type ServiceStanding,
  serviceAmounts,
  servicePriceOn,
  serviceRefusal,
} from '@guichet/domain/services'
import { actingPersonId, type Ctx } from '../../ctx.ts'
import {
  availableMethods,
  findMemberStanding,
  listTypeNames,
  type MemberStanding,
} from '../memberships/index.ts'
import { readLiveOrders } from './data/order-data.ts'
import { type OfferedRow, readOfferedServices } from './data/service-data.ts'

type View = In<(typeof route)['responses'][200]>
type LiveOrders = Awaited<ReturnType<typeof readLiveOrders>>

/** Ways to pay for a service: what recurs is paid online. */
export const methodsFor = <M extends string>(interval: string | null, methods: readonly M[]): M[] =>
  methods.filter((method) => interval === null || method === 'card' || method === 'sepa-debit')

const isRunning = (state: string) => (RUNNING_ORDER_STATES as readonly string[]).includes(state)

/** The order of this service that stands in the way of another: one that waits for its payment, or a subscription. */
export const orderInTheWay = (service: Pick<OfferedRow, 'id' | 'interval'>, live: LiveOrders) =>
  live.find(
    ({ serviceId, state }) => serviceId === service.id && (service.interval !== null || !isRunning(state)),
  )

/** Whether the person may order the service today. */
export function judgeService(
  service: OfferedRow,
  member: MemberStanding,
  live: LiveOrders,
  today: LocalDate,
): ServiceRefusal | null {
  const order = orderInTheWay(service, live)
  const standing: ServiceStanding = {
    activeTypeCodes: member.running.map(({ typeCode }) => typeCode),
    isPending: order !== undefined && !isRunning(order.state),
    isSubscribed: order !== undefined && isRunning(order.state),
  }
  return serviceRefusal(service, servicePriceOn(service.prices, today), standing)
}

/** What I am offered, what it costs today, and whether I can order it (M11). */
export async function listServices(ctx: Ctx): Promise<View> {
  const personId = actingPersonId(ctx)
  const today = ctx.clock.today()
  const rows = await readOfferedServices(ctx)
  const member = await findMemberStanding(ctx, personId)
  const live = await readLiveOrders(ctx, personId)
  const types = new Map((await listTypeNames(ctx)).map(({ code, label }) => [code, label]))
  const methods = await availableMethods(ctx)
  const isEnglish = ctx.locale === 'en'
  return {
    items: rows.flatMap((row) => {
      const price = servicePriceOn(row.prices, today)
      if (!price) return []
      const { grossCents, vatCents } = serviceAmounts(price)
      return [
        {
          id: row.id,
          label: isEnglish ? row.labelEn : row.labelFr,
          description: isEnglish ? row.descriptionEn : row.descriptionFr,
          interval: row.interval,
          amountCents: grossCents,
          vatCents,
          vatRateBps: price.vatRateBps,
          audience: row.audience,
          typeLabels: row.typeCodes.map((code) => types.get(code) ?? code),
          refusal: judgeService(row, member, live, today),
          orderId: orderInTheWay(row, live)?.id ?? null,
          withdrawalUntil: withdrawalUntil(today),
          methods: methodsFor(row.interval, methods),
        },
      ]
    }),
    renewableMembershipId: member.renewableId,
  }
}
