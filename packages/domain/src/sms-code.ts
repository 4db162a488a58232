/** Digits of a code sent by SMS. */
export const SMS_CODE_DIGITS = 6
/** How long a code serves (OWASP ASVS 5, 6.5.5). */
export const SMS_CODE_MINUTES = 10
/** Wrong ones after which a code is worth nothing. */
export const SMS_CODE_TRIES = 5
/** Sendings to one number, and for one purpose of one person, within a window and within a day. */
export const SMS_CODE_SENDS = { window: 3, windowMinutes: 15, day: 10 } as const

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface SmsCodeFacts {
  readonly tries: number
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** Whether a code may still be answered. The instant of its end is past it. */
export const isSmsCodeOpen = ({ tries, expiresAt, usedAt }: SmsCodeFacts, now: Date): boolean =>
  usedAt === null && tries < SMS_CODE_TRIES && now.getTime() < expiresAt.getTime()

/**
 * Seconds until one more code may be sent, 0 when it may be sent now.
 * @param sentAt When codes were sent before, in any order.
 */
export function secondsToNextSmsCode(sentAt: readonly Date[], now: Date): number {
  const ages = sentAt.map((at) => now.getTime() - at.getTime()).sort((a, b) => a - b)
  const rest = (count: number, spanMs: number): number => {
    const nth = ages[count - 1]
    return nth === undefined ? 0 : Math.max(0, spanMs - nth)
  }
  const { window, windowMinutes, day } = SMS_CODE_SENDS
  return Math.ceil(Math.max(rest(window, windowMinutes * MINUTE_MS), rest(day, DAY_MS)) / 1000)
}

/** A number with all but its last two digits hidden, as it is shown to whoever must know where a code went. */
export const maskedPhone = (phone: string): string => `•• •• •• •• ${phone.slice(-2)}`
