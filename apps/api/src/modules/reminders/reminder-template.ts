import { formatLocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { formatEuros } from '@guichet/domain/money'
import { type MessageData, registerTemplate } from '../notifications/index.ts'
import { isReminderWanted } from './data/due-data.ts'
import {
  type ReminderCase,
  type ReminderTexts,
  reminderParts,
  reminderSms,
  reminderSubject,
} from './domain/reminder-words.ts'

export const REMINDER_TEMPLATE = 'membership-reminder'
/** The same mail, sent by staff to themselves. */
export const REMINDER_TEST_TEMPLATE = 'membership-reminder-test'
type Input = { readonly data: MessageData; readonly locale: 'fr' | 'en' }

const day = (data: MessageData, locale: 'fr' | 'en', style: 'short' | 'long') =>
  formatLocalDate(parseLocalDate(String(data.dueOn)), locale, style)

/** The texts of a reminder, from what is stored with the message. */
export function textsOf({ data, locale }: Input): ReminderTexts & { readonly smsUrl: string } {
  const url = String(data.publicUrl)
  const amountCents = data.amountCents ?? null
  return {
    firstName: String(data.firstName),
    organisation: String(data.organisation),
    dueShort: day(data, locale, 'short'),
    dueLong: day(data, locale, 'long'),
    type: String((locale === 'fr' ? data.typeFr : data.typeEn) ?? ''),
    amount: amountCents === null ? '' : formatEuros(Number(amountCents), locale),
    reference: String(data.reference ?? ''),
    renewUrl: `${url}/adhesions/${String(data.membershipId)}/renouveler`,
    preferencesUrl: `${url}/notifications`,
    smsUrl: `${url}/adhesions`,
  }
}

export const caseOf = ({ data }: Pick<Input, 'data'>): ReminderCase => ({
  isOver: data.isOver === 1,
  hasAmount: (data.amountCents ?? null) !== null,
  isAwaited: (data.reference ?? null) !== null,
})

const compiled = {
  values: (input: Input) => ({ ...textsOf(input) }),
  variant: (input: Input) => {
    const { isOver, hasAmount, isAwaited } = caseOf(input)
    return [isOver, hasAmount, isAwaited].map(Number).join('')
  },
  parts: (values: Readonly<Record<string, string>>, variant: string, locale: 'fr' | 'en') => {
    const [isOver, hasAmount, isAwaited] = [...variant].map((sign) => sign === '1')
    return reminderParts(
      values as unknown as ReminderTexts,
      { isOver: isOver === true, hasAmount: hasAmount === true, isAwaited: isAwaited === true },
      locale,
    )
  },
}

const subject = (input: Input) => reminderSubject(textsOf(input), caseOf(input), input.locale)

/** Registers what this module sends. */
export function registerReminders(): void {
  registerTemplate(REMINDER_TEMPLATE, {
    subject,
    compiled,
    sms: (input) => reminderSms(textsOf(input), caseOf(input), input.locale),
    isWanted: (ctx, { data }) => isReminderWanted(ctx, String(data.membershipId)),
  })
  registerTemplate(REMINDER_TEST_TEMPLATE, {
    subject: (input) => `[Test] ${subject(input)}`,
    compiled,
  })
}
