import {
  isSecurityOff,
  type NotificationChannel,
  type NotificationSubject,
} from '@guichet/domain/notification-preferences'
import type { PreferencesFile } from './api/preferences.ts'

type Preferences = PreferencesFile['preferences']
export type SubjectRow = Preferences['subjects'][number]
export type ChannelFacts = SubjectRow['channels'][number]
export type PreferenceValues = Record<string, Record<NotificationChannel, boolean>>

/** What stands in the boxes. */
export const toValues = ({ subjects }: Preferences): PreferenceValues =>
  Object.fromEntries(
    subjects.map(({ subject, channels }) => [
      subject,
      Object.fromEntries(channels.map(({ channel, on }) => [channel, on])) as Record<
        NotificationChannel,
        boolean
      >,
    ]),
  )

/** What was chosen otherwise than it was. */
export function changedSubjects({ subjects }: Preferences, values: PreferenceValues) {
  return subjects.flatMap(({ subject, channels }) => {
    const changed = channels.filter(
      ({ channel, offer, on }) => offer === 'choice' && values[subject]?.[channel] !== on,
    )
    if (changed.length === 0) return []
    const choices = Object.fromEntries(
      changed.map(({ channel }) => [channel, values[subject]?.[channel] === true]),
    )
    return [{ subject, ...choices } as { subject: NotificationSubject; mail?: boolean; sms?: boolean }]
  })
}

/** Whether a box can be ticked: SMS need a gateway, and a number that takes them; what is on can always be taken off. */
export const mayChoose = (
  { channel, offer, on }: ChannelFacts,
  row: Pick<SubjectRow, 'phoneMasked'>,
  smsOffered: boolean,
): boolean => offer === 'choice' && (channel !== 'sms' || on || (smsOffered && row.phoneMasked !== null))

/** Nothing but the portal would tell of the safety of the space. */
export const losesSecurity = (values: PreferenceValues): boolean => {
  const { security } = values
  return security !== undefined && isSecurityOff({ security })
}
