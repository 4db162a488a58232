import { useLocation } from 'react-router-dom'
import { paths } from '../../shared/paths.ts'

/** Addresses of accounts in the space where one is: the own one, or the back-office. */
export function useAccountPaths() {
  const { pathname } = useLocation()
  const inBackOffice = pathname.startsWith(`${paths.staffHome}/`)
  return inBackOffice
    ? { inBackOffice, account: paths.staffAccount, list: paths.staffAccounts }
    : { inBackOffice, account: paths.account, list: paths.accounts }
}
