import type { ownPhone } from '@guichet/contract/phones.contract'
import { maskedPhone } from '@guichet/domain/sms-code'
import type { z } from 'zod'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import { holdFactors } from './data/factor-data.ts'
import { findPerson } from './data/person-data.ts'
import { deletePhone, endCodes, findPhone, savePhone } from './data/phone-data.ts'
import { demandRecentPassword } from './demand-recent-password.ts'
import { demandSettledOwner, wasRecoveredByMail } from './own-recovery.ts'
import { endTrust } from './settle-factor-change.ts'
import { checkSmsCode, findOpenCode, mobilePhone, sendSmsCode, useSmsCode } from './sms-codes.ts'
import { settleSmsRemoval } from './sms-factor.ts'

type OwnPhone = z.output<typeof ownPhone>

interface Proof {
  readonly currentPassword: string | undefined
  readonly deviceToken: string | null
}

const bindingOf = (personId: string) => ({ purpose: 'own-phone', subject: personId }) as const

/** The number of whoever acts, and one that waits for its code. */
export async function getOwnPhone(ctx: Ctx): Promise<OwnPhone> {
  const personId = actingPersonId(ctx)
  const phone = await findPhone(ctx, personId)
  const code = await findOpenCode(ctx, bindingOf(personId))
  return {
    phone: phone?.phone ?? null,
    verifiedAt: phone?.verifiedAt.toISOString() ?? null,
    pending: code ? { phone: code.phone, expiresAt: code.expiresAt.toISOString() } : null,
    available: ctx.deps.sms !== null,
  }
}

/**
 * Has a code sent to a number, to prove that it is the person’s. The number in use stays until the code is given.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `request.invalid`, `sms.unavailable`,
 * `recovery.recent`, `rate.limited`.
 */
export async function sendPhoneCode(ctx: Ctx, input: Proof & { readonly phone: string }): Promise<OwnPhone> {
  const personId = actingPersonId(ctx)
  const phone = mobilePhone(input.phone, '/phone')
  await demandSettledOwner(ctx, input)
  await sendSmsCode(ctx, { ...bindingOf(personId), phone, personId, locale: ctx.locale })
  await audit(ctx, {
    action: 'phone.code-sent',
    subjectKind: 'person',
    subjectId: personId,
    after: { phone: maskedPhone(phone) },
  })
  return getOwnPhone(ctx)
}

/** @throws problems `sms-code.invalid`, `sms-code.expired`. */
export async function confirmOwnPhone(ctx: Ctx, code: string): Promise<OwnPhone> {
  const personId = actingPersonId(ctx)
  const checked = await checkSmsCode(ctx, bindingOf(personId), code)
  await withTx(ctx, async (tx) => {
    await useSmsCode(tx, checked)
    await holdFactors(tx, personId)
    const before = await savePhone(tx, personId, checked.phone)
    // Codes go to this number now: what rested on how it was before ends.
    await endTrust(tx, personId)
    await tellChange(tx, personId, { before, after: checked.phone })
    await audit(tx, {
      action: 'phone.verified',
      subjectKind: 'person',
      subjectId: personId,
      ...(before === null ? {} : { before: { phone: maskedPhone(before) } }),
      after: { phone: maskedPhone(checked.phone) },
    })
  })
  return getOwnPhone(ctx)
}

/**
 * A number that was proven on another page is the one of whoever has none yet, and is told. One in use is changed with the
 * password alone; nor is one taken within a day after the password was replaced by the mail alone.
 */
export async function adoptPhone(tx: Ctx, personId: string, phone: string): Promise<void> {
  await holdFactors(tx, personId)
  if ((await findPhone(tx, personId)) !== null || (await wasRecoveredByMail(tx, personId))) return
  await savePhone(tx, personId, phone)
  await endTrust(tx, personId)
  await tellChange(tx, personId, { before: null, after: phone })
  await audit(tx, {
    ...{ action: 'phone.verified', subjectKind: 'person', subjectId: personId },
    after: { phone: maskedPhone(phone) },
  })
}

/**
 * With the number goes the second factor that it was.
 * @throws problems `password.needed`, `password.wrong-current`, `session.locked`, `resource.not-found`.
 */
export async function removeOwnPhone(ctx: Ctx, proof: Proof): Promise<OwnPhone> {
  const personId = actingPersonId(ctx)
  await demandRecentPassword(ctx, proof)
  await withTx(ctx, async (tx) => {
    await holdFactors(tx, personId)
    const removed = await deletePhone(tx, personId)
    if (removed === null) throw problem('resource.not-found')
    const before = removed.phone
    await endCodes(tx, bindingOf(personId))
    if (removed.wasFactor) await settleSmsRemoval(tx, personId, before)
    else await endTrust(tx, personId)
    await tellChange(tx, personId, { before, after: null })
    await audit(tx, {
      action: 'phone.removed',
      subjectKind: 'person',
      subjectId: personId,
      before: { phone: maskedPhone(before) },
    })
  })
  return getOwnPhone(ctx)
}

interface PhoneChange {
  readonly before: string | null
  readonly after: string | null
}

/** By mail, and by SMS to a number that is left. */
async function tellChange(tx: Ctx, personId: string, { before, after }: PhoneChange): Promise<void> {
  const person = await findPerson(tx, personId)
  if (!person) return
  const id = tx.ids.uuid()
  const common = {
    ...{ template: 'phone-changed', personId, locale: person.locale },
    data: {
      firstName: person.firstName,
      before: before === null ? null : maskedPhone(before),
      after: after === null ? null : maskedPhone(after),
      securityUrl: `${tx.deps.config.publicUrl}/securite`,
    },
  }
  if (person.email !== '')
    await queueMessage(tx, { ...common, to: person.email, dedupeKey: `phone-changed:mail:${id}` })
  if (before !== null && tx.deps.sms !== null)
    await queueMessage(tx, { ...common, channel: 'sms', to: before, dedupeKey: `phone-changed:sms:${id}` })
}
