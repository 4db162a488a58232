import { ApiError } from '@guichet/client'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { NewcomerForm } from '../../shared/newcomer/newcomer-form.tsx'
import { paths } from '../../shared/paths.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Page, Section } from '../../shared/ui/page.tsx'
import { invitationQuery, type LinkedInvitation, signUp } from './api.ts'
import classes from './delegations.module.css'

function Terms({ invitation }: { readonly invitation: LinkedInvitation }) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const { ownerName: name, endsOn, rights, note, colleagues } = invitation
  return (
    <Stack gap="sm">
      <p className={classes.intro}>{t('invitation.intro', { name, date: format.day(endsOn, 'long') })}</p>
      {note !== null && <p className={classes.intro}>{t('given.note', { note })}</p>}
      {colleagues && <p className={classes.intro}>{t('invitation.colleagues')}</p>}
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
  const signInPath = signInAddress(paths.filesInvitedBy(token))
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
                    <Button component="a" href={signInPath}>
                      {t('invitation.signIn')}
                    </Button>
                  </div>
                </Stack>
              ) : (
                <NewcomerForm
                  email={invitation.email}
                  signUp={(newcomer) => signUp(token, newcomer)}
                  signInPath={signInPath}
                  next={paths.files}
                />
              )}
            </Section>
          )}
        </LoadState>
      )}
    </Page>
  )
}
