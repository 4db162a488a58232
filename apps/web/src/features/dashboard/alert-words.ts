import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { paths } from '../../shared/paths.ts'
import type { AccountAlert } from './api/get-account-notices.ts'
import type { Todo } from './todo-line.tsx'

/** Where an alert is mended. */
export function alertTarget({ kind, account }: Pick<AccountAlert, 'kind' | 'account'>): string {
  switch (kind) {
    case 'request-refused':
    case 'request-waiting':
      return paths.account(account.id)
    case 'move-proposed':
      return paths.account(account.id, 'rattachement')
    case 'mailbox-password-missing':
      return paths.account(account.id, 'mot-de-passe')
    case 'mailbox-quota-used-up':
    case 'mailbox-quota-nearly-used':
      return paths.account(account.id, 'options')
    case 'secondary-invitations-lapsed':
    case 'secondary-invitations-pending':
      return `${paths.accountsOf(account.id)}&statut=approved`
    case 'secondary-requests-waiting':
      return `${paths.accountsOf(account.id)}&statut=requested`
  }
}

function useWords() {
  const { t } = useTranslation('dashboard')
  const format = useFormat()
  return (alert: AccountAlert): Pick<Todo, 'title' | 'body' | 'button'> => {
    const account = alert.account.login
    const count = alert.count ?? 0
    const quotaBody = t('alerts.quotaBody', {
      used: format.count(count),
      quota: format.count(alert.quota ?? 0),
    })
    switch (alert.kind) {
      case 'request-refused':
        return {
          title: t('alerts.refusedTitle', { account }),
          body:
            alert.reason === null
              ? t('alerts.refusedBodyBare')
              : t('alerts.refusedBody', { reason: alert.reason }),
          button: t('alerts.seeAccount'),
        }
      case 'request-waiting':
        return {
          title: t('alerts.waitingTitle', { account }),
          body: t('alerts.waitingBody'),
          button: t('alerts.seeAccount'),
        }
      case 'move-proposed':
        return {
          title: t('alerts.moveTitle', { account, count }),
          body: t('alerts.moveBody'),
          button: t('alerts.seeMove'),
        }
      case 'mailbox-password-missing':
        return {
          title: t('alerts.passwordTitle', { account }),
          body: t('alerts.passwordBody'),
          button: t('alerts.setPassword'),
        }
      case 'mailbox-quota-used-up':
        return {
          title: t('alerts.quotaUsedTitle', { account }),
          body: quotaBody,
          button: t('alerts.seeOptions'),
        }
      case 'mailbox-quota-nearly-used':
        return {
          title: t('alerts.quotaNearTitle', { account }),
          body: quotaBody,
          button: t('alerts.seeOptions'),
        }
      case 'secondary-invitations-lapsed':
        return {
          title: t('alerts.lapsedTitle', { account, count }),
          body: t('alerts.lapsedBody'),
          button: t('alerts.seeAccounts'),
        }
      case 'secondary-invitations-pending':
        return {
          title: t('alerts.invitedTitle', { account, count }),
          body: t('alerts.invitedBody'),
          button: t('alerts.seeAccounts'),
        }
      case 'secondary-requests-waiting':
        return {
          title: t('alerts.requestsTitle', { account, count }),
          body: t('alerts.waitingBody'),
          button: t('alerts.seeAccounts'),
        }
    }
  }
}

/** An alert of an account as a line of "À faire en premier". */
export function useAlertLines() {
  const wordsOf = useWords()
  return (alerts: readonly AccountAlert[]): Todo[] =>
    alerts.map((alert) => ({
      key: `${alert.kind}-${alert.account.id}`,
      urgency: alert.urgency,
      target: alertTarget(alert),
      ...wordsOf(alert),
    }))
}

/** That requests for accounts wait for the staff. */
export function useRequestsLine() {
  const { t } = useTranslation('dashboard')
  return (count: number): Todo => ({
    ...{ key: 'staff-requests', urgency: 'soon', target: paths.staffRequests },
    title: t('alerts.staffTitle', { count }),
    body: t('alerts.staffBody'),
    button: t('alerts.answer'),
  })
}
