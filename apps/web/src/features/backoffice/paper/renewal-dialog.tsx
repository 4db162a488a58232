import { Button, Group, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { memberQuery } from '../api/get-member.ts'
import { notPaid, PaidFields, type PaidValues, paidBody, usePaidChecks } from './paid-fields.tsx'
import { addRenewal } from './record.ts'

/** Records that a member has renewed by cheque or transfer. */
export function RenewalDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['letters', 'common'])
  const queries = useQueryClient()
  const checks = usePaidChecks()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<PaidValues>({
    initialValues: notPaid(),
    validate: checks,
    save: async (values) => {
      const body = paidBody(values)
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      await addRenewal(id, body, key)
      await queries.invalidateQueries({ queryKey: memberQuery(id).queryKey })
      onClose()
    },
  })
  return (
    <Dialog title={t('letters:record.renewal')} size="lg" {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={t('letters:record.renewal')}>
        <Stack gap="md">
          <PaidFields />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} disabled={kit.busy}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={kit.busy}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
