import {
  devices,
  federatedIdentities,
  members,
  oneTimeLinks,
  recoveries,
  secretQuestions,
} from '@guichet/db/schema'
import { RECOVERY_TRIES } from '@guichet/domain/recovery'
import { and, asc, eq, gt, inArray, isNull, lt, lte, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'

/** Purpose of the link to a new password, as it is asked for. */
export const RESET_LINK = 'password-reset'
/** Purpose of the link that comes once a recovery has waited: asking for another one does not end it. */
export const READY_LINK = 'recovery-ready'
/** Purpose of the link that stops a recovery. */
export const RECOVERY_DENIAL = 'recovery-denial'

const RUNNING = ['open', 'waiting', 'ready']

const columns = {
  id: recoveries.id,
  personId: recoveries.personId,
  state: recoveries.state,
  tries: recoveries.tries,
  smsAt: recoveries.smsAt,
  questionAt: recoveries.questionAt,
  standIn: recoveries.standIn,
  createdAt: recoveries.createdAt,
  waitsUntil: recoveries.waitsUntil,
}

export async function findRecovery({ db }: Ctx, linkHash: Buffer) {
  const [row] = await db.select(columns).from(recoveries).where(eq(recoveries.linkHash, linkHash))
  return row ?? null
}
export type RecoveryRow = NonNullable<Awaited<ReturnType<typeof findRecovery>>>

/** What was proven with a link so far, begun where there is nothing yet; others that give something wait. */
export async function holdRecovery(
  { db, clock, ids }: Ctx,
  linkHash: Buffer,
  personId: string,
): Promise<RecoveryRow> {
  await db
    .insert(recoveries)
    .values({ id: ids.uuid(), personId, linkHash, state: 'open', createdAt: clock.now() })
    .onConflictDoNothing({ target: recoveries.linkHash })
  const [row] = await db
    .select(columns)
    .from(recoveries)
    .where(eq(recoveries.linkHash, linkHash))
    .for('update')
  return row as RecoveryRow
}

/** Takes one of the answers that a link is worth; false when none is left. */
export async function takeRecoveryTry({ db }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(recoveries)
    .set({ tries: sql`${recoveries.tries} + 1` })
    .where(
      and(
        eq(recoveries.id, id),
        lt(recoveries.tries, RECOVERY_TRIES),
        inArray(recoveries.state, ['open', 'waiting']),
      ),
    )
    .returning({ id: recoveries.id })
  return rows.length === 1
}

/** The answer was right, or could not be checked: it counts for none. */
export async function giveTryBack({ db }: Ctx, id: string): Promise<void> {
  await db
    .update(recoveries)
    .set({ tries: sql`greatest(${recoveries.tries} - 1, 0)` })
    .where(eq(recoveries.id, id))
}

export async function noteProof(
  { db, clock }: Ctx,
  id: string,
  kind: 'sms' | 'question' | 'passkey' | 'recovery-code',
): Promise<void> {
  const at = clock.now()
  const values = kind === 'sms' ? { smsAt: at } : kind === 'question' ? { questionAt: at } : { standIn: kind }
  await db.update(recoveries).set(values).where(eq(recoveries.id, id))
}

/** The recovery of a person that waits. */
export async function findWaiting({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({ id: recoveries.id, createdAt: recoveries.createdAt, waitsUntil: recoveries.waitsUntil })
    .from(recoveries)
    .where(and(eq(recoveries.personId, personId), eq(recoveries.state, 'waiting')))
  return row ?? null
}

/** False when it did not stand open any more. */
export async function letWait({ db }: Ctx, id: string, waitsUntil: Date): Promise<boolean> {
  const rows = await db
    .update(recoveries)
    .set({ state: 'waiting', waitsUntil })
    .where(and(eq(recoveries.id, id), eq(recoveries.state, 'open')))
    .returning({ id: recoveries.id })
  return rows.length === 1
}

/** Recoveries whose delay has passed. */
export const readWaited = ({ db, clock }: Ctx, limit: number) =>
  db
    .select({ id: recoveries.id, personId: recoveries.personId })
    .from(recoveries)
    .where(and(eq(recoveries.state, 'waiting'), lte(recoveries.waitsUntil, clock.now())))
    .orderBy(asc(recoveries.waitsUntil))
    .limit(limit)

/** From now on it goes by another link; false when it waits no more. */
export async function makeReady({ db }: Ctx, id: string, linkHash: Buffer): Promise<boolean> {
  const rows = await db
    .update(recoveries)
    .set({ state: 'ready', linkHash })
    .where(and(eq(recoveries.id, id), eq(recoveries.state, 'waiting')))
    .returning({ id: recoveries.id })
  return rows.length === 1
}

/** False when it was ended before. */
export async function finishRecovery({ db, clock }: Ctx, id: string): Promise<boolean> {
  const rows = await db
    .update(recoveries)
    .set({ state: 'done', endedAt: clock.now() })
    .where(and(eq(recoveries.id, id), inArray(recoveries.state, RUNNING)))
    .returning({ id: recoveries.id })
  return rows.length === 1
}

/** Everything that a person, or somebody in its name, began to recover ends; whether anything of it waited. */
export async function stopRecoveries(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  personId: string,
): Promise<boolean> {
  const rows = await db
    .update(recoveries)
    .set({ state: 'stopped', endedAt: clock.now() })
    .where(and(eq(recoveries.personId, personId), inArray(recoveries.state, RUNNING)))
    .returning({ waitsUntil: recoveries.waitsUntil })
  return rows.some(({ waitsUntil }) => waitsUntil !== null)
}

/** Links by which a password could be chosen, or a recovery stopped, end. */
export async function endRecoveryLinks(
  { db, clock }: Pick<Ctx, 'db' | 'clock'>,
  personId: string,
): Promise<void> {
  await db
    .update(oneTimeLinks)
    .set({ usedAt: clock.now() })
    .where(
      and(
        eq(oneTimeLinks.personId, personId),
        inArray(oneTimeLinks.purpose, [RESET_LINK, READY_LINK, RECOVERY_DENIAL]),
        isNull(oneTimeLinks.usedAt),
      ),
    )
}

/**
 * When the password was first replaced by the mail alone, since an instant: whoever does it again makes no browser older by it.
 */
export async function findMailRecovery({ db }: Ctx, personId: string, since: Date): Promise<Date | null> {
  const [row] = await db
    .select({ endedAt: recoveries.endedAt })
    .from(recoveries)
    .where(
      and(
        eq(recoveries.personId, personId),
        eq(recoveries.state, 'done'),
        gt(recoveries.endedAt, since),
        isNull(recoveries.waitsUntil),
        isNull(recoveries.smsAt),
        isNull(recoveries.questionAt),
      ),
    )
    .orderBy(asc(recoveries.endedAt))
    .limit(1)
  return row?.endedAt ?? null
}

/** Whether a browser was known of a person before an instant. */
export async function wasKnownBefore(
  { db }: Ctx,
  personId: string,
  deviceHash: Buffer,
  at: Date,
): Promise<boolean> {
  const rows = await db
    .select({ personId: devices.personId })
    .from(devices)
    .where(and(eq(devices.personId, personId), eq(devices.tokenHash, deviceHash), lt(devices.createdAt, at)))
  return rows.length > 0
}

export async function findQuestion({ db }: Ctx, personId: string) {
  const [row] = await db
    .select({
      questionCipher: secretQuestions.questionCipher,
      answerHash: secretQuestions.answerHash,
      setAt: secretQuestions.setAt,
    })
    .from(secretQuestions)
    .where(eq(secretQuestions.personId, personId))
  return row ?? null
}

export async function saveQuestion(
  { db, clock }: Ctx,
  personId: string,
  row: { readonly questionCipher: Buffer; readonly answerHash: string },
): Promise<void> {
  const values = { ...row, setAt: clock.now() }
  await db
    .insert(secretQuestions)
    .values({ personId, ...values })
    .onConflictDoUpdate({ target: secretQuestions.personId, set: values })
}

/** False when there was none. */
export async function deleteQuestion({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .delete(secretQuestions)
    .where(eq(secretQuestions.personId, personId))
    .returning({ personId: secretQuestions.personId })
  return rows.length === 1
}

/** The address that a member has for himself, beside the one to sign in with. */
export async function findPersonalEmail({ db }: Ctx, personId: string): Promise<string | null> {
  const [row] = await db
    .select({ personalEmail: members.personalEmail })
    .from(members)
    .where(eq(members.personId, personId))
  return row?.personalEmail || null
}

/** Whether somebody comes in through an identity provider. */
export async function isFederated({ db }: Ctx, personId: string): Promise<boolean> {
  const rows = await db
    .select({ id: federatedIdentities.id })
    .from(federatedIdentities)
    .where(eq(federatedIdentities.personId, personId))
    .limit(1)
  return rows.length > 0
}
