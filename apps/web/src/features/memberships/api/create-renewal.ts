import { ApiError } from '@guichet/client'
import { createRenewal, getRenewalOffer } from '@guichet/contract/memberships.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { Renewal, RenewalMethod } from '../renewal-view.ts'
import { checkRenewalNow } from './check-renewal.ts'

export interface RenewalOrder {
  readonly membershipId: string
  readonly typeId: string
  readonly method: RenewalMethod
  readonly voucherId: string | undefined
  /** Have the next ones debited from what pays this one. */
  readonly automatic: boolean
  /** What the page says: price, what the voucher takes off it, first and last day. */
  readonly told: {
    readonly amountCents: number
    readonly voucherCents: number
    readonly startsOn: string
    readonly endsOn: string
  }
  /** The same for each try of the same order, so that two clicks never open two payments. */
  readonly idempotencyKey: string
  /** This order was sent before, and the payment service did not answer: the API may have kept it. */
  readonly again: boolean
}

const waitsAlready = (error: unknown) =>
  error instanceof ApiError && error.code === 'membership.renewal-pending'

/** The payment service did not answer. */
export const isOutage = (error: unknown): error is ApiError =>
  error instanceof ApiError && error.code === 'payment.provider-unavailable'

const order = async ({
  membershipId,
  typeId,
  method,
  voucherId,
  automatic,
  told: { voucherCents, ...told },
  idempotencyKey,
}: RenewalOrder): Promise<Renewal> =>
  (
    await api.call(
      createRenewal,
      {
        params: { id: membershipId },
        body: {
          ...{ typeId, method, ...told },
          ...(voucherId && { voucherId, voucherCents }),
          ...(automatic && { automatic }),
        },
      },
      { idempotencyKey },
    )
  ).body

/** The order as it waits for its payment; undefined when what waits is another one. */
const findWaiting = async ({ membershipId, method, told }: RenewalOrder) => {
  const { pending } = (await api.call(getRenewalOffer, { params: { id: membershipId } })).body
  const isThis = pending?.method === method && pending.amountCents === told.amountCents - told.voucherCents
  return isThis ? pending : undefined
}

/** Orders a renewal. An order that waits since the payment service did not answer is taken up where it stopped. */
export const createRenewalMutation = () =>
  mutationOptions({
    mutationKey: ['memberships', 'create-renewal'],
    mutationFn: async (wanted: RenewalOrder): Promise<Renewal> => {
      try {
        return await order(wanted)
      } catch (error) {
        const waiting = wanted.again && waitsAlready(error) ? await findWaiting(wanted) : undefined
        if (waiting === undefined) throw error
        return await checkRenewalNow(waiting.membershipId, waiting.id)
      }
    },
  })
