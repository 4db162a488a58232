import type { decideDelegation as route } from '@guichet/contract/delegations.contract'
import type { Out } from '@guichet/contract/route'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { demandSettled, findPerson } from '../identity/index.ts'
import { queueMessage } from '../notifications/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { changeDelegation, type DelegationRow, expireDelegations, isOpenTo } from './data/delegation-data.ts'
import { holdFirmOfFile, type SharingFirm } from './data/firm-data.ts'
import { checkTerms } from './delegation-terms.ts'
import { type DelegationView, ownDelegation, toDelegationView } from './delegation-view.ts'
import { noteShared } from './share-files.ts'
import { tellOfDelegation } from './tell-delegation.ts'

type Input = Out<(typeof route)['body']>

async function accept(
  tx: Ctx,
  row: DelegationRow,
  ownerId: string,
  { firm, ...input }: Input & { readonly firm: SharingFirm | null },
): Promise<void> {
  const { rights: asked, endsOn, copies, colleagues } = input
  const { thirdId } = row
  if (!asked) throw fieldProblem('/rights', 'required')
  if (!endsOn) throw fieldProblem('/endsOn', 'required')
  const rights = await checkTerms(tx, ownerId, { rights: asked, endsOn })
  await expireDelegations(tx, { ownerId })
  if (thirdId && (await isOpenTo(tx, ownerId, thirdId))) throw problem('delegation.known')
  const terms = { rights, endsOn, copies, colleagues }
  const change = { ...terms, state: 'active', firmId: firm?.id ?? null, acceptedAt: tx.clock.now() } as const
  if (!(await changeDelegation(tx, row.id, 'asked', change))) throw problem('delegation.settled')
  await audit(tx, {
    ...{ action: 'delegation.granted', subjectKind: 'delegation', subjectId: row.id },
    after: terms,
  })
  if (!thirdId) return
  await tellOfDelegation(tx, 'granted', { ...row, rights, endsOn }, { personId: thirdId, otherId: ownerId })
  if (firm) await noteShared(tx, [row.id], { firm, thirdId })
}

/** Passes a request that the member does not want on to the desk. */
async function reportToDesk(tx: Ctx, row: DelegationRow, ownerId: string): Promise<void> {
  const owner = await findPerson(tx, ownerId)
  const { email } = await getOrganisationProfile(tx)
  if (!owner) return
  await queueMessage(tx, {
    template: 'delegation-report',
    to: email,
    personId: null,
    locale: 'fr',
    data: {
      owner: `${owner.firstName} ${owner.lastName}`,
      third: `${row.thirdFirstName} ${row.thirdLastName}`,
      thirdEmail: row.thirdEmail ?? '',
      note: row.note ?? '',
    },
    dedupeKey: `delegation-report:${row.id}`,
  })
}

/**
 * Answers who asks for access. A refusal is not told, nor is a report, which goes to the organisation besides.
 * @throws problems `resource.not-found`, `delegation.settled`, `delegation.known`, `request.invalid`, `recovery.recent`.
 */
export const decideDelegation = (
  ctx: Ctx,
  id: string,
  input: Input,
  deviceToken: string | null,
): Promise<DelegationView> =>
  withTx(ctx, async (tx) => {
    if (input.decision === 'accept') await demandSettled(tx, deviceToken)
    const ownerId = actingPersonId(tx)
    const isShared = input.decision === 'accept' && input.colleagues
    const firm = isShared ? await holdFirmOfFile(tx, id, ownerId) : null
    const row = await ownDelegation(tx, id, ownerId)
    if (row.state !== 'asked') throw problem('delegation.settled')
    if (input.decision === 'accept') await accept(tx, row, ownerId, { ...input, firm })
    else {
      const change = { state: 'declined', endedAt: tx.clock.now() } as const
      if (!(await changeDelegation(tx, id, 'asked', change))) throw problem('delegation.settled')
      const isReport = input.decision === 'report'
      const action = isReport ? 'delegation.reported' : 'delegation.declined'
      await audit(tx, { action, subjectKind: 'delegation', subjectId: id })
      if (isReport) await reportToDesk(tx, row, ownerId)
    }
    return toDelegationView(await ownDelegation(tx, id, ownerId))
  })
