import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { type AccountPerson, makeHolder, removePerson } from './api/account-persons.ts'
import type { PersonDialogProps } from './person-dialogs.tsx'

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
    <ConfirmDialog
      title={leaves ? t('leaveTitle', words) : t('removeTitle', words)}
      follows={[leaves ? t('leaveFollows') : t('removeFollows')]}
      confirm={leaves ? t('leave') : t('remove')}
      failed={t('failed')}
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
    <ConfirmDialog
      title={t('holderTitle', words)}
      follows={[t('holderFollows', words), t('holderFormer')]}
      confirm={t('holderConfirm')}
      failed={t('failed')}
      act={() => makeHolder(account.id, person.personId)}
      onCancel={onCancel}
      onDone={() => onDone(t('holderDone', words))}
    />
  )
}
