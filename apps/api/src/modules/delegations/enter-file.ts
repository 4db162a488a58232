import { ASSISTANCE_RIGHTS } from '@guichet/domain/delegation'
import { mayDo } from '@guichet/domain/rights'
import { type Actor, type Ctx, type FileAccess, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findOpenAssistance, findOpenDelegation, noteVisit } from './data/access-data.ts'

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/iu
/** An access that was not used for so long is noted anew as used. */
const VISIT_MS = 30 * 60_000

type SignedIn = Extract<Actor, { readonly kind: 'person' | 'key' }>

/** The same, acting in the file of somebody else. */
function actingIn(actor: SignedIn, ownerId: string, access: Omit<FileAccess, 'byId'>): SignedIn {
  const inFile = { personId: ownerId, access: { ...access, byId: actor.personId } }
  return actor.kind === 'person' ? { ...actor, ...inFile, staffRole: null } : { ...actor, ...inFile }
}

async function asStaff(ctx: Ctx, actor: SignedIn, id: string): Promise<SignedIn | null> {
  if (actor.kind !== 'person' || !mayDo(actor.staffRole, 'members.assist')) return null
  const found = await findOpenAssistance(ctx, id, actor.personId)
  if (!found) return null
  const { ownerId, endsAt } = found
  return actingIn(actor, ownerId, { kind: 'assistance', id, rights: ASSISTANCE_RIGHTS, endsOn: null, endsAt })
}

async function asThirdParty(ctx: Ctx, actor: SignedIn, id: string): Promise<SignedIn | null> {
  const found = await findOpenDelegation(ctx, id, actor.personId)
  if (!found) return null
  const { ownerId, rights, endsOn, visitedAt } = found
  const inFile = actingIn(actor, ownerId, { kind: 'delegation', id, rights, endsOn, endsAt: null })
  const since = new Date(ctx.clock.now().getTime() - VISIT_MS)
  if (visitedAt === null || visitedAt < since)
    await withTx({ ...ctx, actor: inFile }, async (tx) => {
      if (await noteVisit(tx, id, { personId: actor.personId, since }))
        await audit(tx, { action: 'delegation.used', subjectKind: 'delegation', subjectId: id })
    })
  return inFile
}

/**
 * Lets whoever signed in act in the file of somebody else (header `X-Guichet-File`): a third party, or a colleague of the firm, by a delegation, staff by
 * an assistance. Read anew for each request, so that what was revoked, narrowed or has ended counts at once in every process.
 * @throws a problem `delegation.ended`.
 */
export async function enterFile(ctx: Ctx, fileId: string): Promise<Actor> {
  const { actor } = ctx
  if (actor.kind !== 'person' && actor.kind !== 'key') return actor
  if (!UUID.test(fileId)) throw problem('delegation.ended')
  const id = fileId.toLowerCase()
  const inFile = (await asStaff(ctx, actor, id)) ?? (await asThirdParty(ctx, actor, id))
  if (!inFile) throw problem('delegation.ended')
  return inFile
}
