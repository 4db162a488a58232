import { creditOfLines, leftOfRates } from '@guichet/domain/invoices'
import { parseEuros } from '@guichet/domain/money'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { type CreditOrder, postCreditNote, type StaffInvoiceFile } from './staff-invoices.ts'

interface CancelDialogProps {
  readonly invoice: StaffInvoiceFile
  readonly onClose: () => void
  readonly onDone: () => void
}

type Values = Record<string, string>
const fieldOf = (rank: number) => `line-${rank}`

/** Lines of which something is left, by their rank. */
const openLines = ({ lines, left }: StaffInvoiceFile) =>
  lines.flatMap((line, rank) => {
    const leftCents = left.lines[rank] ?? 0
    return leftCents > 0 ? [{ ...line, rank, leftCents }] : []
  })

/** What is typed beside the lines; undefined while one of them is no amount within what is left. */
function partsOf(invoice: StaffInvoiceFile, values: Values) {
  const typed = openLines(invoice).flatMap(({ rank, leftCents, vatRateBps }) => {
    const text = values[fieldOf(rank)]?.trim() ?? ''
    return text === '' ? [] : [{ rank, leftCents, vatRateBps, netCents: parseEuros(text) }]
  })
  const parts = typed.flatMap(({ netCents, leftCents, ...line }) =>
    netCents === undefined || netCents < 1 || netCents > leftCents ? [] : [{ ...line, netCents }],
  )
  return parts.length === typed.length ? parts : undefined
}

/** VAT included, what these parts come to; nothing where they are beyond what is left of their rate. */
function grossOf(invoice: StaffInvoiceFile, parts: NonNullable<ReturnType<typeof partsOf>>): number {
  if (parts.length === 0) return 0
  try {
    return creditOfLines(invoice.rates, leftOfRates(invoice.rates, invoice.left.rates), parts).grossCents
  } catch {
    return 0
  }
}

/** Takes back what is left of an invoice that was not paid, or parts of its lines; what follows is said before confirming. */
export function CancelInvoiceDialog({ invoice, onClose, onDone }: CancelDialogProps) {
  const { t } = useTranslation(['invoices', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const lines = openLines(invoice)
  const orderOf = ({ reason = '', what, ...values }: Values): CreditOrder => ({
    reason,
    ...(what === 'part' && {
      lines: (partsOf(invoice, values) ?? []).map(({ rank, netCents }) => ({ rank, netCents })),
    }),
  })
  const kit = useKitForm<Values>({
    initialValues: {
      ...{ reason: '', what: 'all' },
      ...Object.fromEntries(lines.map(({ rank }) => [fieldOf(rank), ''])),
    },
    validate: (values) => {
      const errors: Record<string, string> = {}
      if ((values.reason ?? '').trim().length < 3) errors.reason = t('cancel.reasonShort')
      if (values.what !== 'part') return errors
      for (const { rank, leftCents } of lines) {
        const text = values[fieldOf(rank)]?.trim() ?? ''
        const cents = parseEuros(text)
        const fits = text === '' || (cents !== undefined && cents >= 1 && cents <= leftCents)
        if (!fits) errors[fieldOf(rank)] = t('cancel.wrongAmount', { most: format.euros(leftCents) })
      }
      const [first] = lines
      const parts = partsOf(invoice, values)
      if (first && parts && grossOf(invoice, parts) === 0)
        errors[fieldOf(first.rank)] = t(parts.length === 0 ? 'cancel.noAmount' : 'cancel.tooMuch')
      return errors
    },
    save: (values) => {
      const order = orderOf(values)
      const content = JSON.stringify(order)
      const key = keys.get(content) ?? newRequestKey()
      keys.set(content, key)
      return postCreditNote(invoice.id, order, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onDone()
    },
  })
  const leftCents = invoice.left.grossCents
  const isPart = kit.values.what === 'part'
  const creditCents = isPart ? grossOf(invoice, partsOf(invoice, kit.values) ?? []) : leftCents
  const restCents = leftCents - creditCents
  const amounts = { amount: format.euros(creditCents), rest: format.euros(restCents) }
  return (
    <Dialog title={t('cancel.title', { number: invoice.number })} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>{t('cancel.intro')}</p>
        <ChoiceCards
          legend={t('cancel.what')}
          name="what"
          value={isPart ? 'part' : 'all'}
          onChange={(what) => kit.change('what', what)}
          choices={[
            {
              ...{ value: 'all' as const, label: t('cancel.all', { amount: format.euros(leftCents) }) },
              description: t(invoice.creditedCents > 0 ? 'cancel.allRest' : 'cancel.allNote'),
            },
            { value: 'part' as const, label: t('cancel.part'), description: t('cancel.partNote') },
          ]}
        />
        {isPart && (
          <FieldGroup legend={t('cancel.lines')}>
            {lines.map(({ rank, label, leftCents: most }) => (
              <TextField
                key={rank}
                {...kit.field(fieldOf(rank))}
                label={label}
                help={t('cancel.lineHelp', { most: format.euros(most) })}
                optional
                inputMode="decimal"
                maxLength={20}
                autoComplete="off"
              />
            ))}
          </FieldGroup>
        )}
        <TextAreaField
          {...kit.field('reason')}
          label={t('cancel.reason')}
          help={t('cancel.reasonHelp')}
          maxLength={300}
        />
        <div role="status">
          <Notice tone="info" title={t('cancel.followsTitle')}>
            <p>
              {restCents > 0
                ? t(creditCents > 0 ? 'cancel.followsPart' : 'cancel.followsNothing', amounts)
                : t(invoice.accountId === null ? 'cancel.follows' : 'cancel.followsAccount', amounts)}
            </p>
          </Notice>
        </div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('cancel.confirm')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
