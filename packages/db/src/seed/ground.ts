import { addDays, addYears, type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import type { Encryption } from '../encryption.ts'
import { layCatalogue } from './catalogue.ts'
import { PARTNERS, PRICED_PARTNER, TYPES } from './data/catalogue.ts'
import { LEGAL_TEXTS } from './data/legal-texts.ts'
import { DEMO_TOTP_SECRET, STAFF, staffAddress } from './data/logins.ts'
import { newsOn } from './data/news.ts'
import { DEMO_ORGANISATION } from './data/organisation.ts'
import { layGoLive } from './go-live.ts'
import { makeLandline } from './identifiers.ts'
import { layServices } from './services.ts'
import { at, type World } from './world.ts'

/** What every person of the demo needs to sign in. */
export interface Keys {
  readonly passwordHash: string
  /** Of the answer to a secret question. */
  readonly answerHash: string
  readonly encryption: Encryption
}

export interface PersonFacts {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string | null
  readonly locale: 'fr' | 'en'
  readonly login?: string | null
  readonly staffRole?: string
  /** Further words by which searches find the person. */
  readonly found?: readonly (string | number | null)[]
}

/** Writes a person with identifiers and password; answers its row, to which a last sign-in may be added. */
export const addPerson = (world: World, keys: Keys, createdAt: Date, facts: PersonFacts) => {
  const { firstName, lastName, email, phone, locale, login, staffRole, found = [] } = facts
  const words = [lastName, firstName, email, ...found].filter((word) => word !== null)
  const row: World['rows']['persons'][number] = {
    id: world.id(createdAt),
    ...{ firstName, lastName, email, phone, locale },
    staffRole: staffRole ?? null,
    searchKey: searchKey(words.join(' ')),
    lastSignInAt: null,
    createdAt,
    updatedAt: createdAt,
  }
  world.rows.persons.push(row)
  world.rows.signInIdentifiers.push({ identifier: email, kind: 'email', personId: row.id })
  if (login) world.rows.signInIdentifiers.push({ identifier: login, kind: 'login', personId: row.id })
  const { passwordHash } = keys
  world.rows.credentials.push({ personId: row.id, passwordHash, changedAt: createdAt })
  return row
}

const openedOn = (today: LocalDate) => addYears(parseLocalDate(`${today.slice(0, 4)}-01-04`), -16)

const addStaff = (world: World, keys: Keys) => {
  const hired = at(openedOn(world.today), 540)
  for (const { role, firstName, lastName } of STAFF) {
    const email = staffAddress(role)
    const person = addPerson(world, keys, hired, {
      ...{ firstName, lastName, email, locale: 'fr', staffRole: role },
      phone: makeLandline(world.random),
    })
    person.lastSignInAt = at(addDays(world.today, -1), 530 + world.rows.persons.length * 7)
    const secretCipher = keys.encryption.encrypt(DEMO_TOTP_SECRET, 'totp_factors.secret')
    world.rows.totpFactors.push({ personId: person.id, secretCipher, createdAt: hired })
    if (role === 'finance') world.financeId = person.id
    if (role === 'manager') world.managerId = person.id
  }
}

/** The organisation, its prices, partners, news and staff, and an accountant who is no member. */
export const layGround = (world: World, keys: Keys): void => {
  const { rows, today, id } = world
  const start = at(openedOn(today), 480)
  rows.organisationSettings.push({ ...DEMO_ORGANISATION, updatedAt: at(addDays(today, -90), 600) })
  for (const name of PARTNERS) {
    const partnerId = id(start)
    world.partners.set(name, partnerId)
    rows.partners.push({ id: partnerId, name })
  }
  TYPES.forEach((type, rank) => {
    const { formerCents: _, ...shown } = type
    const partnerId = type.code === 'partenaire' ? (world.partners.get(PRICED_PARTNER) ?? null) : null
    const row = { ...shown, id: id(start), rank, partnerId }
    rows.membershipTypes.push(row)
    world.types.set(type.code, { ...type, id: row.id })
  })
  for (const { daysAgo, ...post } of newsOn(today)) {
    const publishedAt = at(addDays(today, -daysAgo), 570)
    rows.news.push({ id: id(publishedAt), ...post, publishedAt, createdAt: publishedAt })
  }
  layCatalogue(world)
  layServices(world, start, openedOn(today))
  addStaff(world, keys)
  layGoLive(world, addDays(today, -60))
  for (const { daysAgo, ...text } of LEGAL_TEXTS) {
    const day = addDays(today, -daysAgo)
    const by = { publishedBy: world.managerId, publishedAt: at(day, 620) }
    rows.legalTexts.push({ ...text, ...by, number: 1, version: day })
  }
  const accountant = addPerson(world, keys, at(addDays(today, -400), 615), {
    firstName: 'Bérénice',
    lastName: 'Marchetti',
    email: 'accountant@demo.example',
    phone: makeLandline(world.random),
    locale: 'fr',
  })
  accountant.lastSignInAt = at(addDays(today, -2), 640)
}
