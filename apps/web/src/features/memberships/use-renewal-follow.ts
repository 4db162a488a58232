import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { checkRenewalNow } from './api/check-renewal.ts'
import { renewalQuery } from './api/get-renewal.ts'
import { refreshAfterRenewal } from './refresh-after-renewal.ts'
import { isFollowed, type Returned } from './renewal-view.ts'

const POLL_MS = 700
const CHECK_MS = 5_000
const PATIENCE_MS = 60_000

/**
 * One renewal, asked again every 700 ms while its payment is under way, for a minute at most; meanwhile the API is told
 * at once, then every five seconds, to ask the payment service itself. `again` starts another minute.
 */
export function useRenewalFollow(membershipId: string, renewalId: string, returned: Returned) {
  const queries = useQueryClient()
  const [waitedTooLong, setWaitedTooLong] = useState(false)
  const options = renewalQuery(membershipId, renewalId)
  const query = useQuery({
    ...options,
    refetchInterval: ({ state: { data } }) =>
      data && isFollowed(data, returned) && !waitedTooLong ? POLL_MS : false,
  })
  const following = query.data !== undefined && isFollowed(query.data, returned) && !waitedTooLong
  const completed = query.data?.state === 'completed'

  useEffect(() => {
    if (!following) return
    const abort = new AbortController()
    const { queryKey } = renewalQuery(membershipId, renewalId)
    const check = () => {
      checkRenewalNow(membershipId, renewalId, abort.signal).then(
        (renewal) => queries.setQueryData(queryKey, renewal),
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
  }, [following, membershipId, renewalId, queries])

  useEffect(() => {
    if (completed) refreshAfterRenewal(queries)
  }, [completed, queries])

  const again = useCallback(() => setWaitedTooLong(false), [])
  return { query, waitedTooLong, again }
}
