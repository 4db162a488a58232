import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { readChoice } from '../../shared/ui/list-address.ts'
import { Page } from '../../shared/ui/page.tsx'
import { InboxPart } from './inbox-part.tsx'
import { PreferencesPart } from './preferences-part.tsx'
import { RemindersPart } from './reminders-part.tsx'

const TABS = ['recues', 'rappels', 'preferences'] as const
const PARTS = { recues: InboxPart, rappels: RemindersPart, preferences: PreferencesPart }

/** `/notifications`: what the portal told me, what I am reminded of, and by what I want to hear of it (U03, M14). */
export function Component() {
  const { t } = useTranslation('notifications')
  const { isMember, modules } = useSession()
  const [params, setParams] = useSearchParams()
  const shown = TABS.filter((tab) => tab !== 'rappels' || (isMember && modules.includes('membership')))
  const current = readChoice(params.get('onglet'), shown) ?? 'recues'
  const Part = PARTS[current]
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        value={current}
        activateTabWithKeyboard={false}
        onChange={(tab) => setParams(tab === null || tab === 'recues' ? {} : { onglet: tab })}
      >
        <Tabs.List aria-label={t('tabs.label')} mb="lg">
          {shown.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`tabs.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={current}>
          <Part />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
