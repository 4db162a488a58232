import type { DelegationRight } from '@guichet/domain/delegation'
import { usualEnd } from '@guichet/domain/delegation'
import { isEmail, normaliseEmail } from '@guichet/domain/email'
import { isLocalDate } from '@guichet/domain/local-date'
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { today } from '../../shared/browser/today.ts'
import { useFormat } from '../../shared/format/format.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { CheckField, EmailField, TextAreaField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useRequestKey } from '../../shared/forms/use-steps.ts'
import { Dialog } from '../../shared/ui/dialog.tsx'
import { changeTerms, type Delegation, decide, invite } from './api.ts'
import { RightBoxes } from './right-boxes.tsx'

export type Asked =
  | { readonly kind: 'invite' }
  | { readonly kind: 'edit' | 'accept'; readonly access: Delegation; readonly name: string }

interface AccessFormProps {
  readonly asked: Asked
  readonly offered: readonly DelegationRight[]
  readonly latestEndsOn: string
  readonly onCancel: () => void
  /** Says what was done, to whom. */
  readonly onDone: (done: 'invited' | 'changed' | 'accepted', name: string) => void
}

const TITLES = { invite: 'form.inviteTitle', edit: 'form.editTitle', accept: 'form.acceptTitle' } as const
const SUBMITS = { invite: 'form.send', edit: 'form.save', accept: 'form.accept' } as const
const DONE = { invite: 'invited', edit: 'changed', accept: 'accepted' } as const

/** What is opened to somebody and until when: in an invitation, in an access that runs, or in answer to a request. */
export function AccessForm({ asked, offered, latestEndsOn, onCancel, onDone }: AccessFormProps) {
  const { t } = useTranslation(['delegations', 'common'])
  const { fieldText } = useProblemText()
  const format = useFormat()
  const requestKey = useRequestKey()
  const access = asked.kind === 'invite' ? null : asked.access
  const isNew = asked.kind === 'invite'
  const kit = useKitForm({
    initialValues: {
      email: '',
      rights: (access?.rights ?? []).filter((right) => offered.includes(right)),
      endsOn: access?.endsOn ?? (usualEnd(today()) as string),
      copies: access?.copies ?? false,
      colleagues: access?.colleagues ?? false,
      note: '',
    },
    validate: (values) => ({
      ...(isNew &&
        !isEmail(normaliseEmail(values.email)) && {
          email: fieldText(values.email === '' ? 'required' : 'email.invalid'),
        }),
      ...(values.rights.length === 0 && { rights: fieldText('required') }),
      ...(!isLocalDate(values.endsOn) && { endsOn: fieldText('date.invalid') }),
    }),
    save: ({ email, rights, endsOn, copies, colleagues, note }) => {
      const terms = { rights, endsOn, copies, colleagues }
      if (!access) {
        const body = { ...terms, email, note: note || null }
        return invite(body, requestKey(body))
      }
      if (asked.kind === 'edit') return changeTerms(access, terms)
      return decide(access.id, { decision: 'accept', ...terms })
    },
    onSaved: () => onDone(DONE[asked.kind], asked.kind === 'invite' ? kit.values.email : asked.name),
  })
  const rightsError = kit.errors.rights
  return (
    <Dialog
      title={t(`delegations:${TITLES[asked.kind]}`, { name: asked.kind === 'invite' ? '' : asked.name })}
      onClose={onCancel}
      size="lg"
    >
      <FormFrame kit={kit} label={t(`delegations:${SUBMITS[asked.kind]}`)}>
        {isNew && (
          <EmailField
            {...kit.field('email')}
            label={t('delegations:form.email')}
            help={t('delegations:form.emailHelp')}
            autoComplete="off"
          />
        )}
        <RightBoxes
          offered={offered}
          value={kit.values.rights}
          onChange={(rights) => kit.change('rights', rights)}
          error={typeof rightsError === 'string' ? rightsError : undefined}
        />
        <DateField
          name="endsOn"
          label={t('delegations:form.endsOn')}
          help={t('delegations:form.endsOnHelp', { date: format.day(latestEndsOn) })}
        />
        <CheckField name="copies" label={t('delegations:form.copies')} />
        <CheckField
          name="colleagues"
          label={t('delegations:form.colleagues')}
          help={t('delegations:form.colleaguesHelp')}
        />
        {isNew && (
          <TextAreaField {...kit.field('note')} label={t('delegations:form.note')} maxLength={500} optional />
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t(`delegations:${SUBMITS[asked.kind]}`)}
          </Button>
        </Group>
      </FormFrame>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
    </Dialog>
  )
}
