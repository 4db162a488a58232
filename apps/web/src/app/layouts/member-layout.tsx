import { Navigate } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { homePathFor } from '../navigation.ts'
import { Frame } from './frame.tsx'
import { MembershipBadge } from './membership-badge.tsx'
import { ModuleOutlet } from './module-outlet.tsx'

/** The own space of members and of those on an account. Staff who are neither belong to the back-office. */
export function MemberLayout() {
  const session = useSession()
  const { isMember, hasAccounts, staffRole } = session
  if (!isMember && !hasAccounts && staffRole !== null) return <Navigate to={homePathFor(session)} replace />
  return (
    <Frame area="member" standing={<MembershipBadge />}>
      <ModuleOutlet />
    </Frame>
  )
}
