import type {
  answerEmailChange as answerRoute,
  getEmailChangeLink as linkRoute,
} from '@guichet/contract/email-changes.contract'
import type { BodyOf } from '@guichet/contract/route'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { asPerson } from './as-person.ts'
import { completeEmailChange } from './complete-email-change.ts'
import {
  type EmailChangeRow,
  endChanges,
  findChangeByLink,
  holdChange,
  type Side,
  updateChange,
} from './data/email-change-data.ts'
import { findPerson } from './data/person-data.ts'
import { holdCredentials, revokeSessionsOf } from './data/sign-in-data.ts'
import { standOfChange, takesEffectAt } from './domain/email-change.ts'
import { tokenHashOf } from './open-session.ts'
import { sendPasswordLink } from './request-password-reset.ts'
import { makeChangeLink } from './send-email-change.ts'

type Link = BodyOf<typeof linkRoute>
type Answer = BodyOf<typeof answerRoute>

/** What a link about a change of address is for. @throws a problem `link.invalid`. */
export async function getEmailChangeLink(ctx: Ctx, token: string): Promise<Link> {
  const change = await findChangeByLink(ctx, tokenHashOf(token))
  if (!change || standOfChange(change, ctx.clock.now()) === 'expired') throw problem('link.invalid')
  const { side, oldEmail, newEmail } = change
  return {
    ...{ side, oldEmail, newEmail },
    confirmed: (side === 'new' ? change.newConfirmedAt : change.oldConfirmedAt) !== null,
    expiresAt: change.expiresAt.toISOString(),
    effectiveAt: takesEffectAt(change)?.toISOString() ?? null,
  }
}

/**
 * One of the two addresses answers: it confirms, or the present one says that its owner has not asked for the change, which
 * ends it and all sessions, and sends a link to a new password.
 * @throws a problem `link.invalid`.
 */
export async function answerEmailChange(
  ctx: Ctx,
  token: string,
  decision: 'confirm' | 'object',
): Promise<Answer> {
  const link = await findChangeByLink(ctx, tokenHashOf(token))
  if (!link) throw problem('link.invalid')
  return withTx(asPerson(ctx, link.personId), async (tx) => {
    await holdCredentials(tx, link.personId)
    const change = await holdChange(tx, link.id)
    if (!change || standOfChange(change, tx.clock.now()) === 'expired') throw problem('link.invalid')
    if (decision === 'confirm') return confirm(tx, change, link.side)
    if (link.side !== 'old') throw problem('link.invalid')
    return object(tx, change)
  })
}

async function confirm(tx: Ctx, before: EmailChangeRow, side: Side): Promise<Answer> {
  const field = side === 'new' ? ('newConfirmedAt' as const) : ('oldConfirmedAt' as const)
  const isFirst = before[field] === null
  const change = { ...before, [field]: before[field] ?? tx.clock.now() }
  if (isFirst) {
    await updateChange(tx, change.id, { [field]: change[field] })
    const subject = { subjectKind: 'person', subjectId: change.personId }
    await audit(tx, { action: 'email-change.confirmed', ...subject, after: { side } })
  }
  const stand = standOfChange(change, tx.clock.now())
  if (stand === 'due') return { outcome: await completeEmailChange(tx, change), effectiveAt: null }
  if (stand === 'awaiting-old' && isFirst) await warnOld(tx, change)
  return {
    outcome: stand === 'awaiting-old' ? 'awaiting-old' : 'awaiting-new',
    effectiveAt: takesEffectAt(change)?.toISOString() ?? null,
  }
}

/** The present address learns when the change takes effect unless it objects. */
async function warnOld(tx: Ctx, change: EmailChangeRow): Promise<void> {
  const person = await findPerson(tx, change.personId)
  if (!person) return
  await queueMessage(tx, {
    template: 'email-change-waiting',
    to: change.oldEmail,
    personId: person.id,
    locale: person.locale,
    data: {
      ...{ firstName: person.firstName, newEmail: change.newEmail },
      effectiveAt: takesEffectAt(change)?.toISOString() ?? '',
    },
    secret: { link: await makeChangeLink(tx, change.id, 'old') },
    dedupeKey: `email-change-waiting:${change.id}`,
  })
}

async function object(tx: Ctx, change: EmailChangeRow): Promise<Answer> {
  const person = await findPerson(tx, change.personId)
  if (!person) throw problem('link.invalid')
  await endChanges(tx, person.id, 'objected')
  await revokeSessionsOf(tx, person.id, 'address change objected to')
  await audit(tx, { action: 'email-change.objected', subjectKind: 'person', subjectId: person.id })
  await sendPasswordLink(tx, person, 'password-reset')
  return { outcome: 'objected', effectiveAt: null }
}
