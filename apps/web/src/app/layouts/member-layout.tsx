import { Navigate, Outlet } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { homePathFor } from '../navigation.ts'
import { Frame } from './frame.tsx'
import { MembershipBadge } from './membership-badge.tsx'

/** The member’s own space. Staff who are not members belong to the back-office. */
export function MemberLayout() {
  const session = useSession()
  if (!session.isMember && session.staffRole !== null) return <Navigate to={homePathFor(session)} replace />
  return (
    <Frame area="member" standing={<MembershipBadge />}>
      <Outlet />
    </Frame>
  )
}
