import { addYears, isLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { VOUCHER_MOST_YEARS, voucherLastDay } from '@guichet/domain/vouchers'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { today } from '../../../shared/browser/today.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { MemberPicker, type Picked } from './member-picker.tsx'
import { giveVoucher, type StaffVoucher } from './staff-vouchers.ts'
import { readValue, WORTH_BOUNDS } from './voucher-values.ts'

interface GiveVoucherDialogProps {
  readonly onClose: () => void
  readonly onGiven: (voucher: StaffVoucher) => void
}

/** A voucher given by hand, for a reason. */
export function GiveVoucherDialog({ onClose, onGiven }: GiveVoucherDialogProps) {
  const { t } = useTranslation(['vouchers', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [picked, setPicked] = useState<Picked | null>(null)
  const [unpicked, setUnpicked] = useState(false)
  // The key belongs to what is given: another value or reason is another voucher.
  const [keys] = useState(() => new Map<string, string>())
  const given = useRef<StaffVoucher>(undefined)
  const lastDay = addYears(parseLocalDate(today()), VOUCHER_MOST_YEARS)
  const bounds = { least: format.euros(WORTH_BOUNDS.least), most: format.euros(WORTH_BOUNDS.most) }
  const kit = useKitForm<{ value: string; expiresOn: string; reason: string }>({
    initialValues: { value: '', expiresOn: voucherLastDay(parseLocalDate(today()), 12), reason: '' },
    aliases: { valueCents: 'value' },
    validate: {
      value: (text) => (readValue(text) === undefined ? t('staff.wrongValue', bounds) : null),
      expiresOn: (day) =>
        isLocalDate(day) && day >= today() && day <= lastDay
          ? null
          : t('staff.give.wrongDay', { date: format.day(lastDay) }),
      reason: (text) => (text.trim().length < 3 ? t('staff.reasonShort') : null),
    },
    save: async ({ value, expiresOn, reason }) => {
      const body = {
        ...{ personId: picked?.personId ?? '', valueCents: readValue(value) ?? 0, expiresOn, reason },
      }
      const content = JSON.stringify(body)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      given.current = await giveVoucher(body, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'vouchers'] }).catch(() => undefined)
      if (given.current) onGiven(given.current)
    },
  })
  return (
    <Dialog title={t('staff.give.title')} onClose={onClose} size="lg">
      <MemberPicker
        picked={picked}
        error={unpicked && !picked ? t('staff.give.needed') : undefined}
        onPick={setPicked}
      />
      <FormFrame kit={kit}>
        <FieldRow>
          <TextField
            {...kit.field('value')}
            label={t('columns.value')}
            help={t('staff.give.valueHelp', bounds)}
            inputMode="decimal"
            maxLength={20}
            autoComplete="off"
          />
          <DateField {...kit.field('expiresOn')} label={t('columns.expires')} />
        </FieldRow>
        <TextAreaField {...kit.field('reason')} label={t('staff.reason')} maxLength={300} />
        <Notice tone="info" title={t('staff.give.follows')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            type="submit"
            loading={kit.busy}
            onClick={(event) => {
              if (picked) return
              event.preventDefault()
              setUnpicked(true)
            }}
          >
            {t('staff.give.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
