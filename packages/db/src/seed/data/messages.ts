import { DEMO_ORGANISATION } from './organisation.ts'

/** What the portal told an account of `primary@demo.example`, some days ago. */
export interface MessageData {
  readonly login: string
  readonly daysAgo: number
  readonly kind: string
  readonly data?: Readonly<Record<string, string | number | null>>
}

const { email, phone, openingHoursFr, openingHoursEn } = DEMO_ORGANISATION
const desk = { email, phone, openingHoursFr, openingHoursEn }
const secondary = (name: string, daysAgo: number, kind: string, data?: MessageData['data']) => ({
  ...{ login: `${name}.asp1ent`, daysAgo, kind },
  ...(data ? { data } : {}),
})

/** Kinds as modules of the API register them. */
export const MESSAGES: readonly MessageData[] = [
  { login: 'asp1ent', daysAgo: 46, kind: 'account-options-changed', data: { fields: 'mailboxQuota' } },
  secondary('cs1', 30, 'account-options-changed', { fields: 'archiveSubscribed' }),
  secondary('chapellerie', 27, 'account-closed', { reason: 'Activité cédée' }),
  secondary('ferronnerie', 23, 'account-options-changed', { fields: 'procedures' }),
  secondary('mistral', 16, 'account-password-changed', { change: 'chosen', ...desk }),
  { login: 'asp1ent', daysAgo: 12, kind: 'account-options-changed', data: { fields: 'archiveSubscribed' } },
  secondary('cs1', 10, 'account-options-changed', { fields: 'autonomous,procedures' }),
  secondary('savonnerie', 8, 'account-options-changed', { fields: 'procedures' }),
  secondary('ferronnerie', 5, 'account-reopened'),
  secondary('couture', 1, 'account-request-approved'),
  secondary('cs1', 2, 'account-password-changed', { change: 'chosen', ...desk }),
  secondary('recette', 1, 'account-password-changed', { change: 'temporary', ...desk }),
]

/** Until when the holders have read theirs: what came since is not read yet. */
export const READ_UNTIL_DAYS_AGO: Readonly<Record<string, number>> = { asp1ent: 4, 'cs1.asp1ent': 6 }
