import { RECOVERY_READY_HOURS, RECOVERY_WAIT_HOURS } from '@guichet/domain/recovery'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { asPerson } from './as-person.ts'
import { insertLinks } from './data/link-data.ts'
import { findPerson } from './data/person-data.ts'
import { findPhone } from './data/phone-data.ts'
import {
  findPersonalEmail,
  findWaiting,
  holdRecovery,
  letWait,
  makeReady,
  READY_LINK,
  RECOVERY_DENIAL,
  readWaited,
  stopRecoveries,
} from './data/recovery-data.ts'
import { holdCredentials, isPersonShutOut } from './data/sign-in-data.ts'
import { tokenHashOf } from './open-session.ts'
import { loadRecovery, stepsOf } from './recovery-stand.ts'

const HOUR_MS = 3_600_000
const BATCH = 100

/**
 * Two proofs were given: the recovery goes on in 24 hours. Told at once to all addresses and the number of the person, with
 * a link that stops it. One waits at a time; another asked for meanwhile neither shortens nor prolongs it.
 * @throws problems `link.invalid`, `recovery.unproven`.
 */
export async function waitForRecovery(ctx: Ctx, token: string): Promise<void> {
  const stand = await loadRecovery(ctx, tokenHashOf(token))
  const { personId, linkHash } = stand
  if (stand.steps.outcome !== 'wait') throw problem('recovery.unproven')
  await withTx(asPerson(ctx, personId), async (tx) => {
    await holdCredentials(tx, personId)
    const row = await holdRecovery(tx, linkHash, personId)
    if (stepsOf(stand, row).outcome !== 'wait') throw problem('recovery.unproven')
    if ((await findWaiting(tx, personId)) !== null) return
    const until = new Date(tx.clock.now().getTime() + RECOVERY_WAIT_HOURS * HOUR_MS)
    if (!(await letWait(tx, row.id, until))) throw problem('link.invalid')
    await tellWaiting(tx, personId, row.id, until)
    await audit(tx, {
      ...{ action: 'recovery.waiting', subjectKind: 'person', subjectId: personId },
      after: { until: until.toISOString() },
    })
  })
}

/** Every address and number of a person, each once. */
export async function reachesOf(tx: Ctx, personId: string) {
  const person = await findPerson(tx, personId)
  const mails = [person?.email ?? '', (await findPersonalEmail(tx, personId)) ?? '']
  const phone = tx.deps.sms === null ? null : ((await findPhone(tx, personId))?.phone ?? null)
  return {
    person,
    reaches: [
      ...[...new Set(mails.map((mail) => mail.toLowerCase()))]
        .filter((to) => to !== '')
        .map((to) => ({ channel: 'mail' as const, to })),
      ...(phone === null ? [] : [{ channel: 'sms' as const, to: phone }]),
    ],
  }
}

async function tellWaiting(tx: Ctx, personId: string, recoveryId: string, until: Date): Promise<void> {
  const { person, reaches } = await reachesOf(tx, personId)
  if (!person) return
  const token = tx.ids.token()
  const createdAt = tx.clock.now()
  const expiresAt = new Date(until.getTime() + RECOVERY_READY_HOURS * HOUR_MS)
  await insertLinks(tx, [
    { tokenHash: tokenHashOf(token), purpose: RECOVERY_DENIAL, personId, createdAt, expiresAt },
  ])
  for (const { channel, to } of reaches)
    await queueMessage(tx, {
      ...{ channel, to, personId, template: 'recovery-waiting', locale: person.locale },
      data: { firstName: person.firstName, until: until.toISOString() },
      secret: { link: `${tx.deps.config.publicUrl}/recuperation-refusee/${token}` },
      dedupeKey: `recovery-waiting:${recoveryId}:${channel}:${to}`,
    })
}

const goOn = (ctx: Ctx, id: string, personId: string): Promise<void> =>
  withTx(ctx, async (tx) => {
    await holdCredentials(tx, personId)
    const person = await findPerson(tx, personId)
    if (!person || (await isPersonShutOut(tx, personId))) {
      await stopRecoveries(tx, personId)
      return
    }
    const token = tx.ids.token()
    const tokenHash = tokenHashOf(token)
    if (!(await makeReady(tx, id, tokenHash))) return
    const createdAt = tx.clock.now()
    const expiresAt = new Date(createdAt.getTime() + RECOVERY_READY_HOURS * HOUR_MS)
    await insertLinks(tx, [{ tokenHash, purpose: READY_LINK, personId, createdAt, expiresAt }])
    await queueMessage(tx, {
      ...{ template: 'recovery-ready', to: person.email, personId, locale: person.locale },
      data: { firstName: person.firstName, until: expiresAt.toISOString() },
      secret: { link: `${tx.deps.config.publicUrl}/activation/${token}` },
      dedupeKey: `recovery-ready:${id}`,
    })
    await audit(tx, { action: 'recovery.ready', subjectKind: 'person', subjectId: personId })
  })

/** Sends the link to go on to whoever has waited. Safe to run on several processes at once. */
export async function continueRecoveries(ctx: Ctx): Promise<number> {
  const rows = await readWaited(ctx, BATCH)
  for (const { id, personId } of rows) await goOn(ctx, id, personId)
  return rows.length
}
