import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson, tokenHashOf } from '../identity/index.ts'
import { findMember, listJoinableTypes } from '../memberships/index.ts'
import { insertJoining, insertSecret } from './data/joining-data.ts'
import { plainPart, reachJoining } from './joining-access.ts'
import { contentOfDraft, type JoiningDraft } from './joining-content.ts'
import { type JoiningView, toJoiningView } from './joining-view.ts'

/** The applicant who is signed in and no member yet; null for a newcomer. @throws a problem `joining.known`. */
async function applicantOf(ctx: Ctx) {
  if (ctx.actor.kind !== 'person') return null
  const member = await findMember(ctx, ctx.actor.personId)
  if (member?.number != null) throw problem('joining.known')
  return findPerson(ctx, ctx.actor.personId)
}

/**
 * Begins a joining (M15): what was typed so far is kept under a secret, to be left and resumed.
 * @throws problems `membership.type-unavailable`, `joining.known`.
 */
export async function startJoining(
  ctx: Ctx,
  typed: JoiningDraft,
): Promise<{ token: string; joining: JoiningView }> {
  if ((await listJoinableTypes(ctx, null)).length === 0) throw problem('membership.type-unavailable')
  const applicant = await applicantOf(ctx)
  const draft = applicant ? { ...typed, email: applicant.email } : typed
  const id = ctx.ids.uuid()
  const token = ctx.ids.token()
  await withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    await insertJoining(tx, {
      ...{ id, state: 'draft', locale: tx.locale, createdAt: now, updatedAt: now },
      ...plainPart(tx, contentOfDraft(draft, null)),
      personId: applicant?.id ?? null,
      signedIn: applicant !== null,
    })
    await insertSecret(tx, { tokenHash: tokenHashOf(token), joiningId: id, provesEmail: false })
    await audit(tx, { action: 'joining.started', subjectKind: 'joining', subjectId: id })
  })
  return { token, joining: await toJoiningView(ctx, await reachJoining(ctx, token)) }
}
