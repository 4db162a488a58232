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
import { firmInvitationQuery, signUp } from './api.ts'
import classes from './firms.module.css'

/** `/cabinet/:token`: to which firm an invitation leads; accepted signed in, or by somebody new (U29). */
export function Component() {
  const { t } = useTranslation('firms')
  const format = useFormat()
  const { token = '' } = useParams()
  const query = useQuery(firmInvitationQuery(token))
  const { error } = query
  const isGone = error instanceof ApiError && (error.status === 404 || error.status === 400)
  const signInPath = signInAddress(paths.firmInvitedBy(token))
  return (
    <Page title={t('invitation.title')}>
      {isGone ? (
        <Notice tone="warning" title={t('invitation.gone')}>
          <p>{t('invitation.goneBody')}</p>
        </Notice>
      ) : (
        <LoadState query={query} failedTitle={t('loadFailed')}>
          {({ firmName: firm, inviterName: name, role, answerBy, email, signInFirst }) => (
            <Section title={t('invitation.notice', { name, firm })}>
              <p className={classes.intro}>
                {t('invitation.terms', { role: t(`roles.${role}`), date: format.instantDay(answerBy) })}
              </p>
              <p className={classes.intro}>{t('invitation.follows')}</p>
              {signInFirst ? (
                <Stack gap="md">
                  <p className={classes.intro}>{t('invitation.known', { email })}</p>
                  <div>
                    <Button component="a" href={signInPath}>
                      {t('invitation.signIn')}
                    </Button>
                  </div>
                </Stack>
              ) : (
                <NewcomerForm
                  email={email}
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
