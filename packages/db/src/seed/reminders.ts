import { addDays, localDateAt, parseLocalDate } from '@guichet/domain/local-date'
import {
  type ReminderChannel,
  reminderChannels,
  reminderDay,
  USUAL_REMINDERS,
} from '@guichet/domain/reminders'
import { at, later, type World } from './world.ts'

/** The schedule was set so many days ago. */
const SET_DAYS_AGO = 320
/** Of the members with a mobile number, one in so many wants SMS. */
const ONE_IN = 5
/** The address of a member has been gone for so long. */
const REFUSED = '550 5.1.1 Recipient address rejected: User unknown in virtual mailbox table'

type Membership = World['rows']['memberships'][number]
type Step = World['rows']['reminderSteps'][number]

const setSchedule = (world: World): Step[] => {
  const day = addDays(world.today, -SET_DAYS_AGO)
  const instant = at(day, 585)
  const steps = USUAL_REMINDERS.map((step) => ({
    ...{ id: world.id(instant), ...step, activeSince: day, createdAt: instant },
  }))
  world.rows.reminderSteps.push(...steps)
  world.rows.reminderSchedule.push({ id: 1, version: 1, updatedAt: instant })
  world.rows.auditEntries.push({
    ...{ id: world.id(instant), at: instant, action: 'reminders.schedule-updated', actorKind: 'person' },
    ...{ actorId: world.managerId, subjectKind: 'reminder-schedule', subjectId: null },
    ...{ requestId: 'demo-seed', before: { steps: [] }, after: { steps: USUAL_REMINDERS } },
  })
  return steps
}

const wantSms = (world: World): ReadonlySet<string> => {
  const mobile = world.rows.persons.filter(({ phone }) => /^\+33[67]/u.test(phone ?? ''))
  const wanting = mobile.filter((_, index) => index % ONE_IN === 0)
  for (const { id: personId, createdAt } of wanting)
    world.rows.notificationPreferences.push({
      ...{ personId, subject: 'deadlines', mail: true, sms: true, portal: true, source: 'portal' },
      updatedAt: createdAt as Date,
    })
  return new Set(wanting.map(({ id }) => id))
}

/** What the message of a reminder is made of. */
const valuesOf = ({ rows }: World, membership: Membership, firstName: string, isOver: boolean) => {
  const type = rows.membershipTypes.find(({ id }) => id === membership.typeId)
  return {
    ...{ firstName, organisation: rows.organisationSettings[0]?.name ?? '', membershipId: membership.id },
    ...{ dueOn: membership.endsOn, typeFr: type?.labelFr ?? '', typeEn: type?.labelEn ?? '' },
    ...{ amountCents: type?.amountCents ?? null, reference: null, isOver: isOver ? 1 : 0 },
    publicUrl: 'http://localhost:3000',
  }
}

const remind = (world: World, membership: Membership, step: Step, wantsSms: boolean, refused: boolean) => {
  const { rows } = world
  const person = rows.persons.find(({ id }) => id === membership.personId)
  if (!person) throw new TypeError('a reminder comes after its person')
  const dueOn = parseLocalDate(membership.endsOn)
  const on = reminderDay(step, dueOn)
  const createdAt = later(at(on, 492), rows.reminders.length % 7)
  const reminderId = world.id(createdAt)
  const { personId, id: membershipId } = membership
  const { offsetDays } = step
  rows.reminders.push({
    ...{ id: reminderId, membershipId, stepId: step.id, personId, offsetDays, dueOn, createdAt },
  })
  const phone = person.phone ?? null
  for (const channel of reminderChannels(step.channel as ReminderChannel, {
    wanted: { mail: true, sms: wantsSms, portal: false },
    phone,
  }))
    rows.outgoingMessages.push({
      ...{ id: world.id(createdAt), channel, template: 'membership-reminder', personId, reminderId },
      dedupeKey: `membership-reminder:${membershipId}:${step.id}:${channel}`,
      recipient: channel === 'sms' ? (phone ?? '') : person.email,
      locale: person.locale ?? 'fr',
      data: { values: valuesOf(world, membership, person.firstName, on > dueOn), secret: null },
      ...(refused
        ? { state: 'failed', attempts: 1, lastError: REFUSED }
        : { state: 'sent', attempts: 1, sentAt: later(createdAt, 0.2) }),
      createdAt,
    })
  world.audit(createdAt, {
    ...{ action: 'reminder.sent', subjectKind: 'membership', subjectId: membershipId },
    after: { reminderId, offsetDays, dueOn },
  })
}

/** "Rappels" of the demo: a schedule, what it has sent since, and a mail that did not arrive. Told last: ids go on from there. */
export const tellReminders = (world: World): void => {
  const { rows, today } = world
  const steps = setSchedule(world)
  const wanting = wantSms(world)
  const said = rows.memberships.flatMap((membership) =>
    steps
      .map((step) => ({ membership, step, on: reminderDay(step, parseLocalDate(membership.endsOn)) }))
      .filter(
        ({ step, on }) =>
          on < today &&
          on >= step.activeSince &&
          on >= localDateAt(membership.createdAt as Date) &&
          (membership.renewedOn == null || membership.renewedOn > on),
      ),
  )
  said.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const isLogin = (personId: string) =>
    rows.persons.some(({ id, email }) => id === personId && email.endsWith('@demo.example'))
  const lost = said.findLast(({ membership }) => !isLogin(membership.personId))
  for (const one of said)
    remind(
      world,
      one.membership,
      one.step,
      one !== lost && wanting.has(one.membership.personId),
      one === lost,
    )
}
