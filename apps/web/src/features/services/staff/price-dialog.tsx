import { isLocalDate } from '@guichet/domain/local-date'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { today } from '../../../shared/browser/today.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { PriceFields, readNet } from './service-fields.tsx'
import { addPrice, type StaffService } from './staff-services.ts'

interface PriceDialogProps {
  readonly service: StaffService
  readonly onClose: () => void
}

/** Sets the price of a service from a day on; what follows is said before. */
export function PriceDialog({ service, onClose }: PriceDialogProps) {
  const { t } = useTranslation(['services', 'common'])
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const rate = service.prices[0]?.vatRateBps
  const kit = useKitForm<{ net: string; vat: string; startsOn: string }>({
    initialValues: { net: '', vat: String(rate ?? 2000), startsOn: '' },
    aliases: { netCents: 'net', vatRateBps: 'vat' },
    validate: {
      net: (text) => (readNet(text) === undefined ? t('staff.wrongNet') : null),
      startsOn: (day) => (isLocalDate(day) && day >= today() ? null : t('staff.wrongDate')),
    },
    save: async ({ net, vat, startsOn }) => {
      const body = { netCents: readNet(net) ?? 0, vatRateBps: Number(vat), startsOn }
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      await addPrice(service.id, body, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'services'] }).catch(() => undefined)
      onClose()
    },
  })
  return (
    <Dialog title={t('staff.newPrice')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <PriceFields {...(rate !== undefined && { rate })} />
        <DateField {...kit.field('startsOn')} label={t('staff.startsOn')} />
        <Notice tone="info" title={t('staff.priceFollows')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('staff.setPrice')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
