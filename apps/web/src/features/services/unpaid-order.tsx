import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayInFile } from '../../shared/api/session.ts'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { openTab } from '../../shared/browser/open-tab.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { checkOrderNow, type Order, openUnpaid, orderQuery, refreshAfterOrder } from './api/services.ts'

const POLL_MS = 3000

/** Follows an order while it is paid in another tab; whoever comes back has the payment service asked. */
function useFollowed(order: Order, isOpened: boolean) {
  const queries = useQueryClient()
  useQuery({ ...orderQuery(order.id), enabled: isOpened, refetchInterval: POLL_MS })
  useEffect(() => {
    if (!isOpened) return
    const look = () => {
      if (document.visibilityState !== 'visible') return
      checkOrderNow(order.id).then(
        (now) => refreshAfterOrder(queries, now),
        // The payment service may be silent for a while: what it tells later is seen all the same.
        () => undefined,
      )
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [isOpened, order.id, queries])
}

/** A subscription whose last payment the bank refused: it is paid at once, on a page of the payment service. */
export function UnpaidOrder({ order, onOpened }: { readonly order: Order; readonly onOpened: () => void }) {
  const { t } = useTranslation('services')
  const queries = useQueryClient()
  const mayPay = useMayInFile()('payments.pay')
  const [isOpened, setOpened] = useState(false)
  useFollowed(order, isOpened)
  const opening = useMutation({
    mutationFn: async () => {
      // Opened by the click itself, or browsers take it for an advertisement.
      const tab = openTab()
      try {
        const address = checkoutAddress(await openUnpaid(order.id))
        if (address === undefined) throw new TypeError('it is no address of a page')
        if (tab) tab.location.replace(address)
        else leaveFor(address)
      } catch (error) {
        tab?.close()
        throw error
      }
    },
    onSuccess: () => {
      setOpened(true)
      onOpened()
    },
    // Paid or ended meanwhile: the page shows what it has become.
    onError: () => void queries.invalidateQueries({ queryKey: orderQuery(order.id).queryKey }),
  })
  return (
    <Notice
      tone="danger"
      title={t('outcome.past-dueTitle')}
      actions={
        mayPay && (
          <Button loading={opening.isPending} onClick={() => opening.mutate()}>
            {t(isOpened ? 'unpaid.again' : 'unpaid.pay')}
          </Button>
        )
      }
    >
      <p>{t('outcome.past-due')}</p>
      <div role="status">{isOpened && <p>{t('unpaid.opened')}</p>}</div>
      {opening.error && <ErrorNotice title={t('pay.failed')} error={opening.error} />}
    </Notice>
  )
}
