import { FilesPage } from '../../features/delegations/files-page.tsx'
import { FirmInvitations } from '../../features/firms/firm-invitations.tsx'

/** `/dossiers`: the files opened to me, and invitations, those to firms too (U29). */
export function Component() {
  return <FilesPage notices={<FirmInvitations />} />
}
