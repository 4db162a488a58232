import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Navigate, useMatches } from 'react-router-dom'
import { StaffSearch } from '../../features/backoffice/staff-search.tsx'
import { type Session, useSession } from '../../shared/api/session.ts'
import { paths } from '../../shared/paths.ts'
import { navigationFor } from '../navigation.ts'
import { ForbiddenPage } from '../pages/forbidden-page.tsx'
import type { PageHandle } from '../routes.tsx'
import { DEEPER_PAGES } from '../staff-menu.ts'
import { Frame } from './frame.tsx'
import { ModuleOutlet } from './module-outlet.tsx'

/** The pages that the search finds by their names: those of the menu, and those below them that the rights open. */
function usePages(session: Session) {
  const { t } = useTranslation('shell')
  const entries = navigationFor(session).filter(({ area }) => area === 'staff')
  return [
    ...entries.map(({ label, path }) => ({ label: t(`nav.${label}`), to: path })),
    ...DEEPER_PAGES.filter(
      ({ needs, below, to }) =>
        session.permissions.includes(needs) &&
        entries.some(({ path }) => path === below) &&
        !entries.some(({ path }) => path === to),
    ).map(({ label, to }) => ({ label: t(`pages.${label}`), to })),
  ]
}

/** The back-office: denser; a page that the role does not open says so. */
export function StaffLayout() {
  const { t } = useTranslation('shell')
  const session = useSession()
  const matches = useMatches()
  const allowed = matches.every(({ handle }) => {
    const { permission } = (handle ?? {}) as PageHandle
    return permission === undefined || session.permissions.includes(permission)
  })
  const pages = usePages(session)
  if (session.staffRole === null) return <Navigate to={paths.dashboard} replace />
  return (
    <Frame
      area="staff"
      search={session.permissions.includes('members.read') && <StaffSearch pages={pages} />}
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
