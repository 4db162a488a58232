import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useSession } from '../api/session.ts'
import { unreadThreadsQuery } from '../api/unread-threads.ts'
import { paths } from '../paths.ts'

const TARGETS = { messages: paths.messages, threads: paths.threads } as const
type MessageTab = keyof typeof TARGETS

/** What the portal tells one’s accounts, and what one has asked the organisation; nothing for whoever is on no account. */
export function MessageTabs({ current }: { readonly current: MessageTab }) {
  const { t } = useTranslation('threads')
  const navigate = useNavigate()
  const { hasAccounts, modules } = useSession()
  const { data } = useQuery(unreadThreadsQuery)
  if (!hasAccounts || !modules.includes('accounts')) return null
  const unread = data?.unread ?? 0
  return (
    <Tabs
      value={current}
      activateTabWithKeyboard={false}
      onChange={(tab) => {
        if (tab !== null && tab !== current && Object.hasOwn(TARGETS, tab))
          void navigate(TARGETS[tab as MessageTab])
      }}
    >
      <Tabs.List aria-label={t('tabs.label')}>
        <Tabs.Tab value="messages">{t('tabs.messages')}</Tabs.Tab>
        <Tabs.Tab value="threads">
          {unread === 0 ? t('tabs.threads') : t('tabs.threadsUnread', { count: unread })}
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
}
