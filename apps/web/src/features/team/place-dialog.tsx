import { isStaffRole } from '@guichet/domain/rights'
import { Button, Stack } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { useSession } from '../../shared/api/session.ts'
import { PasswordField, SelectField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { type Colleague, changePlace, teamQuery } from './team.ts'
import { useTeamWords } from './team-words.ts'

export type PlaceChange = 'role' | 'suspend' | 'reinstate' | 'remove'

interface PlaceDialogProps {
  readonly colleague: Colleague
  readonly change: PlaceChange
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks before a colleague’s place changes; what gives rights asks for the password. */
export function PlaceDialog({ colleague, change, onClose, onDone }: PlaceDialogProps) {
  const { t } = useTranslation(['team', 'common'])
  const { fieldText } = useProblemText()
  const { email } = useSession()
  const words = useTeamWords()
  const queries = useQueryClient()
  const name = `${colleague.firstName} ${colleague.lastName}`
  const asksPassword = change === 'role' || change === 'reinstate'
  const kit = useKitForm({
    initialValues: { role: colleague.role as string, currentPassword: '' },
    validate: {
      currentPassword: (value) => (asksPassword && value === '' ? fieldText('required') : null),
    },
    save: async ({ role, currentPassword }) => {
      const act =
        change === 'role'
          ? ({ kind: 'role', role: isStaffRole(role) ? role : colleague.role } as const)
          : ({ kind: change } as const)
      await changePlace(colleague.id, act, currentPassword)
      queries.invalidateQueries({ queryKey: teamQuery.queryKey }).catch(() => undefined)
      onDone()
    },
  })
  const title = t(`changes.${change}.title`, { name })
  const isHard = change === 'suspend' || change === 'remove'
  return (
    <Dialog title={title} {...(!kit.busy && { onClose })}>
      <FormFrame kit={kit} label={title}>
        <Stack gap="md">
          <p>{t(`changes.${change}.body`)}</p>
          {change === 'role' && (
            <SelectField {...kit.field('role')} label={t('columns.role')} options={words.roles} />
          )}
          {asksPassword && (
            <>
              <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
              <PasswordField
                {...kit.field('currentPassword')}
                label={t('password')}
                autoComplete="current-password"
              />
            </>
          )}
          <div>
            <Button type="submit" loading={kit.busy} {...(isHard && { color: 'red.9' })}>
              {t(`changes.${change}.submit`)}
            </Button>
          </div>
        </Stack>
      </FormFrame>
    </Dialog>
  )
}
