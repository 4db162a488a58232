import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { REFUND_DAYS } from '@guichet/domain/service-withdrawal'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { type Order, refreshAfterOrder, withdrawFromOrder } from './api/services.ts'
import classes from './order-page.module.css'

/** Last day on which what is owed goes back. */
export const refundBy = (toldOn: string) => addDays(parseLocalDate(toldOn), REFUND_DAYS)

function WithdrawDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const { t } = useTranslation('serviceWithdrawals')
  const queries = useQueryClient()
  const made = useRef<Order>(undefined)
  const kit = useKitForm<{ comment: string }>({
    initialValues: { comment: '' },
    save: async ({ comment }) => {
      made.current = await withdrawFromOrder(order.id, { comment })
    },
    onSaved: () => {
      refreshAfterOrder(queries, made.current)
      onClose()
    },
  })
  return (
    <Dialog title={t('dialog.title', { label: order.label })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('dialog.body')}</p>
        {order.interval !== null && <p>{t('dialog.subscription')}</p>}
        <Due order={order} />
        <TextAreaField {...kit.field('comment')} label={t('dialog.comment')} maxLength={300} optional />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('dialog.keep')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('dialog.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** What would stay due if one withdrew now. */
function Due({ order }: { readonly order: Order }) {
  const { t } = useTranslation('serviceWithdrawals')
  const format = useFormat()
  const { keptCents } = order.withdrawal
  if (!order.beginsAtOnce) return <p>{t('whole')}</p>
  if (keptCents === null) return <p>{t('share')}</p>
  const [kept, back] = [format.euros(keptCents), format.euros(order.amountCents - keptCents)]
  return <p>{t('kept', { kept, back })}</p>
}

/** The right to withdraw from an order: until when, what it gives back, and what became of it. */
export function OrderWithdrawal({ order }: { readonly order: Order }) {
  const { t } = useTranslation('serviceWithdrawals')
  const format = useFormat()
  const isOwn = useOwnFile()
  const [asking, setAsking] = useState(false)
  const { until, denial, state, toldOn, keptCents, answer } = order.withdrawal
  if (state !== null && toldOn !== null)
    return (
      <Notice
        tone={state === 'accepted' ? 'success' : state === 'asked' ? 'info' : 'warning'}
        role="status"
        title={t(`states.${state}.title`, { date: format.day(toldOn, 'long') })}
      >
        <p>
          {state === 'asked'
            ? t('states.asked.body', { last: format.day(refundBy(toldOn), 'long') })
            : state === 'declined'
              ? t('states.declined.body', { answer: answer ?? '' })
              : keptCents === null || keptCents === 0
                ? t('states.accepted.whole')
                : t('states.accepted.body', { kept: format.euros(keptCents) })}
        </p>
      </Notice>
    )
  const date = format.day(until, 'long')
  if (denial === 'done' || denial === 'too-late')
    return (
      <Section title={t('title')}>
        <p className={classes.right}>{t(`denials.${denial}`, { date })}</p>
      </Section>
    )
  if (denial !== null) return null
  return (
    <Section title={t('title')}>
      <div className={classes.right}>
        <p>{t('until', { date })}</p>
        <Due order={order} />
        {isOwn && (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('open')}
          </Button>
        )}
      </div>
      {asking && <WithdrawDialog order={order} onClose={() => setAsking(false)} />}
    </Section>
  )
}
