/** What messages are about, as people choose by what they are reached. */
export const NOTIFICATION_SUBJECTS = [
  'deadlines',
  'confirmations',
  'security',
  'membership',
  'billing',
  'accounts',
  'news',
] as const
export type NotificationSubject = (typeof NOTIFICATION_SUBJECTS)[number]

export const NOTIFICATION_CHANNELS = ['mail', 'sms', 'portal'] as const
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number]

export type ChannelChoices = Readonly<Record<NotificationChannel, boolean>>
export type NotificationPreferences = Readonly<Record<NotificationSubject, ChannelChoices>>

/** `choice`: the person says; `always` and `never`: nothing is to be said. */
export type ChannelOffer = 'choice' | 'always' | 'never'

/**
 * What is offered. Receipts and what else the law wants on paper that lasts go by mail; accounts have their "Messages", news
 * their page.
 */
export const CHANNEL_OFFERS: Readonly<
  Record<NotificationSubject, Readonly<Record<NotificationChannel, ChannelOffer>>>
> = {
  deadlines: { mail: 'choice', sms: 'choice', portal: 'choice' },
  confirmations: { mail: 'choice', sms: 'never', portal: 'choice' },
  security: { mail: 'choice', sms: 'choice', portal: 'always' },
  membership: { mail: 'choice', sms: 'never', portal: 'choice' },
  billing: { mail: 'always', sms: 'never', portal: 'choice' },
  accounts: { mail: 'choice', sms: 'never', portal: 'always' },
  news: { mail: 'choice', sms: 'never', portal: 'always' },
}

/** By what somebody is reached who has said nothing. */
export const USUAL_CHANNELS: ChannelChoices = { mail: true, sms: false, portal: true }

const offered = (subject: NotificationSubject, channel: NotificationChannel, chosen: boolean): boolean => {
  const offer = CHANNEL_OFFERS[subject][channel]
  return offer === 'choice' ? chosen : offer === 'always'
}

/** All that a person has chosen, with what was never said and what is not for choosing. */
export function preferencesFrom(
  said: Partial<Readonly<Record<NotificationSubject, ChannelChoices>>>,
): NotificationPreferences {
  const entries = NOTIFICATION_SUBJECTS.map((subject) => {
    const chosen = said[subject] ?? USUAL_CHANNELS
    return [
      subject,
      {
        mail: offered(subject, 'mail', chosen.mail),
        sms: offered(subject, 'sms', chosen.sms),
        portal: offered(subject, 'portal', chosen.portal),
      },
    ]
  })
  return Object.fromEntries(entries) as NotificationPreferences
}

/** Whether somebody would hear of the safety of the space by nothing but the portal, which a thief reads too. */
export const isSecurityOff = ({ security }: Pick<NotificationPreferences, 'security'>): boolean =>
  !security.mail && !security.sms

export interface NotifiedMessage {
  readonly subject: NotificationSubject
  /** The law, the contract or the safety of the space want it by mail, whatever was chosen. */
  readonly mustMail: boolean
  /** It has words for an SMS. */
  readonly mayText: boolean
}

/**
 * By what a message goes to a person. Whoever chose SMS and cannot be reached by it gets the mail, and so does whoever has nothing
 * else for the safety of the space.
 */
export function channelsFor(
  { subject, mustMail, mayText }: NotifiedMessage,
  preferences: NotificationPreferences,
  person: { readonly hasMobile: boolean },
): readonly NotificationChannel[] {
  const chosen = preferences[subject]
  const sms = chosen.sms && mayText && person.hasMobile
  const isLost = !sms && (chosen.sms || subject === 'security')
  const mail = mustMail || chosen.mail || isLost
  const by = { mail, sms, portal: chosen.portal }
  return NOTIFICATION_CHANNELS.filter((channel) => by[channel])
}
