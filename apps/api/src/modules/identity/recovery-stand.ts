import type { recovery } from '@guichet/contract/recoveries.contract'
import type { In } from '@guichet/contract/route'
import {
  RECOVERY_TRIES,
  type RecoveryLevel,
  type RecoverySteps,
  recoverySteps,
} from '@guichet/domain/recovery'
import type { KnownFactors } from '@guichet/domain/sign-in-methods'
import { maskedPhone } from '@guichet/domain/sms-code'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { findAttempts } from './data/attempt-data.ts'
import { readKnownFactors } from './data/factor-data.ts'
import { findLink } from './data/link-data.ts'
import { findPhone } from './data/phone-data.ts'
import {
  findQuestion,
  findRecovery,
  findWaiting,
  READY_LINK,
  RESET_LINK,
  type RecoveryRow,
} from './data/recovery-data.ts'
import { holdCredentials } from './data/sign-in-data.ts'
import { lockedForSeconds } from './domain/lock.ts'
import { tokenHashOf } from './open-session.ts'

export const QUESTION_FIELD = 'secret_questions.question'

/** Where a recovery stands: what its person has set up, and what was proven with this link. */
export interface RecoveryStand {
  readonly linkHash: Buffer
  readonly personId: string
  readonly expiresAt: Date
  readonly row: RecoveryRow | null
  readonly phone: string | null
  readonly question: { readonly text: string; readonly answerHash: string } | null
  readonly known: KnownFactors
  readonly steps: RecoverySteps
}

type Levels = Pick<RecoveryStand, 'phone' | 'question'>

/** What the levels that are set still ask for, after what was given. One that has waited is through. */
export function stepsOf({ phone, question }: Levels, row: RecoveryRow | null): RecoverySteps {
  if (row?.state === 'ready') return { open: [], mayStandIn: false, outcome: 'choose' }
  const given = {
    sms: row != null && row.smsAt !== null,
    question: row != null && row.questionAt !== null,
    standIn: row != null && row.standIn !== null,
  }
  return recoverySteps({ sms: phone !== null, question: question !== null }, given)
}

/** The recovery of a link that can be used, or that was just used up here. @throws a problem `link.invalid`. */
export async function loadRecovery(ctx: Ctx, linkHash: Buffer, isSpent = false): Promise<RecoveryStand> {
  const link = await findLink(ctx, linkHash, isSpent)
  if (!link?.personId || ![RESET_LINK, READY_LINK].includes(link.purpose)) throw problem('link.invalid')
  const { personId, expiresAt } = link
  const row = await findRecovery(ctx, linkHash)
  if (row && ['done', 'stopped'].includes(row.state)) throw problem('link.invalid')
  // The link of a recovery that has waited is worth nothing without it.
  if (link.purpose === READY_LINK && row?.state !== 'ready') throw problem('link.invalid')
  const found = await findQuestion(ctx, personId)
  const levels = {
    phone: (await findPhone(ctx, personId))?.phone ?? null,
    question: found && {
      text: ctx.deps.encryption.decryptText(found.questionCipher, QUESTION_FIELD),
      answerHash: found.answerHash,
    },
  }
  const known = await readKnownFactors(ctx, personId)
  return { linkHash, personId, expiresAt, row, ...levels, known, steps: stepsOf(levels, row) }
}

/** Passkeys and recovery codes that may stand for one proof. */
export const standInWays = ({ passkeys, recoveryCodesLeft }: KnownFactors) => [
  ...(passkeys > 0 ? (['passkey'] as const) : []),
  ...(recoveryCodesLeft > 0 ? (['recovery-code'] as const) : []),
]

/** Whether a level may be proven, or something given in the place of one. */
export const isAsked = (
  { steps, known }: RecoveryStand,
  kind: RecoveryLevel | 'passkey' | 'recovery-code',
): boolean =>
  kind === 'sms' || kind === 'question'
    ? steps.open.includes(kind)
    : steps.mayStandIn && standInWays(known).includes(kind)

/** What wrong proofs of a person are counted under. */
export const recoverySubject = (ctx: Ctx, personId: string): Buffer =>
  ctx.deps.encryption.lookupHash(personId, 'sign-in.recovery')

/** @throws a problem `recovery.locked`. */
export async function assertRecoveryOpen(ctx: Ctx, personId: string): Promise<void> {
  const attempts = await findAttempts(ctx, recoverySubject(ctx, personId))
  const locked = lockedForSeconds(attempts, ctx.clock.now())
  if (locked > 0) throw problem('recovery.locked', { retryAfterSeconds: locked })
}

/** What is asked before a new password is chosen, for whoever has opened the link. @throws a problem `link.invalid`. */
export async function getRecovery(ctx: Ctx, token: string): Promise<In<typeof recovery>> {
  const stand = await loadRecovery(ctx, tokenHashOf(token))
  const { row, phone, question, steps, known, personId, expiresAt } = stand
  const waiting = steps.outcome === 'wait' ? await findWaiting(ctx, personId) : null
  return {
    step: waiting ? 'waiting' : steps.outcome,
    firstPassword: (await holdCredentials(ctx, personId)) === null,
    sms: phone === null ? null : smsView(ctx, phone, row),
    question: question && { text: question.text, proven: row != null && row.questionAt !== null },
    standIn: {
      ways: steps.mayStandIn ? standInWays(known) : [],
      given: row?.standIn === 'passkey' || row?.standIn === 'recovery-code' ? row.standIn : null,
    },
    triesLeft: RECOVERY_TRIES - (row?.tries ?? 0),
    waitsUntil: waiting?.waitsUntil?.toISOString() ?? null,
    expiresAt: expiresAt.toISOString(),
  }
}

const smsView = (ctx: Ctx, phone: string, row: RecoveryRow | null) => ({
  phone: maskedPhone(phone),
  proven: row != null && row.smsAt !== null,
  available: ctx.deps.sms !== null,
})
