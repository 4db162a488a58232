import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'

const TARGETS = { accounts: paths.staffRequests, declarants: paths.staffDeclarants } as const
type RequestKind = keyof typeof TARGETS

/** The queues of the desk, each with an address of its own; nothing where one alone is in use. */
export function RequestTabs({ current }: { readonly current: RequestKind }) {
  const { t } = useTranslation('declarants')
  const navigate = useNavigate()
  const { modules, permissions } = useSession()
  const both =
    modules.includes('accounts') &&
    modules.includes('declarations') &&
    permissions.includes('accounts.read') &&
    permissions.includes('declarants.read')
  if (!both) return null
  return (
    <Tabs
      value={current}
      activateTabWithKeyboard={false}
      onChange={(tab) => {
        if (tab !== null && tab !== current && Object.hasOwn(TARGETS, tab))
          void navigate(TARGETS[tab as RequestKind])
      }}
    >
      <Tabs.List aria-label={t('staff.tabs')}>
        <Tabs.Tab value="accounts">{t('staff.accountsTab')}</Tabs.Tab>
        <Tabs.Tab value="declarants">{t('staff.declarantsTab')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
}
