import { channelsFor, preferencesFrom } from '@guichet/domain/notification-preferences'
import { takesSms } from '@guichet/domain/reminders'
import type { Ctx } from '../../ctx.ts'
import { readPhones, readSaid } from './data/preference-data.ts'
import { SMS_SUFFIX } from './mail-instead.ts'
import { type MessageRule, messageRule } from './message-rules.ts'
import type { QueueMessageInput } from './queue-message.ts'

interface Ruled {
  readonly input: QueueMessageInput
  readonly rule: MessageRule
  readonly readerId: string
}
type Phones = Awaited<ReturnType<typeof readPhones>>

/** The rule under which a person chooses; null where the message says itself by what it goes, or nobody chooses. */
function ruledOf(input: QueueMessageInput): Ruled | null {
  const rule = input.channel === undefined ? messageRule(input.template) : null
  const readerId = input.readerId ?? input.personId
  return rule && readerId !== null ? { input, rule, readerId } : null
}

/** The safety of the space is told to a number that a code has proven; the rest to the one that was given. */
const mobileOf = ({ rule, readerId }: Ruled, phones: Phones): string | null => {
  const known = phones.get(readerId)
  const phone = rule.subject === 'security' ? known?.verifiedPhone : known?.phone
  return takesSms(phone ?? null) ? (phone ?? null) : null
}

/**
 * By what messages go, after what their persons have chosen: each as a mail, an SMS and an entry of the portal, or some of them.
 * What says itself by what it goes is left as it is.
 */
export async function chooseChannels(
  ctx: Ctx,
  list: readonly QueueMessageInput[],
): Promise<readonly QueueMessageInput[]> {
  const ruled = list.map(ruledOf)
  const readers = ruled.flatMap((one) => (one ? [one.readerId] : []))
  if (readers.length === 0) return list
  const said = await readSaid(ctx, readers)
  const texted = ruled.filter((one) => one?.rule.mayText && said.get(one.readerId)?.[one.rule.subject]?.sms)
  const phones: Phones =
    texted.length === 0 || ctx.deps.sms === null
      ? new Map()
      : await readPhones(
          ctx,
          texted.flatMap((one) => (one ? [one.readerId] : [])),
        )
  return list.flatMap((input, index): QueueMessageInput[] => {
    const one = ruled[index]
    if (!one) return [input]
    const mobile = mobileOf(one, phones)
    const preferences = preferencesFrom(said.get(one.readerId) ?? {})
    return channelsFor(one.rule, preferences, { hasMobile: mobile !== null }).flatMap(
      (channel): QueueMessageInput[] => {
        if (channel === 'mail') return [{ ...input, channel }]
        if (channel === 'sms')
          return [{ ...input, channel, to: mobile ?? '', dedupeKey: `${input.dedupeKey}${SMS_SUFFIX}` }]
        // Accounts have their "Messages": nothing is told twice in the portal.
        return one.rule.subject === 'accounts' ? [] : [{ ...input, channel, personId: one.readerId }]
      },
    )
  })
}
