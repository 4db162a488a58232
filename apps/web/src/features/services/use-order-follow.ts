import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { checkOrderNow, type Order, orderQuery, refreshAfterOrder } from './api/services.ts'

const POLL_MS = 700
const CHECK_MS = 5_000
const PATIENCE_MS = 60_000

/** True while a payment is expected to be confirmed any moment: paid on the payment page, as its address says. */
const isAwaited = ({ state, method }: Order, isBack: boolean) =>
  isBack && (state === 'pending' || (state === 'processing' && method === 'card'))

/**
 * One order, asked again every 700 ms while its payment is under way, for a minute at most; meanwhile the API is told at
 * once, then every five seconds, to ask the payment service itself. `again` starts another minute.
 */
export function useOrderFollow(id: string, isBack: boolean) {
  const queries = useQueryClient()
  const [waitedTooLong, setWaitedTooLong] = useState(false)
  const query = useQuery({
    ...orderQuery(id),
    refetchInterval: ({ state: { data } }) =>
      data && isAwaited(data, isBack) && !waitedTooLong ? POLL_MS : false,
  })
  const awaited = query.data !== undefined && isAwaited(query.data, isBack)
  const following = awaited && !waitedTooLong
  const isPaid = query.data?.receiptPaymentId != null

  useEffect(() => {
    if (!following) return
    const abort = new AbortController()
    const check = () => {
      checkOrderNow(id, abort.signal).then(
        (order) => queries.setQueryData(orderQuery(id).queryKey, order),
        // The payment service may be silent for a while: the polling goes on and the next check tries again.
        () => undefined,
      )
    }
    check()
    const checks = setInterval(check, CHECK_MS)
    const patience = setTimeout(() => setWaitedTooLong(true), PATIENCE_MS)
    return () => {
      clearInterval(checks)
      clearTimeout(patience)
      abort.abort()
    }
  }, [following, id, queries])

  useEffect(() => {
    if (isPaid) refreshAfterOrder(queries)
  }, [isPaid, queries])

  const again = useCallback(() => setWaitedTooLong(false), [])
  return { query, following, late: awaited && waitedTooLong, again }
}
