import { parseLocalDate } from '@guichet/domain/local-date'
import { keptCents } from '@guichet/domain/service-withdrawal'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { refundBy } from '../order-withdrawal.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { decideWithdrawal, recordWithdrawal, type StaffOrder, staffOrderQuery } from './staff-services.ts'

interface PartProps {
  readonly order: StaffOrder
  readonly onClose: () => void
}

/** Takes over what an act made of the order. */
function useTaken(onClose: () => void) {
  const queries = useQueryClient()
  return {
    take: (order: StaffOrder) => queries.setQueryData(staffOrderQuery(order.id).queryKey, order),
    done: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onClose()
    },
  }
}

function RecordDialog({ order, onClose }: PartProps) {
  const { t } = useTranslation(['serviceWithdrawals', 'common'])
  const { take, done } = useTaken(onClose)
  const kit = useKitForm({
    initialValues: { toldOn: '', source: '' },
    save: async ({ toldOn, source }) => {
      take(await recordWithdrawal(order.id, { toldOn, source }))
    },
    onSaved: done,
  })
  return (
    <Dialog title={t('staff.record')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('staff.recordBody', { holder: order.holderName })}</p>
        {order.interval !== null && <p>{t('dialog.subscription')}</p>}
        <DateField {...kit.field('toldOn')} label={t('staff.toldOn')} />
        <TextField {...kit.field('source')} label={t('staff.source')} maxLength={300} autoComplete="off" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('staff.record')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Pays back what is owed: the rest of the days, or of the part that was done. */
function AcceptDialog({ order, onClose }: PartProps) {
  const { t } = useTranslation(['serviceWithdrawals', 'common'])
  const format = useFormat()
  const { take, done } = useTaken(onClose)
  const { toldOn, keptCents: byDays } = order.withdrawal
  const asksShare = order.beginsAtOnce && order.interval === null
  const kit = useKitForm({
    initialValues: { donePercent: '0', answer: '' },
    save: async ({ donePercent, answer }) => {
      const share = asksShare ? { donePercent: Number(donePercent.trim().replace('%', '')) } : {}
      take(await decideWithdrawal(order.id, { decision: 'accept', ...share, answer }))
    },
    onSaved: done,
  })
  const donePercent = Number(kit.values.donePercent.trim().replace('%', ''))
  const kept = asksShare
    ? keptCents(
        { paidCents: order.amountCents, beginsAtOnce: true, period: null, donePercent },
        parseLocalDate(toldOn ?? order.orderedOn),
      )
    : (byDays ?? 0)
  const amounts = { kept: format.euros(kept), back: format.euros(order.amountCents - kept) }
  const isShare = Number.isInteger(donePercent) && donePercent >= 0 && donePercent < 100
  return (
    <Dialog title={t('staff.acceptTitle', { holder: order.holderName })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>
          {asksShare
            ? t('staff.acceptShare')
            : kept === 0
              ? t('staff.acceptWhole', amounts)
              : t('staff.acceptDays', { ...amounts, date: format.day(toldOn ?? order.orderedOn, 'long') })}
        </p>
        {asksShare && (
          <TextField
            {...kit.field('donePercent')}
            label={t('staff.done')}
            {...(isShare && { help: t('staff.shareNow', amounts) })}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
          />
        )}
        <TextAreaField {...kit.field('answer')} label={t('staff.answer')} maxLength={300} optional />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('staff.accept')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** What a withdrawal asks of the staff, and what became of it. */
export function StaffWithdrawal({ order }: { readonly order: StaffOrder }) {
  const { t } = useTranslation('serviceWithdrawals')
  const format = useFormat()
  const { permissions } = useSession()
  const [open, setOpen] = useState<'record' | 'accept' | 'decline'>()
  const close = () => setOpen(undefined)
  const { state, toldOn, until, denial, comment, keptCents: kept } = order.withdrawal
  const date = format.day(toldOn ?? until, 'long')
  return (
    <>
      {denial === null && (
        <Notice
          tone={order.beginsAtOnce ? 'info' : 'warning'}
          title={t('staff.right', { date: format.day(until, 'long') })}
          actions={
            permissions.includes('services.handle') && (
              <Button variant="default" size="sm" onClick={() => setOpen('record')}>
                {t('staff.record')}
              </Button>
            )
          }
        >
          {!order.beginsAtOnce && <p>{t('staff.wait')}</p>}
        </Notice>
      )}
      {state === 'asked' && toldOn !== null && (
        <Notice
          tone="warning"
          title={t('staff.asked', { date, last: format.day(refundBy(toldOn), 'long') })}
          actions={
            permissions.includes('payments.refund') && (
              <>
                <Button size="sm" onClick={() => setOpen('accept')}>
                  {t('staff.accept')}
                </Button>
                <Button variant="default" size="sm" onClick={() => setOpen('decline')}>
                  {t('staff.decline')}
                </Button>
              </>
            )
          }
        >
          {comment !== null && <p>{t('staff.comment', { comment })}</p>}
        </Notice>
      )}
      {state === 'accepted' && (
        <Notice tone="success" title={t('staff.accepted', { date, kept: format.euros(kept ?? 0) })} />
      )}
      {state === 'declined' && <Notice tone="info" title={t('staff.declined', { date })} />}
      {open === 'record' && <RecordDialog order={order} onClose={close} />}
      {open === 'accept' && <AcceptDialog order={order} onClose={close} />}
      {open === 'decline' && (
        <ReasonDialog
          title={t('staff.declineTitle', { holder: order.holderName })}
          body={t('staff.declineBody')}
          label={t('staff.answer')}
          confirm={t('staff.decline')}
          dangerous
          act={(answer) => decideWithdrawal(order.id, { decision: 'decline', answer })}
          onClose={close}
        />
      )}
    </>
  )
}
