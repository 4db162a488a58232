import { addDays } from '@guichet/domain/local-date'
import type { Encryption } from '../encryption.ts'
import { at, later, type World } from './world.ts'

const TERMS_VERSION = '2026-11'
/** First memberships of so many days are shown with the joining that they came from. */
const SHOWN_DAYS = 60
const KEPT_DAYS = 30

const NEWCOMERS = [
  {
    ...{ firstName: 'Clarisse', lastName: 'Vidalenc', email: 'clarisse.vidalenc@example.org' },
    ...{
      siret: '91234560000015',
      ape: '74.10Z',
      activity: 'Teinture au pastel',
      type: 'normale',
      daysAgo: 1,
    },
    ...{ street: '14 Rue des Lavandes', postcode: '13100', city: 'Aix-en-Provence', twin: false },
  },
  {
    // The same establishment as a member’s: perhaps one person twice.
    ...{ firstName: 'Bastien', lastName: 'Roubaud', email: 'bastien.roubaud@example.org' },
    ...{ siret: '', ape: '43.34Z', activity: 'Peinture en bâtiment', type: 'duo', daysAgo: 3 },
    ...{ street: '22 Quai des Pêcheurs', postcode: '83000', city: 'Toulon', twin: true },
  },
] as const

/** Joinings of the demo that wait for their address to be confirmed. */
function addWaiting(world: World, encryption: Encryption): void {
  const { rows, today } = world
  for (const { daysAgo, type, twin, street, postcode, city, ...said } of NEWCOMERS) {
    const typeId = world.types.get(type)?.id
    if (typeId === undefined) throw new RangeError(`no membership type ${type}`)
    const submittedAt = at(addDays(today, -daysAgo), 615)
    const { firstName, lastName, email } = said
    const siret = twin ? (rows.members.find((member) => member.siret)?.siret ?? '') : said.siret
    const place = { street, complement: '', postcode, city }
    const content = {
      ...{ ...said, siret, phone: '', typeId, partnerId: '', referralCode: '', nir: null },
      ...{ personalAddress: place, businessAddress: place },
    }
    const id = world.id(submittedAt)
    rows.joinings.push({
      ...{ id, email, firstName, lastName, siret, typeId, submittedAt, termsVersion: TERMS_VERSION },
      ...{ state: 'submitted', locale: 'fr', signedIn: false, links: 1 },
      contentCipher: encryption.encrypt(JSON.stringify(content), 'joinings.content'),
      expiresAt: at(addDays(today, KEPT_DAYS - daysAgo), 615),
      ...{ createdAt: later(submittedAt, -9), updatedAt: submittedAt },
    })
    world.audit(submittedAt, {
      ...{ action: 'joining.submitted', subjectKind: 'joining', subjectId: id },
      after: { typeId, termsVersion: TERMS_VERSION, referred: false },
    })
  }
}

/** The joinings from which the latest first memberships came. */
function addPaid(world: World): void {
  const { rows, today } = world
  const since = addDays(today, -SHOWN_DAYS)
  const seen = new Set<string>()
  for (const membership of rows.memberships) {
    const { id: membershipId, personId, typeId, paymentId, amountCents } = membership
    const isFirst = !seen.has(personId)
    seen.add(personId)
    if (!isFirst || !paymentId || !amountCents || !membership.paidOn || membership.paidOn < since) continue
    const person = rows.persons.find(({ id }) => id === personId)
    const member = rows.members.find((file) => file.personId === personId)
    if (!person || !member) continue
    const updatedAt = membership.createdAt
    const submittedAt = later(updatedAt, -25)
    rows.joinings.push({
      ...{ id: world.id(submittedAt), personId, membershipId, paymentId, typeId, amountCents },
      ...{ email: person.email, firstName: person.firstName, lastName: person.lastName, siret: member.siret },
      ...{ state: 'completed', locale: person.locale ?? 'fr', signedIn: false, links: 1 },
      ...{ submittedAt, termsVersion: TERMS_VERSION, createdAt: later(submittedAt, -11), updatedAt },
      expiresAt: later(submittedAt, KEPT_DAYS * 1440),
    })
  }
}

/** Joinings of the demo (M15); they come last, so that nothing told before depends on them. */
export const addJoinings = (world: World, encryption: Encryption): void => {
  addPaid(world)
  addWaiting(world, encryption)
}
