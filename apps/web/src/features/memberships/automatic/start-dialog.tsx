import { Button, Checkbox, Group } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { checkoutAddress } from '../../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../../shared/browser/leave.ts'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import {
  type AutomaticMethod,
  type AutomaticRenewal,
  automaticRenewalQuery,
  startAutomatic,
} from './automatic-renewal-api.ts'
import { AutomaticTerms } from './automatic-terms.tsx'

interface StartDialogProps {
  readonly offer: AutomaticRenewal
  readonly onClose: () => void
}

/** Terms, means of payment, agreement; then the page of the payment service on which it is left. */
export function StartDialog({ offer, onClose }: StartDialogProps) {
  const { t } = useTranslation(['automaticRenewal', 'common'])
  const queries = useQueryClient()
  const [method, setMethod] = useState<AutomaticMethod>(offer.methods[0] ?? 'sepa-debit')
  const [agreed, setAgreed] = useState(false)
  const [missing, setMissing] = useState(false)
  const [keys] = useState(() => ({ card: newRequestKey(), 'sepa-debit': newRequestKey() }))
  const mutation = useMutation({
    mutationFn: () => startAutomatic(method, keys[method]),
    onSuccess: (after) => {
      queries.setQueryData(automaticRenewalQuery.queryKey, after)
      const address = checkoutAddress(after.setupUrl)
      if (address === undefined) onClose()
      else leaveFor(address)
    },
  })
  const start = () => {
    setMissing(!agreed)
    if (agreed) mutation.mutate()
  }
  return (
    <Dialog title={t('start.title')} onClose={onClose} size="lg">
      <p>{t('start.intro')}</p>
      {offer.next && <AutomaticTerms next={offer.next} />}
      <ChoiceCards
        legend={t('start.method')}
        name="automatic-method"
        value={method}
        choices={offer.methods.map((value) => ({
          value,
          label: t(`method.${value}`),
          description: t(`methodNote.${value}`),
        }))}
        onChange={setMethod}
      />
      <Checkbox
        mt="md"
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
        label={t('start.agree')}
        error={missing && !agreed ? t('start.agreeMissing') : undefined}
      />
      <Notice tone="info" title={t('start.nothingNow')} />
      {mutation.error && <ErrorNotice title={t('start.failed')} error={mutation.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('common:cancel')}
        </Button>
        <Button onClick={start} loading={mutation.isPending}>
          {t('start.confirm')}
        </Button>
      </Group>
    </Dialog>
  )
}
