import { Button, Tabs } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { useSession } from '../../../shared/api/session.ts'
import { paths } from '../../../shared/paths.ts'
import { Page } from '../../../shared/ui/page.tsx'
import { GiveVoucherDialog } from './give-voucher-dialog.tsx'
import { Rules } from './rules.tsx'
import { StaffReferrals } from './staff-referrals.tsx'
import { VoucherList } from './voucher-list.tsx'

/** Tabs by their name in the address; the first one has none. */
const TABS = { bons: 'vouchers', parrainages: 'referrals', reglages: 'rules' } as const
type Tab = keyof typeof TABS
const isTab = (value: string | null): value is Tab => value !== null && Object.hasOwn(TABS, value)

/** `/admin/bons`: vouchers, who brought whom, and what it brings (M12, M17). */
export function Component() {
  const { t } = useTranslation('vouchers')
  const [params, setParams] = useSearchParams()
  const navigate = useNavigate()
  const mayEdit = useSession().permissions.includes('vouchers.edit')
  const [giving, setGiving] = useState(false)
  const asked = params.get('onglet')
  const tab = isTab(asked) ? asked : 'bons'
  return (
    <Page
      title={t('staff.title')}
      actions={
        mayEdit && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setGiving(true)}>
            {t('staff.give.open')}
          </Button>
        )
      }
    >
      <Tabs
        value={tab}
        activateTabWithKeyboard={false}
        onChange={(next) => setParams(next === null || next === 'bons' ? {} : { onglet: next })}
      >
        <Tabs.List aria-label={t('staff.title')} mb="lg">
          {(Object.keys(TABS) as Tab[]).map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`staff.tabs.${TABS[name]}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab}>
          {tab === 'bons' && <VoucherList />}
          {tab === 'parrainages' && <StaffReferrals />}
          {tab === 'reglages' && <Rules mayEdit={mayEdit} />}
        </Tabs.Panel>
      </Tabs>
      {giving && (
        <GiveVoucherDialog
          onClose={() => setGiving(false)}
          onGiven={({ id }) => void navigate(paths.staffVoucher(id))}
        />
      )}
    </Page>
  )
}
