import type { OperationExamples } from './openapi-examples.ts'
import { OUTGOING_EXAMPLES } from './openapi-outgoing-examples.ts'
import { CURSOR, MEMBERSHIP_ID, PERSON_ID } from './openapi-samples.ts'

const one = (value: unknown) => ({ example: { summary: 'Example', value } })
const STEP_ID = '01990000-0000-7000-8000-0000000000f1'
const page = { nextCursor: null, previousCursor: null, total: 1, totalIsExact: true, firstRank: 1 }
const schedule = {
  version: 3,
  steps: [
    { id: STEP_ID, offsetDays: -30, channel: 'mail', enabled: true, activeSince: '2026-01-05' },
    {
      id: '01990000-0000-7000-8000-0000000000f2',
      ...{ offsetDays: 0, channel: 'both', enabled: true, activeSince: '2026-01-05' },
    },
  ],
}
const plain = { offsetDays: -30, channel: 'mail', enabled: true }
const timeline = {
  membership: { id: MEMBERSHIP_ID, dueOn: '2026-12-31' },
  paused: false,
  automatic: false,
  items: [
    {
      ...{ id: null, membershipId: MEMBERSHIP_ID, offsetDays: 0, dueOn: '2026-12-31', on: '2026-12-31' },
      ...{ state: 'planned', messages: [] },
    },
    {
      ...{ id: '01990000-0000-7000-8000-0000000000f3', membershipId: MEMBERSHIP_ID, offsetDays: -30 },
      ...{ dueOn: '2026-12-31', on: '2026-12-01', state: 'sent' },
      messages: [{ channel: 'mail', state: 'sent', sentAt: '2026-12-01T07:12:09.000Z' }],
    },
  ],
  sms: { wanted: true, phoneMasked: '+336 •• •• •• 78' },
  smsOffered: true,
}

/** Reminders of the end of the membership, and what carries them. */
export const REMINDER_EXAMPLES: Readonly<Record<string, OperationExamples>> = {
  ...OUTGOING_EXAMPLES,
  getReminderSchedule: { responses: { 200: one(schedule) } },
  updateReminderSchedule: {
    body: one({
      steps: [
        { id: STEP_ID, ...plain },
        { ...plain, id: null, offsetDays: 15 },
      ],
    }),
    responses: { 200: one(schedule) },
  },
  listReminderScheduleChanges: {
    params: { limit: 10, cursor: CURSOR },
    responses: {
      200: one({
        items: [
          {
            ...{ id: '01990000-0000-7000-8000-0000000000f4', at: '2026-11-02T09:30:00.000Z' },
            ...{ actorName: 'Maëlle Gauthier', before: [], after: [plain] },
          },
        ],
        ...page,
      }),
    },
  },
  getReminderForecast: {
    params: { days: 14 },
    responses: {
      200: one({
        days: [{ on: '2026-12-01', steps: [{ stepId: STEP_ID, offsetDays: -30, members: 12 }], members: 12 }],
        members: 12,
      }),
    },
  },
  previewReminder: {
    params: { id: STEP_ID, personId: PERSON_ID, locale: 'fr' },
    responses: {
      200: one({
        ...{ personId: PERSON_ID, personName: 'Hélène Castellan', memberNumber: 1204 },
        ...{ dueOn: '2026-12-31', on: '2026-12-01', channels: ['mail'] },
        ...{ email: 'helene.castellan@example.org', phone: '+33612345678' },
        subject: 'Votre adhésion prend fin le 31/12/2026',
        parts: [
          { kind: 'paragraph', text: 'Bonjour Hélène,' },
          { kind: 'facts', items: [{ name: 'Échéance\u00a0:', value: '31 décembre 2026' }] },
          {
            ...{ kind: 'action', label: 'Renouveler mon adhésion' },
            url: `https://adherents.example.org/adhesions/${MEMBERSHIP_ID}/renouveler`,
          },
        ],
        text: 'Bonjour Hélène,',
        sms: 'Association Exemple\u00a0: votre adhésion prend fin le 31/12/2026.',
      }),
    },
  },
  testReminder: {
    params: { id: STEP_ID },
    body: one({ personId: PERSON_ID, locale: 'fr' }),
    responses: { 202: one({ sentTo: 'maelle.gauthier@example.org' }) },
  },
  getMemberReminders: { params: { id: PERSON_ID }, responses: { 200: one(timeline) } },
  getMyReminders: { responses: { 200: one(timeline) } },
  updateReminderPreferences: { body: one({ sms: true }), responses: { 200: one(timeline) } },
}
