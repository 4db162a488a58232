import { ACCOUNT_RIGHTS, type AccountRight } from '@guichet/domain/account-rights'
import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { newRequestKey } from '../../shared/browser/request-key.ts'
import { EmailField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { WithHelp } from '../../shared/ui/help-tip.tsx'
import { type AccountPerson, invitePerson, setRights } from './api/account-persons.ts'

export interface PersonDialogProps {
  readonly account: { readonly id: string; readonly login: string; readonly kind: 'primary' | 'secondary' }
  readonly onCancel: () => void
  /** Says what was done. */
  readonly onDone: (sentence: string) => void
}

interface RightBoxesProps {
  readonly kind: 'primary' | 'secondary'
  readonly value: readonly AccountRight[]
  readonly onChange: (rights: AccountRight[]) => void
}

/** Rights as boxes; reading comes with any of them, and with none. Billing and secondaries are a primary's. */
function RightBoxes({ kind, value, onChange }: RightBoxesProps) {
  const { t } = useTranslation('accountPersons')
  const offered = ACCOUNT_RIGHTS.filter(
    (right) => kind === 'primary' || right === 'identity' || right === 'options',
  )
  return (
    <WithHelp topic="account.person-rights" about={t('rights.label')} wide>
      <Checkbox.Group
        label={t('rights.label')}
        description={t('rights.help')}
        value={[...value]}
        onChange={(chosen) => onChange(ACCOUNT_RIGHTS.filter((right) => chosen.includes(right)))}
      >
        <Stack gap="xs" mt="xs">
          {offered.map((right) => (
            <Checkbox key={right} value={right} label={t(`rights.${right}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
    </WithHelp>
  )
}

/** Invites somebody by e-mail, with chosen rights. */
export function InviteDialog({ account, onCancel, onDone }: PersonDialogProps) {
  const { t } = useTranslation(['accountPersons', 'common', 'identity'])
  const { fieldText } = useProblemText()
  const [rights, setChosen] = useState<AccountRight[]>([])
  const [key, setKey] = useState(newRequestKey)
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { email: '', firstName: '', lastName: '' },
    validate: {
      email: (value) =>
        isEmail(normaliseEmail(value)) ? null : fieldText(value === '' ? 'required' : 'email.invalid'),
      firstName: needed,
      lastName: needed,
    },
    save: async (values) => {
      await invitePerson(account.id, { ...values, rights }, key).finally(() => setKey(newRequestKey()))
    },
    onSaved: () => onDone(t('accountPersons:inviteDone', { email: kit.values.email })),
  })
  return (
    <Dialog title={t('accountPersons:inviteTitle', { login: account.login })} onClose={onCancel} size="lg">
      <FormFrame kit={kit} label={t('accountPersons:invite')}>
        <p>{t('accountPersons:inviteIntro')}</p>
        <EmailField {...kit.field('email')} label={t('accountPersons:email')} autoComplete="off" />
        <FieldRow>
          <TextField
            {...kit.field('firstName')}
            label={t('identity:activation.firstName')}
            autoComplete="off"
            maxLength={100}
          />
          <TextField
            {...kit.field('lastName')}
            label={t('identity:activation.lastName')}
            autoComplete="off"
            maxLength={100}
          />
        </FieldRow>
        <RightBoxes kind={account.kind} value={rights} onChange={setChosen} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('accountPersons:inviteSend')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}

/** Changes the rights of somebody on the account, at once. */
export function RightsDialog({
  account,
  person,
  onCancel,
  onDone,
}: PersonDialogProps & { readonly person: AccountPerson }) {
  const { t } = useTranslation(['accountPersons', 'common'])
  const [rights, setChosen] = useState<AccountRight[]>([...person.rights])
  const name = `${person.firstName} ${person.lastName}`
  const save = useMutation({
    mutationFn: () => setRights(account.id, person.personId, rights),
    onSuccess: () => onDone(t('accountPersons:rightsDone', { name })),
  })
  return (
    <Dialog
      title={t('accountPersons:rightsTitle', { name })}
      onClose={onCancel}
      actions={
        <>
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button loading={save.isPending} onClick={() => save.mutate()}>
            {t('common:save')}
          </Button>
        </>
      }
    >
      <RightBoxes kind={account.kind} value={rights} onChange={setChosen} />
      {save.error && <ErrorNotice title={t('accountPersons:failed')} error={save.error} />}
    </Dialog>
  )
}
