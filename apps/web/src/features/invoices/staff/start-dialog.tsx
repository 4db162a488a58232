import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { postBillingRun } from './staff-invoices.ts'

interface StartDialogProps {
  readonly order: { readonly month: string; readonly withTest: boolean; readonly without: string[] }
  readonly expected: { readonly count: number; readonly grossCents: number }
  readonly dueOn: string
  readonly monthName: string
  readonly onClose: () => void
  readonly onStarted: () => void
}

/** How many invoices over how much, payable until when: said before they are issued for good. */
export function StartDialog(props: StartDialogProps) {
  const { order, expected, dueOn, monthName, onClose, onStarted } = props
  const { t } = useTranslation(['invoices', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<{ dueOn: string }>({
    initialValues: { dueOn },
    save: (values) => {
      const key = keys.get(values.dueOn) ?? newRequestKey()
      keys.set(values.dueOn, key)
      return postBillingRun(
        {
          ...{ ...order, dueOn: values.dueOn },
          ...{ expectedCount: expected.count, expectedGrossCents: expected.grossCents },
        },
        key,
      )
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onStarted()
    },
  })
  const amount = format.euros(expected.grossCents)
  return (
    <Dialog title={t('billing.startTitle', { month: monthName })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('billing.startIntro', { count: expected.count, amount })}</p>
        <DateField {...kit.field('dueOn')} label={t('dueOn')} help={t('billing.dueHelp')} />
        <Notice tone="info" title={t('billing.followsTitle')}>
          <p>{t('billing.follows')}</p>
        </Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('billing.confirm', { count: expected.count })}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
