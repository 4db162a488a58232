import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { type AccountPerson, makeHolder, removePerson } from './api/account-persons.ts'
import type { PersonDialogProps } from './person-dialogs.tsx'

interface ConfirmationProps {
  readonly title: string
  readonly follows: readonly string[]
  readonly confirm: string
  readonly act: () => Promise<unknown>
  readonly onCancel: () => void
  readonly onDone: () => void
}

/** What follows, then the act. */
function Confirmation({ title, follows, confirm, act, onCancel, onDone }: ConfirmationProps) {
  const { t } = useTranslation(['accountPersons', 'common'])
  const run = useMutation({ mutationFn: act, onSuccess: onDone })
  return (
    <Dialog
      title={title}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button color="red.9" loading={run.isPending} onClick={() => run.mutate()}>
            {confirm}
          </Button>
        </>
      }
    >
      {follows.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {run.error && <ErrorNotice title={t('accountPersons:failed')} error={run.error} />}
    </Dialog>
  )
}

type PersonProps = PersonDialogProps & { readonly person: AccountPerson }
const nameOf = ({ firstName, lastName }: AccountPerson) => `${firstName} ${lastName}`

/** Takes somebody off the account, or leaves it. */
export function RemoveDialog({
  account,
  person,
  leaves,
  onCancel,
  onDone,
}: PersonProps & { readonly leaves: boolean }) {
  const { t } = useTranslation('accountPersons')
  const words = { name: nameOf(person), login: account.login }
  return (
    <Confirmation
      title={leaves ? t('leaveTitle', words) : t('removeTitle', words)}
      follows={[leaves ? t('leaveFollows') : t('removeFollows')]}
      confirm={leaves ? t('leave') : t('remove')}
      act={() => removePerson(account.id, person.personId)}
      onCancel={onCancel}
      onDone={() => onDone(t('removeDone', words))}
    />
  )
}

/** Makes somebody else the holder: the login goes with it. */
export function HolderDialog({ account, person, onCancel, onDone }: PersonProps) {
  const { t } = useTranslation('accountPersons')
  const words = { name: nameOf(person), login: account.login }
  return (
    <Confirmation
      title={t('holderTitle', words)}
      follows={[t('holderFollows', words), t('holderFormer')]}
      confirm={t('holderConfirm')}
      act={() => makeHolder(account.id, person.personId)}
      onCancel={onCancel}
      onDone={() => onDone(t('holderDone', words))}
    />
  )
}
