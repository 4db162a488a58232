import { Button, Group, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { useSession } from '../../../shared/api/session.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CopyValue } from '../../../shared/ui/copy-value.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { HelpTip } from '../../../shared/ui/help-tip.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { type Mailbox, mailboxQuery } from '../api/mailbox.ts'
import { MailProgramSettings } from './mail-program-settings.tsx'
import { MailboxPasswordDialog } from './mailbox-password-dialog.tsx'
import { MailboxRevokeDialog } from './mailbox-revoke-dialog.tsx'

interface PartProps {
  readonly account: Account
  readonly mailbox: Mailbox
}

function MailboxFacts({ mailbox }: { readonly mailbox: Mailbox }) {
  const { t } = useTranslation('mailbox')
  const format = useFormat()
  const { address, passwordChangedAt, quotaMegabytes } = mailbox
  const size = quotaMegabytes ?? 0
  const inGigabytes = size >= 1024 && size % 1024 === 0
  return (
    <Facts
      single
      facts={[
        { label: t('facts.address'), value: <CopyValue name={t('facts.address')} value={address ?? ''} /> },
        {
          label: t('facts.password'),
          value:
            passwordChangedAt === null
              ? t('facts.passwordUnset')
              : t('facts.passwordSet', { date: format.instantDay(passwordChangedAt, 'long') }),
          help: <HelpTip topic="account.mailbox-password" about={t('facts.password')} inName />,
        },
        {
          label: t('facts.size'),
          value: inGigabytes
            ? t('facts.gigabytes', { shown: format.count(size / 1024) })
            : t('facts.megabytes', { shown: format.count(size) }),
        },
      ]}
    />
  )
}

/** What stands in the way of reading the mailbox, and who can do something about it. */
function MailboxNotice({ account, mailbox }: PartProps) {
  const { t } = useTranslation('mailbox')
  const isHolder = account.powers.includes('set-mailbox-password')
  if (!mailbox.active)
    return (
      <Notice tone="info" title={t('inactive.title')}>
        <p>{t('inactive.body')}</p>
      </Notice>
    )
  if (mailbox.passwordSet) return isHolder ? null : <p>{t('onlyHolder', { login: account.login })}</p>
  return (
    <Notice tone="warning" title={t('unset.title')}>
      <p>{isHolder ? t('unset.holder') : t('unset.other', { login: account.login })}</p>
    </Notice>
  )
}

type Done = { readonly kind: 'set'; readonly suggestion: string | null } | { readonly kind: 'revoked' }

function DoneNotice({ done }: { readonly done: Done }) {
  const { t } = useTranslation('mailbox')
  return (
    <Notice tone="success" role="status" title={t(`done.${done.kind}`)}>
      {done.kind === 'set' && done.suggestion !== null && (
        <p>
          <CopyValue name={t('form.suggestion')} value={done.suggestion} />
        </p>
      )}
      <p>{t(done.kind === 'set' ? 'done.setBody' : 'done.revokedBody')}</p>
    </Notice>
  )
}

/** Buttons of the holder, and the questions behind them. */
function MailboxPassword({ account, mailbox }: PartProps) {
  const { t } = useTranslation('mailbox')
  const queries = useQueryClient()
  const { email } = useSession()
  const [asking, setAsking] = useState<'password' | 'revocation' | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const told = [...new Set([email, account.responsible.email])].join(', ')
  const finish = (saved: Mailbox, what: Done) => {
    queries.setQueryData(mailboxQuery(account.id).queryKey, saved)
    const others = {
      predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] !== 'mailbox',
    }
    queries.invalidateQueries({ queryKey: ['accounts'], ...others }).catch(() => undefined)
    setAsking(null)
    setDone(what)
  }
  return (
    <Stack gap="md">
      {done && <DoneNotice done={done} />}
      <Group>
        <Button variant={mailbox.passwordSet ? 'default' : 'filled'} onClick={() => setAsking('password')}>
          {t(mailbox.passwordSet ? 'actions.change' : 'actions.set')}
        </Button>
        {mailbox.passwordSet && (
          <Button variant="default" onClick={() => setAsking('revocation')}>
            {t('actions.revoke')}
          </Button>
        )}
      </Group>
      {asking === 'password' && (
        <MailboxPasswordDialog
          {...{ account, mailbox, told }}
          onCancel={() => setAsking(null)}
          onDone={(saved, suggestion) => finish(saved, { kind: 'set', suggestion })}
        />
      )}
      {asking === 'revocation' && (
        <MailboxRevokeDialog
          {...{ accountId: account.id, told }}
          onCancel={() => setAsking(null)}
          onDone={(saved) => finish(saved, { kind: 'revoked' })}
        />
      )}
    </Stack>
  )
}

/** "Boîte mail" of an account: its own password, which the holder alone sets, and settings of a mail program (A19). */
export function MailboxSection({ account }: { readonly account: Account }) {
  const { t } = useTranslation('mailbox')
  const query = useQuery(mailboxQuery(account.id))
  const isHolder = account.powers.includes('set-mailbox-password')
  return (
    <Section title={t('title')} id="section-mailbox">
      <LoadState query={query} failedTitle={t('failed')}>
        {(mailbox) => (
          <Stack gap="lg">
            <MailboxNotice account={account} mailbox={mailbox} />
            <MailboxFacts mailbox={mailbox} />
            {isHolder && (mailbox.imap !== null || mailbox.passwordSet) && (
              <MailboxPassword account={account} mailbox={mailbox} />
            )}
            <MailProgramSettings mailbox={mailbox} />
          </Stack>
        )}
      </LoadState>
    </Section>
  )
}
