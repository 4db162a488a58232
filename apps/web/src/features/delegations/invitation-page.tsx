import { ApiError } from '@guichet/client'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router-dom'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { useFormat } from '../../shared/format/format.ts'
import { PasswordField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { PasswordRuleList } from '../../shared/password/password-rule-list.tsx'
import { passwordFieldCode } from '../../shared/password/password-rules.ts'
import { paths } from '../../shared/paths.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { forgetSignedIn } from '../../shared/session/session-hint.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { invitationQuery, type LinkedInvitation, signUp } from './api.ts'
import classes from './delegations.module.css'

const toSignIn = (token: string) => signInAddress(paths.filesInvitedBy(token))

/** For who has no sign-in here: names and a password, for the address that the link has proven. */
function SignUpForm({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useTranslation(['delegations', 'common'])
  const { fieldText } = useProblemText()
  const needed = (value: string) => (value.trim() === '' ? fieldText('required') : null)
  const kit = useKitForm({
    initialValues: { firstName: '', lastName: '', password: '', confirmation: '' },
    validate: {
      firstName: needed,
      lastName: needed,
      password: (value, { firstName, lastName }) => {
        const code = passwordFieldCode(value, [firstName, lastName, email])
        return code === undefined ? null : fieldText(code)
      },
      confirmation: (value, { password }) => (value === password ? null : t('common:field.passwordsDiffer')),
    },
    save: ({ firstName, lastName, password }) => signUp(token, { firstName, lastName, password }),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'password.refused' && error.problem.errors === undefined
        ? { password: fieldText('password.common') }
        : undefined,
    onSaved: () => {
      forgetSignedIn()
      leaveFor(signInAddress(paths.files, 'compte-cree'))
    },
  })
  return (
    <FormFrame kit={kit} label={t('delegations:invitation.newTitle')}>
      <p className={classes.intro}>{t('delegations:invitation.newIntro', { email })}</p>
      <FieldRow>
        <TextField
          {...kit.field('firstName')}
          label={t('delegations:invitation.firstName')}
          autoComplete="given-name"
          maxLength={100}
        />
        <TextField
          {...kit.field('lastName')}
          label={t('delegations:invitation.lastName')}
          autoComplete="family-name"
          maxLength={100}
        />
      </FieldRow>
      <PasswordField {...kit.field('password')} label={t('delegations:invitation.password')} />
      <PasswordRuleList password={kit.values.password} />
      <PasswordField {...kit.field('confirmation')} label={t('delegations:invitation.confirmation')} />
      <div className={classes.actions}>
        <Button type="submit" loading={kit.busy}>
          {t('delegations:invitation.submit')}
        </Button>
        <Button component="a" href={toSignIn(token)} variant="subtle">
          {t('delegations:invitation.other')}
        </Button>
      </div>
    </FormFrame>
  )
}

function Terms({ invitation }: { readonly invitation: LinkedInvitation }) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const { ownerName: name, endsOn, rights, note } = invitation
  return (
    <Stack gap="sm">
      <p className={classes.intro}>{t('invitation.intro', { name, date: format.day(endsOn, 'long') })}</p>
      {note !== null && <p className={classes.intro}>{t('given.note', { note })}</p>}
      <p className={classes.groupName}>{t('invitation.rights')}</p>
      <ul className={classes.rights}>
        {rights.map((right) => (
          <li key={right}>{t(`rights.${right}`)}</li>
        ))}
      </ul>
    </Stack>
  )
}

/** `/acces/:token`: what an invitation by mail opens; accepted signed in, or by somebody new (U29). */
export function Component() {
  const { t } = useTranslation('delegations')
  const { token = '' } = useParams()
  const query = useQuery(invitationQuery(token))
  const { error } = query
  const isGone = error instanceof ApiError && (error.status === 404 || error.status === 400)
  return (
    <Page title={t('invitation.title')}>
      {isGone ? (
        <Notice tone="warning" title={t('invitation.gone')}>
          <p>{t('invitation.goneBody')}</p>
        </Notice>
      ) : (
        <LoadState query={query}>
          {(invitation) => (
            <Section>
              <Terms invitation={invitation} />
              {invitation.signInFirst ? (
                <Stack gap="md">
                  <p className={classes.intro}>{t('invitation.known', { email: invitation.email })}</p>
                  <div>
                    <Button component="a" href={toSignIn(token)}>
                      {t('invitation.signIn')}
                    </Button>
                  </div>
                </Stack>
              ) : (
                <SignUpForm token={token} email={invitation.email} />
              )}
            </Section>
          )}
        </LoadState>
      )}
    </Page>
  )
}
