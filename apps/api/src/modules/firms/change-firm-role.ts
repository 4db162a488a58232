import { type FirmRole, isLastManager } from '@guichet/domain/firm'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { demandSettled, findPerson } from '../identity/index.ts'
import { changeMember, findMember, readActive } from './data/firm-data.ts'
import { demandManager } from './firm-place.ts'
import { type FirmMemberView, readMemberView } from './firm-view.ts'
import { tellPersons } from './tell-firm.ts'

/**
 * Makes somebody of the firm a manager or a collaborator.
 * @throws problems `resource.not-found`, `resource.changed`, `firm.manager-only`, `firm.last-manager`, `firm.settled`,
 * `recovery.recent`.
 */
export const changeFirmRole = (
  ctx: Ctx,
  id: string,
  version: string,
  { role, deviceToken }: { readonly role: FirmRole; readonly deviceToken: string | null },
): Promise<FirmMemberView> =>
  withTx(ctx, async (tx) => {
    const { firmId, firmName } = await demandManager(tx)
    const row = await findMember(tx, id)
    if (row?.firmId !== firmId) throw problem('resource.not-found')
    if (row.state !== 'active' || row.personId === null) throw problem('firm.settled')
    demandVersion(version, row.version)
    if (role === row.role) return readMemberView(tx, id)
    if (role === 'manager') await demandSettled(tx, deviceToken)
    if (role === 'collaborator' && isLastManager(await readActive(tx, firmId), id))
      throw problem('firm.last-manager')
    if (!(await changeMember(tx, row, { role }))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'firm-member.role-changed', subjectKind: 'firm', subjectId: firmId },
      before: { memberId: id, personId: row.personId, role: row.role },
      after: { memberId: id, personId: row.personId, role },
    })
    const byId = actingPersonId(tx)
    const [person, by] = [await findPerson(tx, row.personId), await findPerson(tx, byId)]
    if (person && by && person.id !== byId) {
      const other = `${by.firstName} ${by.lastName}`
      await tellPersons(tx, { news: role, memberId: id, firmName, other }, [person])
    }
    return readMemberView(tx, id)
  })
