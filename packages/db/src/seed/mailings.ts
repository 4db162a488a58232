import { addDays } from '@guichet/domain/local-date'
import { DRAFT_MAILING, SENT_MAILING } from './data/mailings.ts'
import { at, later, type World } from './world.ts'

const SENT_DAYS_AGO = 12
/** Mails that leave in a second. */
const PER_SECOND = 5
const REASON = '550 5.1.1 The email account that you tried to reach does not exist'

type Person = World['rows']['persons'][number]

/** Members whose membership was active on the day, by number; logins of the demo are left as they are. */
const readersOn = ({ rows }: World, day: string): Person[] =>
  rows.members.flatMap(({ personId }) => {
    const person = rows.persons.find(({ id }) => id === personId)
    const isActive = rows.memberships.some(
      (row) => row.personId === personId && row.startsOn <= day && row.endsOn >= day,
    )
    return person && isActive && person.email !== '' && !person.email.endsWith('@demo.example')
      ? [person]
      : []
  })

const valuesOf = ({ rows }: World, person: Person, mailingId: string, recipientId: string) => {
  const member = rows.members.find(({ personId }) => personId === person.id)
  const latest = rows.memberships
    .filter(({ personId }) => personId === person.id)
    .toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0]
  const type = rows.membershipTypes.find(({ id }) => id === latest?.typeId)
  return {
    ...{ mailingId, recipientId, subject: SENT_MAILING.subjectFr, sharedWith: null },
    ...{ firstName: person.firstName, lastName: person.lastName, memberNumber: member?.number ?? 0 },
    ...{ dueOn: latest?.endsOn ?? null, membershipId: latest?.id ?? null },
    ...{ typeFr: type?.labelFr ?? null, typeEn: type?.labelEn ?? null },
  }
}

const sendMailing = (world: World): void => {
  const { rows, today } = world
  const day = addDays(today, -SENT_DAYS_AGO)
  const startedAt = at(day, 605)
  const id = world.id(startedAt)
  const readers = readersOn(world, day)
  const endedAt = later(startedAt, Math.ceil(readers.length / PER_SECOND) / 60)
  rows.mailings.push({
    ...{ id, ...SENT_MAILING, state: 'sent', segment: { state: 'active' }, version: 3 },
    ...{
      startedAt,
      endedAt,
      createdBy: world.managerId,
      createdAt: later(startedAt, -50),
      updatedAt: endedAt,
    },
  })
  for (const [index, person] of readers.entries()) {
    const queuedAt = later(startedAt, Math.floor(index / PER_SECOND) / 60)
    const recipientId = world.id(queuedAt)
    const isGone = index === 7
    const isLeaving = index === 11
    rows.mailingRecipients.push({
      ...{
        id: recipientId,
        mailingId: id,
        personId: person.id,
        address: person.email,
        locale: 'fr',
        queuedAt,
      },
      unsubscribedAt: isLeaving ? later(startedAt, 190) : null,
    })
    rows.outgoingMessages.push({
      ...{ id: world.id(queuedAt), channel: 'mail', template: 'mailing', personId: person.id },
      ...{ mailingRecipientId: recipientId, dedupeKey: `mailing:${recipientId}`, recipient: person.email },
      ...{ locale: 'fr', data: { values: valuesOf(world, person, id, recipientId), secret: null } },
      ...{ state: 'sent', attempts: 1, createdAt: queuedAt, sentAt: later(queuedAt, 0.02) },
      ...(isGone && { bouncedAt: later(queuedAt, 4), bounceKind: 'hard', lastError: REASON }),
    })
    if (isGone)
      rows.undeliverableAddresses.push({
        ...{ address: person.email, source: 'reported', reason: REASON, at: later(queuedAt, 4) },
      })
    if (isLeaving)
      rows.notificationPreferences.push({
        ...{ personId: person.id, subject: 'news', mail: false, sms: false, portal: true },
        ...{ source: 'one-click', updatedAt: later(startedAt, 190) },
      })
  }
  world.audit(startedAt, {
    ...{ action: 'mailing.started', subjectKind: 'mailing', subjectId: id, actorId: world.managerId },
    after: { mails: readers.length },
  })
}

/** "E-mails groupés" of the demo: one that was sent, with its report, and a draft. Told last: ids go on from there. */
export const tellMailings = (world: World): void => {
  sendMailing(world)
  const createdAt = at(addDays(world.today, -1), 970)
  world.rows.mailings.push({
    ...{
      id: world.id(createdAt),
      ...DRAFT_MAILING,
      state: 'draft',
      segment: { state: 'active' },
      version: 2,
    },
    ...{ createdBy: world.managerId, createdAt, updatedAt: later(createdAt, 21) },
  })
}
