import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import classes from '../state-dialogs.module.css'
import type { ProfileConsequences } from './api/account-settings.ts'

const SHOWN = 5
const codesOf = (lost: ProfileConsequences['procedures']) => lost.map(({ code }) => code).join(', ')

interface ProfileDialogProps {
  readonly consequences: ProfileConsequences
  /** Name of the profile that was chosen. */
  readonly profile: string
  readonly onAnswer: (yes: boolean) => void
}

/** Another profile reaches the secondary accounts: who loses what is said before it is saved (A17). */
export function ProfileDialog({ consequences, profile, onAnswer }: ProfileDialogProps) {
  const { t } = useTranslation(['staffAccounts', 'common'])
  const format = useFormat()
  const { procedures, losses, secondaryCount, accountsAffected } = consequences
  const others = accountsAffected - Math.min(SHOWN, losses.length)
  const counted = (count: number) => ({ count, shown: format.count(count) })
  return (
    <Dialog
      title={t('profile.title', { profile })}
      onClose={() => onAnswer(false)}
      size="lg"
      actions={
        <>
          <Button variant="default" onClick={() => onAnswer(false)}>
            {t('common:cancel')}
          </Button>
          <Button onClick={() => onAnswer(true)}>{t('profile.confirm')}</Button>
        </>
      }
    >
      <ul className={classes.follows}>
        <li>{t('profile.reaches', counted(secondaryCount))}</li>
        <li>
          {procedures.length === 0
            ? t('profile.losesNothing')
            : t('profile.loses', { procedures: codesOf(procedures) })}
        </li>
        {accountsAffected > 0 && <li>{t('profile.othersLose', counted(accountsAffected))}</li>}
        {losses.slice(0, SHOWN).map((loss) => (
          <li key={loss.accountId}>
            {t('profile.one', { login: loss.login, procedures: codesOf(loss.procedures) })}
          </li>
        ))}
        {others > 0 && accountsAffected > SHOWN && <li>{t('profile.more', counted(others))}</li>}
      </ul>
    </Dialog>
  )
}
