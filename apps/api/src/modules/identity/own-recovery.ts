import type { ownRecovery } from '@guichet/contract/recoveries.contract'
import type { In } from '@guichet/contract/route'
import { answerFault, answerKey } from '@guichet/domain/secret-question'
import { maskedPhone } from '@guichet/domain/sms-code'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { holdFactors, readKnownFactors } from './data/factor-data.ts'
import { countHeldKeys } from './data/held-means-data.ts'
import { findPerson } from './data/person-data.ts'
import { findPhone } from './data/phone-data.ts'
import { wasOpenedByFactor, wasOpenedByLink } from './data/proof-data.ts'
import {
  deleteQuestion,
  findMailRecovery,
  findQuestion,
  findWaiting,
  saveQuestion,
  stopRecoveries,
  wasKnownBefore,
} from './data/recovery-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { demandRecentPassword, type RecentProof } from './demand-recent-password.ts'
import { tokenHashOf } from './open-session.ts'
import { readOwnWords } from './own-words.ts'
import { QUESTION_FIELD, standInWays } from './recovery-stand.ts'

const HOLD_MS = 86_400_000

/** The levels of recovery of whoever acts, and one that waits. */
export async function getOwnRecovery(ctx: Ctx, deviceToken: string | null): Promise<In<typeof ownRecovery>> {
  const personId = actingPersonId(ctx)
  const person = await findPerson(ctx, personId)
  const phone = await findPhone(ctx, personId)
  const question = await findQuestion(ctx, personId)
  const waiting = await findWaiting(ctx, personId)
  return {
    email: person?.email ?? '',
    phone: phone && maskedPhone(phone.phone),
    smsAvailable: ctx.deps.sms !== null,
    question: question && {
      text: ctx.deps.encryption.decryptText(question.questionCipher, QUESTION_FIELD),
      setAt: question.setAt.toISOString(),
    },
    hasStandIn: standInWays(await readKnownFactors(ctx, personId)).length > 0,
    hasPassword: (await holdCredentials(ctx, personId)) !== null,
    waiting: waiting?.waitsUntil
      ? { since: waiting.createdAt.toISOString(), until: waiting.waitsUntil.toISOString() }
      : null,
    settlesAt: (await findHeldUntil(ctx, personId, deviceToken))?.toISOString() ?? null,
    heldKeys: await countHeldKeys(ctx, personId),
  }
}

const findHold = (ctx: Ctx, personId: string): Promise<Date | null> =>
  findMailRecovery(ctx, personId, new Date(ctx.clock.now().getTime() - HOLD_MS))

/** Whether the password was replaced by the mail alone within a day. */
export const wasRecoveredByMail = async (ctx: Ctx, personId: string): Promise<boolean> =>
  (await findHold(ctx, personId)) !== null

/**
 * Until when somebody in a browser is known by the mailbox alone; null where nothing is held: in a browser from before, in a
 * session that a second factor opened, or FranceConnect by a link from before.
 */
export async function findHeldUntil(
  ctx: Ctx,
  personId: string,
  deviceToken: string | null,
): Promise<Date | null> {
  const at = await findHold(ctx, personId)
  if (at === null) return null
  if (deviceToken !== null && (await wasKnownBefore(ctx, personId, tokenHashOf(deviceToken), at))) return null
  if (ctx.actor.kind === 'person') {
    const { sessionId } = ctx.actor
    if (await wasOpenedByFactor(ctx, sessionId)) return null
    if (await wasOpenedByLink(ctx, sessionId, at)) return null
  }
  return new Date(at.getTime() + HOLD_MS)
}

/**
 * For a day after the password was replaced by the mail alone, whoever has nothing but the mailbox makes the space his own no
 * further. @throws a problem `recovery.recent`.
 */
export async function assertRecoverySettled(
  ctx: Ctx,
  personId: string,
  deviceToken: string | null,
): Promise<void> {
  const until = await findHeldUntil(ctx, personId, deviceToken)
  if (until === null) return
  const ms = until.getTime() - ctx.clock.now().getTime()
  throw problem('recovery.recent', { retryAfterSeconds: Math.ceil(ms / 1000) })
}

/**
 * The same for whoever acts, where no password is asked: before others are given a part in what is his. A key is from before,
 * or made by who was no stranger. @throws a problem `recovery.recent`.
 */
export async function demandSettled(ctx: Ctx, deviceToken: string | null): Promise<void> {
  if (ctx.actor.kind === 'person') await assertRecoverySettled(ctx, actingPersonId(ctx), deviceToken)
}

/**
 * What asks for the password and for more than the mailbox: the password first, then the hold after a recovery.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`.
 */
export async function demandSettledOwner(ctx: Ctx, proof: RecentProof): Promise<void> {
  await demandRecentPassword(ctx, proof)
  await assertRecoverySettled(ctx, actingPersonId(ctx), proof.deviceToken)
}

/**
 * A question of one's own, in the place of an earlier one. What was begun to recover before ends.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `recovery.recent`, `request.invalid`.
 */
export async function setSecretQuestion(
  ctx: Ctx,
  input: RecentProof & { readonly question: string; readonly answer: string },
): Promise<void> {
  const personId = actingPersonId(ctx)
  const { question, answer } = input
  const fault = answerFault(question, answer, await readOwnWords(ctx, personId))
  if (fault !== null) throw fieldProblem('/answer', fault === 'short' ? 'answer.short' : 'answer.guessable')
  await demandSettledOwner(ctx, input)
  const answerHash = await ctx.deps.hasher.hash(answerKey(answer))
  const questionCipher = ctx.deps.encryption.encrypt(question, QUESTION_FIELD)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    const isChange = (await findQuestion(tx, personId)) !== null
    await saveQuestion(tx, personId, { questionCipher, answerHash })
    await settle(tx, personId, isChange ? 'changed' : 'set')
  })
}

/** @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `resource.not-found`. */
export async function removeSecretQuestion(ctx: Ctx, proof: RecentProof): Promise<void> {
  const personId = actingPersonId(ctx)
  await demandRecentPassword(ctx, proof)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    if (!(await deleteQuestion(tx, personId))) throw problem('resource.not-found')
    await settle(tx, personId, 'removed')
  })
}

/** Neither the question nor the answer is told or written down. */
async function settle(tx: Ctx, personId: string, change: 'set' | 'changed' | 'removed'): Promise<void> {
  await stopRecoveries(tx, personId)
  await audit(tx, { action: `recovery.question-${change}`, subjectKind: 'person', subjectId: personId })
  const person = await findPerson(tx, personId)
  if (!person || person.email === '') return
  await queueMessage(tx, {
    ...{ template: 'question-changed', to: person.email, personId, locale: person.locale },
    data: { firstName: person.firstName, change, securityUrl: `${tx.deps.config.publicUrl}/securite` },
    dedupeKey: `question-changed:${tx.ids.uuid()}`,
  })
}
