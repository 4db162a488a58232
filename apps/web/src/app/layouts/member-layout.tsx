import { Navigate, useLocation } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { currentEntry, homePathFor, navigationFor } from '../navigation.ts'
import { FileClosedPage } from '../pages/file-closed-page.tsx'
import { Frame } from './frame.tsx'
import { MembershipBadge } from './membership-badge.tsx'
import { ModuleOutlet } from './module-outlet.tsx'

/** The own space of members and of those on an account. Staff who are neither belong to the back-office. */
export function MemberLayout() {
  const session = useSession()
  const { isMember, hasAccounts, staffRole, actingFor } = session
  const { pathname } = useLocation()
  const isClosed = actingFor !== null && currentEntry(navigationFor(session), pathname) === undefined
  if (!isMember && !hasAccounts && staffRole !== null) return <Navigate to={homePathFor(session)} replace />
  return (
    <Frame area="member" standing={<MembershipBadge />}>
      {isClosed ? <FileClosedPage /> : <ModuleOutlet />}
    </Frame>
  )
}
