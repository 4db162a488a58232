import { Tabs } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { LoadState } from '../../shared/ui/load-state.tsx'
import { Page } from '../../shared/ui/page.tsx'
import { referralQuery } from './api/referrals.ts'
import { Brought } from './brought.tsx'
import { Share } from './share.tsx'
import { Vouchers } from './vouchers.tsx'

/** Tabs by their name in the address; the first one has none. */
const TABS = { partager: 'share', bons: 'vouchers', filleuls: 'brought' } as const
type Tab = keyof typeof TABS
const isTab = (value: string | null): value is Tab => value !== null && Object.hasOwn(TABS, value)

/** `/parrainage`: my code to share, my vouchers, whom I brought (M12). */
export function Component() {
  const { t } = useTranslation('vouchers')
  const [params, setParams] = useSearchParams()
  const asked = params.get('onglet')
  const tab = isTab(asked) ? asked : 'partager'
  const query = useQuery(referralQuery)
  return (
    <Page title={t('title')} lead={t('lead')}>
      <Tabs
        value={tab}
        activateTabWithKeyboard={false}
        onChange={(next) => setParams(next === null || next === 'partager' ? {} : { onglet: next })}
      >
        <Tabs.List aria-label={t('title')} mb="lg">
          {(Object.keys(TABS) as Tab[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`tabs.${TABS[name]}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'partager' && (
            <LoadState query={query}>{(referral) => <Share referral={referral} />}</LoadState>
          )}
          {tab === 'bons' && <Vouchers />}
          {tab === 'filleuls' && <Brought />}
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}
