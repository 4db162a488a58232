import { isLegalText } from '@guichet/domain/legal-text'
import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { paths } from '../../../shared/paths.ts'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { NotFound } from '../../../shared/ui/not-found.tsx'
import { Page } from '../../../shared/ui/page.tsx'
import { AppearanceSection } from './appearance-section.tsx'
import { BankSection } from './bank-section.tsx'
import { ContactsSection } from './contacts-section.tsx'
import { HistorySection } from './history-section.tsx'
import { IdentitySection } from './identity-section.tsx'
import { InvoicingSection } from './invoicing-section.tsx'
import { ModulesSection } from './modules-section.tsx'
import { isSettingsSection, SETTINGS_SECTIONS, type SettingsSection } from './sections.ts'
import { type SettingsFile, settingsQuery } from './settings-queries.ts'
import { TextSection, TextsSection } from './texts-section.tsx'

interface PanelProps {
  readonly section: SettingsSection
  readonly item: string | undefined
  readonly file: SettingsFile
}

function Panel({ section, item, file }: PanelProps) {
  const mayEdit = useSession().permissions.includes('organisation.edit')
  if (section === 'identite') return <IdentitySection file={file} mayEdit={mayEdit} />
  if (section === 'apparence') return <AppearanceSection file={file} mayEdit={mayEdit} />
  if (section === 'contacts') return <ContactsSection file={file} />
  if (section === 'reglements') return <BankSection file={file} mayEdit={mayEdit} />
  if (section === 'facturation') return <InvoicingSection file={file} mayEdit={mayEdit} />
  if (section === 'modules') return <ModulesSection file={file} mayEdit={mayEdit} />
  if (section === 'historique') return <HistorySection />
  if (item !== undefined && isLegalText(item)) return <TextSection key={item} kind={item} mayEdit={mayEdit} />
  return <TextsSection />
}

/** `/admin/reglages`: the settings of the organisation, a tab for each part (B04). */
export function Component() {
  const { t } = useTranslation('settings')
  const { section = 'identite', item } = useParams()
  const navigate = useNavigate()
  const query = useQuery(settingsQuery)
  const isKnown = item === undefined || (section === 'textes' && isLegalText(item))
  if (!isSettingsSection(section) || !isKnown) return <NotFound />
  return (
    <Page title={t('title')} lead={t('intro')}>
      <Tabs
        value={section}
        activateTabWithKeyboard={false}
        onChange={(next) => {
          if (next !== null && next !== section && isSettingsSection(next))
            void navigate(paths.staffSettings(next), { preventScrollReset: true })
        }}
      >
        <Tabs.List aria-label={t('sections.label')} mb="lg">
          {SETTINGS_SECTIONS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`sections.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={section}>
          <LoadState query={query} skeleton={<LoadingBars lines={8} />}>
            {(file) => <Panel key={section} section={section} item={item} file={file} />}
          </LoadState>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
