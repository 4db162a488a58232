import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import { myAccountsQuery } from '../../shared/api/my-accounts.ts'
import { paths } from '../../shared/paths.ts'
import classes from './account-switcher.module.css'

/** Leads from one of my accounts to another; nothing for whom has only one. */
export function AccountSwitcher({ current }: { readonly current: string }) {
  const { t } = useTranslation('accounts')
  const navigate = useNavigate()
  const { data: mine = [] } = useQuery(myAccountsQuery)
  if (mine.length < 2 || !mine.some(({ id }) => id === current)) return null
  const go = (id: string) => {
    const target = mine.find((account) => account.id === id)
    if (!target) return
    void navigate(target.kind === 'primary' ? paths.accountsOf(id) : paths.account(id))
  }
  return (
    <NativeSelect
      className={classes.switcher}
      label={t('switcher')}
      value={current}
      data={mine.map(({ id, login, companyName }) => ({ value: id, label: `${login} – ${companyName}` }))}
      onChange={(event) => go(event.currentTarget.value)}
    />
  )
}
