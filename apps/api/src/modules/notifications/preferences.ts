import type { notificationPreferences } from '@guichet/contract/notifications.contract'
import type { Out } from '@guichet/contract/route'
import { newsBasis } from '@guichet/domain/mail-standing'
import type { Module } from '@guichet/domain/modules'
import {
  CHANNEL_OFFERS,
  type ChannelChoices,
  isSecurityOff,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_SUBJECTS,
  type NotificationPreferences,
  type NotificationSubject,
  preferencesFrom,
} from '@guichet/domain/notification-preferences'
import { takesSms } from '@guichet/domain/reminders'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { listModules } from '../organisation/index.ts'
import { findReach, readChoiceVersion, readSaid, writeChoices } from './data/preference-data.ts'

type View = Out<typeof notificationPreferences>

/** Subjects that there are only with a part of the portal. */
const MODULE_OF: Partial<Record<NotificationSubject, Module>> = {
  membership: 'membership',
  news: 'membership',
  accounts: 'accounts',
}

const maskPhone = (phone: string): string => `${phone.slice(0, 4)} •• •• •• ${phone.slice(-2)}`

type Reach = Awaited<ReturnType<typeof findReach>>
/** The number to which SMS of a subject go; null where there is none that takes them. */
const phoneFor = (subject: NotificationSubject, { phone, verifiedPhone }: Reach): string | null => {
  const number = subject === 'security' ? verifiedPhone : phone
  return CHANNEL_OFFERS[subject].sms === 'choice' && takesSms(number) ? number : null
}

/** What a person has chosen; news that nobody spoke of go to members for some years, and to no one else. */
async function readChosen(ctx: Ctx, personId: string, reach: Reach): Promise<NotificationPreferences> {
  const said = (await readSaid(ctx, [personId])).get(personId) ?? {}
  const chosen = preferencesFrom(said)
  const facts = { endsOn: reach.endsOn, wanted: said.news?.mail ?? null }
  const mail = newsBasis(facts, ctx.clock.today()) !== null
  return { ...chosen, news: { ...chosen.news, mail } }
}

async function viewOf(ctx: Ctx, personId: string): Promise<View> {
  const [modules, reach] = [await listModules(ctx), await findReach(ctx, personId)]
  const chosen = await readChosen(ctx, personId, reach)
  const isThere = (subject: NotificationSubject) => {
    const module = MODULE_OF[subject]
    return module === undefined || modules.includes(module)
  }
  return {
    subjects: NOTIFICATION_SUBJECTS.filter(isThere).map((subject) => {
      const phone = phoneFor(subject, reach)
      return {
        subject,
        channels: NOTIFICATION_CHANNELS.map((channel) => ({
          ...{ channel, offer: CHANNEL_OFFERS[subject][channel], on: chosen[subject][channel] },
        })),
        phoneMasked: phone === null ? null : maskPhone(phone),
      }
    }),
    smsOffered: ctx.deps.sms !== null,
    version: await readChoiceVersion(ctx, personId),
  }
}

/** By what I want to hear of each subject (U03). */
export const getNotificationPreferences = (ctx: Ctx): Promise<View> => viewOf(ctx, actingPersonId(ctx))

type Said = readonly ({ readonly subject: NotificationSubject } & {
  readonly [Channel in keyof ChannelChoices]?: boolean | undefined
})[]

/** Of what is offered, what is said anew. */
function changesOf(before: NotificationPreferences, said: Said) {
  return said.flatMap(({ subject, ...channels }) => {
    const choices = Object.fromEntries(
      NOTIFICATION_CHANNELS.flatMap((channel) => {
        const wanted = channels[channel]
        const isNew =
          wanted !== undefined &&
          CHANNEL_OFFERS[subject][channel] === 'choice' &&
          wanted !== before[subject][channel]
        return isNew ? [[channel, wanted] as const] : []
      }),
    ) as Partial<ChannelChoices>
    return Object.keys(choices).length === 0 ? [] : [{ subject, choices }]
  })
}

/**
 * Says by what I want to hear of some subjects; what is left out stays.
 * @throws problems `resource.changed`, `notification.security-off`, `reminder.no-mobile`.
 */
export const updateNotificationPreferences = (ctx: Ctx, edited: string, said: Said): Promise<View> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    demandVersion(edited, await readChoiceVersion(tx, personId, true))
    const reach = await findReach(tx, personId)
    const before = await readChosen(tx, personId, reach)
    for (const { subject, choices } of changesOf(before, said)) {
      const after = { ...before[subject], ...choices }
      if (choices.sms && phoneFor(subject, reach) === null) throw problem('reminder.no-mobile')
      if (subject === 'security' && isSecurityOff({ security: after }))
        throw problem('notification.security-off')
      await writeChoices(tx, [personId], subject, after, 'portal')
      await audit(tx, {
        ...(subject === 'news'
          ? { action: after.mail ? 'news.asked-for' : 'news.declined', after: { source: 'portal' } }
          : {
              action: 'notification.preferences-updated',
              before: { subject, ...before[subject] },
              after: { subject, ...after },
            }),
        ...{ subjectKind: 'person', subjectId: personId },
      })
    }
    return viewOf(tx, personId)
  })
