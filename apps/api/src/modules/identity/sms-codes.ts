import {
  isSmsCodeOpen,
  SMS_CODE_DIGITS,
  SMS_CODE_MINUTES,
  SMS_CODE_TRIES,
  secondsToNextSmsCode,
} from '@guichet/domain/sms-code'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type Ctx, type Locale, withTx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { queueMessage } from '../notifications/index.ts'
import {
  type CodeBinding,
  findLatestCode,
  holdSendings,
  insertCode,
  takeCodeTry,
  useCode,
} from './data/phone-data.ts'

export const SMS_CODE_TEMPLATE = 'sms-code'
const DAY_MS = 86_400_000

/**
 * International form of a mobile number; French ones may be written without the country.
 * @throws a field problem beside `pointer`: `phone.invalid`, or `phone.mobile` for a French number that takes no SMS.
 */
export function mobilePhone(value: string, pointer: string): string {
  const phone = parsePhoneNumberFromString(value, 'FR')
  if (!phone?.isPossible()) throw fieldProblem(pointer, 'phone.invalid')
  if (phone.countryCallingCode === '33' && !/^[67]/u.test(phone.nationalNumber))
    throw fieldProblem(pointer, 'phone.mobile')
  return phone.number
}

const RANDOM_BYTES = 6
/** Of 2^48 numbers, so that no code is likelier than another by more than one in a hundred million. */
const newCode = ({ ids }: Ctx): string =>
  String(ids.bytes(RANDOM_BYTES).readUIntBE(0, RANDOM_BYTES) % 10 ** SMS_CODE_DIGITS).padStart(
    SMS_CODE_DIGITS,
    '0',
  )

interface SendCodeInput extends CodeBinding {
  /** E.164. */
  readonly phone: string
  readonly personId: string | null
  readonly locale: Locale
}

/**
 * Sends a code to a number; those sent before for the same serve no more. Outside transactions: the code is hashed slowly.
 * @throws problems `sms.unavailable`, `rate.limited` (three in a quarter of an hour, ten a day, for one number or one purpose).
 */
export async function sendSmsCode(ctx: Ctx, input: SendCodeInput): Promise<void> {
  if (ctx.deps.sms === null) throw problem('sms.unavailable')
  const { purpose, subject, phone, personId, locale } = input
  const code = newCode(ctx)
  const codeHash = await ctx.deps.hasher.hash(code)
  await withTx(ctx, async (tx) => {
    const now = tx.clock.now()
    const sentAt = await holdSendings(tx, { purpose, subject }, phone, new Date(now.getTime() - DAY_MS))
    const retryAfterSeconds = secondsToNextSmsCode(sentAt, now)
    if (retryAfterSeconds > 0) throw problem('rate.limited', { retryAfterSeconds })
    const id = tx.ids.uuid()
    const expiresAt = new Date(now.getTime() + SMS_CODE_MINUTES * 60_000)
    await insertCode(tx, { id, purpose, subject, personId, phone, codeHash, createdAt: now, expiresAt })
    await queueMessage(tx, {
      ...{ channel: 'sms', template: SMS_CODE_TEMPLATE, to: phone, personId, locale },
      data: { host: new URL(tx.deps.config.publicUrl).hostname, expiresAt: expiresAt.toISOString() },
      secret: { code },
      dedupeKey: `${SMS_CODE_TEMPLATE}:${id}`,
    })
  })
}

/** The code that was sent last for something, while it serves. */
export async function findOpenCode(ctx: Ctx, binding: CodeBinding) {
  const code = await findLatestCode(ctx, binding)
  return code !== null && isSmsCodeOpen(code, ctx.clock.now()) ? code : null
}

/** A code that was right, not used up yet. */
export interface CheckedCode {
  readonly id: string
  /** The number that it was sent to. */
  readonly phone: string
}

/**
 * Whether a code is the one that was sent last for this purpose; each answer takes one of its tries. Outside transactions.
 * @throws problems `sms-code.invalid`, `sms-code.expired`.
 */
export async function checkSmsCode(ctx: Ctx, binding: CodeBinding, code: string): Promise<CheckedCode> {
  const { checked, isLast } = await tryCode(ctx, binding, code)
  if (checked) return checked
  throw problem(isLast ? 'sms-code.expired' : 'sms-code.invalid')
}

/** The same where wrong codes are counted by whoever asks: null for one. @throws a problem `sms-code.expired`. */
export const findRightCode = async (
  ctx: Ctx,
  binding: CodeBinding,
  code: string,
): Promise<CheckedCode | null> => (await tryCode(ctx, binding, code)).checked

async function tryCode(ctx: Ctx, binding: CodeBinding, code: string) {
  const row = await takeCodeTry(ctx, binding)
  if (!row) throw problem('sms-code.expired')
  const isRight = await ctx.deps.hasher.verify(code, row.codeHash)
  return { checked: isRight ? { id: row.id, phone: row.phone } : null, isLast: row.tries >= SMS_CODE_TRIES }
}

/** Uses a code up in the transaction of what it is for; once, also in parallel. @throws a problem `sms-code.expired`. */
export async function useSmsCode(tx: Ctx, { id }: CheckedCode): Promise<void> {
  if (!(await useCode(tx, id))) throw problem('sms-code.expired')
}
