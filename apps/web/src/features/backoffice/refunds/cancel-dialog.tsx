import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { TextAreaField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import classes from './refunds.module.css'
import { postCancellation } from './refunds.ts'

interface CancelDialogProps {
  readonly membership: { readonly id: string; readonly startsOn: string; readonly endsOn: string }
  readonly holder: string
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

/** Cancels a membership that no payment of the portal paid. */
export function CancelDialog({ membership, holder, onClose, onDone }: CancelDialogProps) {
  const { t } = useTranslation(['refunds', 'common'])
  const format = useFormat()
  const queries = useQueryClient()
  const [keys] = useState(() => new Map<string, string>())
  const kit = useKitForm<{ reason: string }>({
    initialValues: { reason: '' },
    validate: { reason: (text) => (text.trim().length < 3 ? t('reasonShort') : null) },
    save: ({ reason }) => {
      const key = keys.get(reason) ?? newRequestKey()
      keys.set(reason, key)
      return postCancellation(membership.id, reason, key)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff'] }).catch(() => undefined)
      onDone(t('cancelled'))
    },
  })
  return (
    <Dialog title={t('cancelTitle')} onClose={onClose} size="lg">
      <FormFrame kit={kit}>
        <p>
          {t('cancelIntro', {
            from: format.day(membership.startsOn, 'long'),
            to: format.day(membership.endsOn, 'long'),
          })}
        </p>
        <TextAreaField {...kit.field('reason')} label={t('reason')} help={t('reasonHelp')} maxLength={300} />
        <Notice tone="info" title={t('followsTitle')}>
          <ul className={classes.list}>
            <li>{t('follows.nothing')}</li>
            <li>{t('follows.cancelled')}</li>
            <li>{t('follows.mail', { holder })}</li>
          </ul>
        </Notice>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" color="red.9" loading={kit.busy}>
            {t('confirmCancel')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
