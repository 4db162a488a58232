import { addDays, daysBetween, type LocalDate } from '@guichet/domain/local-date'
import { addPerson, type Keys } from './ground.ts'
import type { Address, Member } from './people.ts'
import { at, type World } from './world.ts'

/** A member once the file is open; what happens to it later is noted here. */
export interface File {
  readonly member: Member
  personId: string
  number: number
  partnerId: string | null
  /** Ids of the memberships, in step with `member.periods`. */
  readonly membershipIds: string[]
  toolSince: LocalDate | null
}

export const newFile = (member: Member): File => ({
  member,
  personId: '',
  number: 0,
  partnerId: null,
  membershipIds: [],
  toolSince: null,
})

const columns = (prefix: 'personal' | 'business', address: Address | null) =>
  address === null
    ? {}
    : {
        [`${prefix}Street`]: address.street,
        [`${prefix}Complement`]: address.complement,
        [`${prefix}Postcode`]: address.postcode,
        [`${prefix}City`]: address.city,
      }

/** Somebody joins: person, number, file. */
export const openFile = (world: World, keys: Keys, file: File, instant: Date): void => {
  const { member } = file
  const { random, today } = world
  file.number = world.next('member-number')
  file.partnerId = member.partner === null ? null : (world.partners.get(member.partner) ?? null)
  const { firstName, lastName, email, phone, locale, login, siret } = member
  const person = addPerson(world, keys, instant, {
    ...{ firstName, lastName, email, phone, locale, login },
    found: [file.number, siret],
  })
  file.personId = person.id
  const joinedOn = member.periods[0]?.startsOn ?? today
  const quiet = daysBetween(member.periods.at(-1)?.endsOn ?? today, today)
  if (quiet < 120) {
    const seen = addDays(today, -random.int(1, Math.min(45, daysBetween(joinedOn, today) - 1)))
    person.lastSignInAt = at(seen, random.int(420, 1320))
  }
  if (member.usesTool) file.toolSince = addDays(joinedOn, random.int(0, 10))
  const { nir } = member
  world.rows.members.push({
    personId: person.id,
    number: file.number,
    personalEmail: member.personalEmail,
    activity: member.activity,
    nirCipher: nir === null ? null : keys.encryption.encrypt(nir, 'members.nir'),
    nirHash: nir === null ? null : keys.encryption.lookupHash(nir, 'members.nir'),
    siret,
    ape: member.ape,
    website: member.website,
    facebookUrl: member.facebookUrl,
    partnerId: file.partnerId,
    referralCode: member.referralCode,
    ...columns('personal', member.personal),
    ...columns('business', member.business),
    createdAt: instant,
    updatedAt: instant,
  })
  const after = { memberNumber: file.number }
  world.audit(instant, {
    action: 'member.joined',
    subjectKind: 'member',
    subjectId: person.id,
    actorId: person.id,
    after,
  })
}
