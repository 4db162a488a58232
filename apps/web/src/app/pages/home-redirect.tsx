import { Navigate } from 'react-router-dom'
import { useSession } from '../../shared/api/session.ts'
import { homePathFor } from '../navigation.ts'

/** `/` leads to the first page of the person's space. */
export function HomeRedirect() {
  return <Navigate to={homePathFor(useSession())} replace />
}
