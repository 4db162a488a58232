import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Navigate, useMatches } from 'react-router-dom'
import { StaffSearch } from '../../features/backoffice/staff-search.tsx'
import { useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { ForbiddenPage } from '../pages/forbidden-page.tsx'
import type { PageHandle } from '../routes.tsx'
import { Frame } from './frame.tsx'
import { ModuleOutlet } from './module-outlet.tsx'

/** The back-office: denser; a page that the role does not open says so. */
export function StaffLayout() {
  const { t } = useTranslation('shell')
  const session = useSession()
  const matches = useMatches()
  const allowed = matches.every(({ handle }) => {
    const { permission } = (handle ?? {}) as PageHandle
    return permission === undefined || session.permissions.includes(permission)
  })
  if (session.staffRole === null) return <Navigate to={paths.dashboard} replace />
  return (
    <Frame
      area="staff"
      search={session.permissions.includes('members.read') && <StaffSearch />}
      standing={
        <Text size="sm" c="dimmed" component="span">
          {t(`role.${session.staffRole}`)}
        </Text>
      }
    >
      {allowed ? <ModuleOutlet /> : <ForbiddenPage />}
    </Frame>
  )
}
