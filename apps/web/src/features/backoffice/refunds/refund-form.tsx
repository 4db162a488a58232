import { parseEuros } from '@guichet/domain/money'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { EarlierRefunds } from './earlier-refunds.tsx'
import classes from './refunds.module.css'
import { isCancellable, type PaymentFile, postCancellation, postRefund } from './refunds.ts'

interface RefundFormProps {
  readonly payment: PaymentFile
  /** The membership is to be cancelled, with or without money going back. */
  readonly cancels: boolean
  readonly onClose: () => void
  /** Told what was done, in words. */
  readonly onDone: (words: string) => void
}

interface Values {
  amount: string
  reason: string
  fate: 'keep' | 'cancel'
}

const euros = (cents: number) => (cents / 100).toFixed(2).replace('.', ',')

interface FollowsProps {
  readonly payment: PaymentFile
  readonly amountCents: number
  readonly undoes: boolean
}

/** What the money and the membership come to, as one types. */
function Follows({ payment, amountCents, undoes }: FollowsProps) {
  const { t } = useTranslation('refunds')
  const format = useFormat()
  const [amount, holder] = [format.euros(amountCents), payment.holderName]
  const { membership } = payment
  return (
    <Notice tone="info" title={t('followsTitle')}>
      <ul className={classes.list}>
        <li>
          {amountCents === 0
            ? t('follows.nothing')
            : t(payment.byHand ? 'follows.byHand' : 'follows.online', { amount, holder })}
        </li>
        {membership && isCancellable(membership) && (
          <li>{undoes ? t('follows.cancelled') : t('follows.kept')}</li>
        )}
        {!membership && undoes && <li>{t('follows.whole')}</li>}
        <li>{t('follows.mail', { holder })}</li>
      </ul>
    </Notice>
  )
}

/** Amount, reason, and what becomes of the membership; what follows is said before confirming. */
export function RefundForm({ payment, cancels, onClose, onDone }: RefundFormProps) {
  const { t } = useTranslation(['refunds', 'states', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const { refundableCents, membership } = payment
  const leastCents = cancels ? 0 : 1
  const mayChoose = !cancels && membership !== null && isCancellable(membership)
  const undoesAt = (amountCents: number, fate: Values['fate']) =>
    membership === null ? amountCents === refundableCents && amountCents > 0 : fate === 'cancel'

  const kit = useKitForm<Values>({
    initialValues: { amount: euros(refundableCents), reason: '', fate: cancels ? 'cancel' : 'keep' },
    validate: {
      amount: (text) => {
        const amountCents = parseEuros(text)
        const fits = amountCents !== undefined && amountCents >= leastCents && amountCents <= refundableCents
        return fits
          ? null
          : t('wrongAmount', { least: format.euros(leastCents), most: format.euros(refundableCents) })
      },
      reason: (text) => (text.trim().length < 3 ? t('reasonShort') : null),
    },
    aliases: { amountCents: 'amount' },
    save: async ({ amount, reason, fate }) => {
      const amountCents = parseEuros(amount) ?? 0
      const content = JSON.stringify([amountCents, reason, fate])
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      if (amountCents === 0 && membership) {
        await postCancellation(membership.id, reason, key)
        onDone(t('cancelled'))
        return
      }
      const after = await postRefund(
        payment.id,
        { amountCents, reason, undoes: undoesAt(amountCents, fate) },
        key,
      )
      const words = { amount: format.euros(amountCents), holder: payment.holderName }
      onDone(after.refundedCents > payment.refundedCents ? t('done', words) : t('waiting', words))
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
    },
  })
  const amountCents = parseEuros(kit.values.amount)
  const shownCents = amountCents ?? 0
  const most = format.euros(refundableCents)
  return (
    <FormFrame kit={kit}>
      <p>
        {t('intro', {
          holder: payment.holderName,
          label: payment.label,
          amount: format.euros(payment.amountCents),
          method: t(`states:method.${payment.method}`),
        })}
      </p>
      <EarlierRefunds refunds={payment.refunds} />
      <TextField
        {...kit.field('amount')}
        label={t('amount')}
        help={t(cancels ? 'amountOptional' : 'amountHelp', { most })}
        inputMode="decimal"
        maxLength={20}
        autoComplete="off"
      />
      <TextAreaField {...kit.field('reason')} label={t('reason')} help={t('reasonHelp')} maxLength={300} />
      {mayChoose && (
        <ChoiceCards
          legend={t('membership', {
            from: format.day(membership.startsOn),
            to: format.day(membership.endsOn),
          })}
          name="fate"
          value={kit.values.fate}
          onChange={(fate) => kit.change('fate', fate)}
          choices={[
            { value: 'keep', label: t('keep'), description: t('keepNote') },
            { value: 'cancel', label: t('undo'), description: t('undoNote') },
          ]}
        />
      )}
      <div role="status">
        <Follows payment={payment} amountCents={shownCents} undoes={undoesAt(shownCents, kit.values.fate)} />
      </div>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button type="submit" color="red.9" loading={kit.busy}>
          {cancels ? t('confirmCancel') : t('confirm', { amount: format.euros(shownCents) })}
        </Button>
      </Group>
    </FormFrame>
  )
}
