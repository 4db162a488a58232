import { Component as DashboardPage } from '../../features/dashboard/dashboard-page.tsx'
import { FileHome } from '../../features/delegations/file-home.tsx'
import { useOwnFile } from '../../shared/api/session.ts'

/** `/tableau-de-bord`: one’s own, or what is opened in the file of somebody else. */
export const Component = () => (useOwnFile() ? <DashboardPage /> : <FileHome />)
