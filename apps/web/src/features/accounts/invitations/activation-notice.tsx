import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { activationLinkQuery, endActivation, sendActivationAgain } from '../api/account-persons.ts'
import { useAccountPaths } from '../use-account-paths.ts'
import { useSentLinkWords } from './use-sent-link-words.ts'

/** An approved account waits for its holder: where its link stands, and what can be done about it. */
export function ActivationNotice({ account }: { readonly account: Account }) {
  const { t } = useTranslation(['accountPersons', 'accounts'])
  const queries = useQueryClient()
  const { inBackOffice } = useAccountPaths()
  const wordsOf = useSentLinkWords()
  const { data: link } = useQuery(activationLinkQuery(account.id))
  const [asked, setAsked] = useState(false)
  const refresh = () => queries.invalidateQueries({ queryKey: ['accounts'] }).catch(() => undefined)
  const again = useMutation({ mutationFn: () => sendActivationAgain(account.id), onSuccess: refresh })
  const mayWithdraw = account.powers.includes('close') && !inBackOffice
  const words = link ? wordsOf(link) : undefined
  const isLost = link === null || link?.lapsed === true
  return (
    <>
      <Notice
        tone={isLost ? 'warning' : 'info'}
        title={t('accounts:standing.approved')}
        actions={
          <>
            {account.powers.includes('reset-password') && (
              <Button loading={again.isPending} onClick={() => again.mutate()}>
                {link === null ? t('activation.send') : t('sendAgain')}
              </Button>
            )}
            {mayWithdraw && (
              <Button variant="default" onClick={() => setAsked(true)}>
                {t('activation.withdraw')}
              </Button>
            )}
          </>
        }
      >
        {link === null && <p>{t('activation.none')}</p>}
        {link && words && (
          <p>
            {t('activation.sentTo', { email: link.email })} {words.by} {words.until}
          </p>
        )}
        <p role="status">{again.data ? t('inviteDone', { email: again.data.email }) : ''}</p>
        {again.error && <ErrorNotice title={t('sendAgainFailed')} error={again.error} />}
      </Notice>
      {asked && (
        <ConfirmDialog
          title={t('activation.withdrawTitle', { login: account.login })}
          follows={[t('withdrawFollows'), t('activation.withdrawFollows')]}
          confirm={t('activation.withdraw')}
          failed={t('failed')}
          act={() => endActivation(account.id)}
          onCancel={() => setAsked(false)}
          onDone={() => {
            setAsked(false)
            void refresh()
          }}
        />
      )}
    </>
  )
}
