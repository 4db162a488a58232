import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { useMayInFile } from '../api/session.ts'
import { paths } from '../paths.ts'

const TARGETS = { informations: paths.information, memberships: paths.memberships } as const
type FileTab = keyof typeof TARGETS

interface FileTabsProps {
  readonly current: FileTab
  readonly children: ReactNode
}

/** The two pages of a member’s file, "Informations" and "Adhésions", each with an address of its own. */
export function FileTabs({ current, children }: FileTabsProps) {
  const { t } = useTranslation('states')
  const navigate = useNavigate()
  const may = useMayInFile()
  return (
    <Tabs
      value={current}
      activateTabWithKeyboard={false}
      onChange={(tab) => {
        if (tab !== null && tab !== current && Object.hasOwn(TARGETS, tab))
          void navigate(TARGETS[tab as FileTab])
      }}
    >
      <Tabs.List aria-label={t('fileTabs.label')} mb="lg">
        {may('file.see') && <Tabs.Tab value="informations">{t('fileTabs.informations')}</Tabs.Tab>}
        {may('memberships.see') && <Tabs.Tab value="memberships">{t('fileTabs.memberships')}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value={current}>{children}</Tabs.Panel>
    </Tabs>
  )
}
