import { SENT_MAILING } from './data/mailings.ts'
import { later, type World } from './world.ts'

type Person = World['rows']['persons'][number]

/** Members who have no e-mail address any more: letters are written to them. */
const giveUpEmail = ({ rows }: World, count: number): Person[] => {
  const latest = (personId: string) => rows.memberships.findLast((row) => row.personId === personId)
  const chosen = rows.members.flatMap(({ personId, personalStreet }) => {
    const person = rows.persons.find(({ id }) => id === personId)
    const paid = latest(personId)
    const isFit =
      person !== undefined &&
      Boolean(personalStreet) &&
      !person.email.endsWith('@demo.example') &&
      person.lastSignInAt == null &&
      rows.receipts.some(({ paymentId }) => paymentId === paid?.paymentId)
    return isFit ? [person] : []
  })
  // Those whose receipt is the latest: letters do not wait for long.
  const paidAt = ({ id }: Person) => {
    const paid = latest(id)
    return rows.receipts.find(({ paymentId }) => paymentId === paid?.paymentId)?.createdAt.getTime() ?? 0
  }
  const people = chosen.toSorted((a, b) => paidAt(b) - paidAt(a)).slice(0, count)
  for (const person of people) {
    person.email = ''
    rows.signInIdentifiers = rows.signInIdentifiers.filter(({ personId }) => personId !== person.id)
  }
  return people
}

const receiptOf = ({ rows }: World, person: Person) => {
  const membership = rows.memberships.findLast(({ personId }) => personId === person.id)
  const payment = rows.payments.find(({ id }) => id === membership?.paymentId)
  const receipt = rows.receipts.find(({ paymentId }) => paymentId === payment?.id)
  if (!membership || !payment || !receipt) throw new TypeError('a letter comes after its receipt')
  return {
    createdAt: receipt.createdAt,
    data: {
      ...{ firstName: person.firstName, paymentId: payment.id, number: receipt.number },
      ...{ label: payment.labelFr, amountCents: payment.amountCents },
      ...{ startsOn: membership.startsOn, endsOn: membership.endsOn },
      url: 'http://localhost:3000/adhesions',
    },
  }
}

/** "Courriers" of the demo: two receipts and an invitation that wait to be printed. Told last: ids go on from there. */
export const tellLetters = (world: World): void => {
  const { rows } = world
  const people = giveUpEmail(world, 3)
  const mailing = rows.mailings.find(({ name }) => name === SENT_MAILING.name)
  for (const [index, person] of people.entries()) {
    const { createdAt, data } = receiptOf(world, person)
    const isInvited = index === 2 && mailing?.startedAt != null
    const member = rows.members.find(({ personId }) => personId === person.id)
    const at = isInvited ? later(mailing.startedAt as Date, 0) : createdAt
    const id = world.id(at)
    rows.letters.push(
      isInvited
        ? {
            ...{ id, personId: person.id, template: 'mailing-letter', locale: 'fr', createdAt: at },
            dedupeKey: `mailing-letter:${mailing.id}:${person.id}`,
            data: {
              ...{ mailingId: mailing.id, recipientId: null, subject: SENT_MAILING.subjectFr },
              ...{ sharedWith: null, firstName: person.firstName, lastName: person.lastName },
              ...{ memberNumber: member?.number ?? 0, dueOn: data.endsOn, membershipId: null },
              ...{ typeFr: null, typeEn: null },
            },
          }
        : {
            ...{ id, personId: person.id, template: 'membership-renewed', locale: 'fr', createdAt: at, data },
            dedupeKey: `payment-receipt:${data.paymentId}`,
          },
    )
  }
}
