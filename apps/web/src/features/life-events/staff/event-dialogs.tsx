import { Anchor, Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { type LifeEvent, useRefresh } from '../api/life-events.ts'
import { decideEvent, type StaffEvent, undoEvent } from './api.ts'

interface DialogProps {
  readonly onClose: () => void
  /** Told with a sentence about what was done. */
  readonly onDone: (sentence: string) => void
}

/** Accepts or declines what a member asked for; what follows is said before. */
export function DecideDialog({
  event,
  decision,
  onClose,
  onDone,
}: DialogProps & { readonly event: StaffEvent; readonly decision: 'accept' | 'decline' }) {
  const { t } = useTranslation(['lifeEvents', 'common'])
  const refresh = useRefresh()
  const words = { kind: t(`kinds.${event.kind}`), name: event.holderName }
  const kit = useKitForm({
    initialValues: { answer: '' },
    save: ({ answer }) => decideEvent(event.id, decision, answer),
    onSaved: () => {
      refresh()
      onDone(t(decision === 'accept' ? 'staff.accepted' : 'staff.declined', words))
    },
  })
  const title = t(`staff.${decision}Title`, words)
  const isWithdrawal = event.kind === 'withdrawal'
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>
          {decision === 'decline'
            ? t('staff.declineFollows')
            : t(isWithdrawal ? 'staff.acceptWithdrawal' : 'staff.acceptFollows')}
        </p>
        {decision === 'accept' && isWithdrawal && (
          <p>
            <Anchor component={Link} to={paths.staffMember(event.personId)}>
              {t('staff.openFile', words)}
            </Anchor>
          </p>
        )}
        {event.comment !== null && <p>{t('saidComment', { comment: event.comment })}</p>}
        <TextField
          {...kit.field('answer')}
          label={t('staff.answer')}
          help={t('staff.answerHelp')}
          maxLength={500}
          autoComplete="off"
          optional
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy} {...(decision === 'decline' && { color: 'red.9' })}>
            {t(`staff.${decision}`)}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Undoes what was recorded in error, for a reason. */
export function UndoDialog({ event, onClose, onDone }: DialogProps & { readonly event: LifeEvent }) {
  const { t } = useTranslation(['lifeEvents', 'common'])
  const refresh = useRefresh()
  const kit = useKitForm({
    initialValues: { reason: '' },
    save: ({ reason }) => undoEvent(event.id, reason),
    onSaved: () => {
      refresh()
      onDone(t('staff.undone'))
    },
  })
  const title = t('staff.undoTitle', { kind: t(`kinds.${event.kind}`) })
  return (
    <Dialog title={title} onClose={onClose}>
      <FormFrame kit={kit} label={title}>
        <p>{t(event.kind === 'death' ? 'staff.undoDeath' : 'staff.undoFollows')}</p>
        <TextField {...kit.field('reason')} label={t('staff.reason')} maxLength={500} autoComplete="off" />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('undo')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
