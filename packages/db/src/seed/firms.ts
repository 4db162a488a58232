import { createHash } from 'node:crypto'
import { addDays } from '@guichet/domain/local-date'
import { CAREFUL_LOGIN, DEMO_QUESTION } from './data/logins.ts'
import { addPerson, type Keys } from './ground.ts'
import { at, later, type World } from './world.ts'

const NAME = 'Cabinet Marchetti'
const COLLEAGUES = [
  { firstName: 'Léo', lastName: 'Santini', email: CAREFUL_LOGIN, daysAgo: 140 },
  { firstName: 'Inès', lastName: 'Ferrero', email: 'ines.ferrero@demo.example', daysAgo: 48 },
] as const
const INVITED = 'stage.marchetti@example.org'

/** A code by SMS is asked of him, his recovery goes by three levels, and the safety of his space is told by SMS too (U10, U27). */
const protectWell = ({ rows, today }: World, { answerHash, encryption }: Keys, personId: string): void => {
  const factorSince = at(addDays(today, -96), 611)
  const setAt = later(factorSince, 4)
  rows.verifiedPhones.push({
    ...{ personId, phone: '+33639980142', verifiedAt: later(factorSince, -3), factorSince },
    factorUsedAt: at(addDays(today, -1), 545),
  })
  const questionCipher = encryption.encrypt(DEMO_QUESTION, 'secret_questions.question')
  rows.secretQuestions.push({ personId, questionCipher, answerHash, setAt })
  rows.notificationPreferences.push({
    ...{ personId, subject: 'security', mail: true, sms: true, portal: true },
    ...{ source: 'portal', updatedAt: setAt },
  })
}

/** The firm of the accountant: two colleagues, an invitation that waits, and one file opened to all of them (U29). */
export const tellFirms = (world: World, keys: Keys): void => {
  const { rows, today } = world
  const managerId = rows.persons.find(({ email }) => email === 'accountant@demo.example')?.id
  const ownerId = rows.persons.find(({ email }) => email === 'active@demo.example')?.id
  const file = rows.delegations.find((row) => row.ownerId === ownerId && row.thirdId === managerId)
  if (!managerId || !file) throw new TypeError('the accountant and her files come before her firm')
  const createdAt = at(addDays(today, -150), 605)
  const firmId = world.id(createdAt)
  const told = { subjectKind: 'firm', subjectId: firmId }
  rows.firms.push({ id: firmId, name: NAME, createdAt })
  rows.firmMembers.push({
    ...{ id: world.id(createdAt), firmId, personId: managerId, email: '', role: 'manager', state: 'active' },
    ...{ createdAt, joinedAt: createdAt },
  })
  world.audit(createdAt, { ...told, action: 'firm.created', actorId: managerId, after: { name: NAME } })
  const invite = (email: string, invitedAt: Date) => {
    const id = world.id(invitedAt)
    const after = { memberId: id, role: 'collaborator' }
    world.audit(invitedAt, { ...told, action: 'firm-member.invited', actorId: managerId, after })
    return {
      ...{ id, firmId, email, role: 'collaborator' as const, invitedById: managerId, createdAt: invitedAt },
      answerBy: later(invitedAt, 30 * 24 * 60),
    }
  }
  const persons = COLLEAGUES.map(({ daysAgo, ...names }) => {
    const place = invite(names.email, at(addDays(today, -daysAgo), 560))
    const joinedAt = later(place.createdAt, 190)
    const person = addPerson(world, keys, joinedAt, { ...names, phone: null, locale: 'fr' })
    person.lastSignInAt = at(addDays(today, -1), 545)
    const { id: personId } = person
    if (person.email === CAREFUL_LOGIN) protectWell(world, keys, String(personId))
    rows.firmMembers.push({ ...place, personId, state: 'active', joinedAt })
    const after = { memberId: place.id, personId, role: 'collaborator' }
    world.audit(joinedAt, { ...told, action: 'firm-member.joined', actorId: personId, after })
    return person
  })
  const tokenHash = createHash('sha256').update('demo-firm-invitation').digest()
  rows.firmMembers.push({ ...invite(INVITED, at(addDays(today, -2), 640)), state: 'invited', tokenHash })

  // One member opened the file to colleagues too, and one of them was in it yesterday.
  const [visitor, seenAt] = [persons[0]?.id ?? managerId, at(addDays(today, -1), 560)]
  Object.assign(file, { colleagues: true, firmId, lastUsedAt: seenAt })
  const inFile = { subjectKind: 'delegation', subjectId: file.id }
  world.audit(later(createdAt, 1), {
    ...{ ...inFile, action: 'delegation.shared', actorId: managerId, after: { firmId, firmName: NAME } },
  })
  rows.delegationVisits.push({ delegationId: file.id, personId: visitor, at: seenAt })
  world.audit(seenAt, {
    ...{ ...inFile, action: 'delegation.used', actorId: visitor, accessId: file.id },
    ...(ownerId && { ownerId }),
  })
}
