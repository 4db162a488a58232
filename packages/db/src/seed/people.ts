import { addDays, addYears, type LocalDate } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { ACTIVITIES } from './data/activities.ts'
import { PARTNERS, PRICED_PARTNER, type TypeCode } from './data/catalogue.ts'
import { MEMBERS } from './data/logins.ts'
import { COMPLEMENTS, LAST_NAMES, MEN, STREETS, WOMEN } from './data/names.ts'
import { TOWNS } from './data/towns.ts'
import { makeLandline, makeMobile, makeNir, makeReferralCode, makeSiret } from './identifiers.ts'
import { type PaidPeriod, planPeriods, yearEnd } from './periods.ts'
import type { Random } from './random.ts'

export interface Address {
  readonly street: string
  readonly complement: string | null
  readonly postcode: string
  readonly city: string
}

/** How somebody's story goes on after the last period that was paid. */
export type Sequel = 'none' | 'renewed-early' | 'transfer-awaited' | 'cheque-awaited'

/** A member of the demo before anything is numbered. */
export interface Member {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly login: string | null
  readonly locale: 'fr' | 'en'
  readonly phone: string | null
  readonly personalEmail: string | null
  readonly activity: string | null
  readonly ape: string | null
  readonly nir: string | null
  readonly siret: string | null
  readonly website: string | null
  readonly facebookUrl: string | null
  readonly partner: string | null
  readonly referralCode: string
  readonly personal: Address | null
  readonly business: Address | null
  readonly type: TypeCode
  readonly usesTool: boolean
  readonly periods: readonly PaidPeriod[]
  readonly sequel: Sequel
}

const GENERATED = 172

const slug = (text: string) => searchKey(text).replace(/[^a-z0-9]+/gu, '-')

const address = (random: Random): Address => ({
  street: `${random.int(1, 140)}${random.chance(0.08) ? ' bis' : ''}, ${random.pick(STREETS)}`,
  complement: random.chance(0.2) ? random.pick(COMPLEMENTS) : null,
  ...random.pick(TOWNS),
})

interface Sketch {
  readonly firstName: string
  readonly lastName: string
  readonly sex: 1 | 2
  readonly email: string
  readonly login?: string | undefined
  readonly siret?: string | undefined
  readonly nir?: string | undefined
  readonly locale?: 'fr' | 'en' | undefined
  /** Everything in the file is filled in; otherwise as it comes. */
  readonly whole: boolean
  readonly type?: TypeCode
  readonly periods: readonly PaidPeriod[]
  readonly sequel?: Sequel
}

const fill = (random: Random, sketch: Sketch, taken: Set<string>): Member => {
  const unique = (make: () => string): string => {
    const value = make()
    if (taken.has(value)) return unique(make)
    taken.add(value)
    return value
  }
  const may = (probability: number) => sketch.whole || random.chance(probability)
  const activity = random.pick(ACTIVITIES)
  const personal = address(random)
  const type =
    sketch.type ??
    random.pick<TypeCode>(['normale', 'normale', 'normale', 'normale', 'partenaire', 'duo', 'soutien'])
  const name = slug(sketch.lastName)
  const member: Member = {
    firstName: sketch.firstName,
    lastName: sketch.lastName,
    email: sketch.email,
    login: sketch.login ?? null,
    locale: sketch.locale ?? 'fr',
    phone: may(0.9) ? (random.chance(0.75) ? makeMobile(random) : makeLandline(random)) : null,
    personalEmail: may(0.4) ? `${slug(sketch.firstName)}.${name}@example.org` : null,
    activity: may(0.95) ? activity.label : null,
    ape: may(0.9) ? activity.ape : null,
    nir: may(0.7) ? unique(() => makeNir(random, sketch.sex)) : null,
    siret: sketch.siret ?? (may(0.9) ? unique(() => makeSiret(random)) : null),
    website: may(0.3) ? `https://${name}.example` : null,
    facebookUrl: may(0.2) ? `https://pages.example/${slug(sketch.firstName)}-${name}` : null,
    partner:
      type === 'partenaire' ? PRICED_PARTNER : random.chance(0.15) ? random.pick(PARTNERS.slice(1)) : null,
    referralCode: unique(() => makeReferralCode(random)),
    personal: may(0.96) ? personal : null,
    business: may(0.6) ? (random.chance(0.5) ? personal : address(random)) : null,
    type,
    usesTool: random.chance(0.35),
    periods: sketch.periods,
    sequel: sketch.sequel ?? 'none',
  }
  // Drawn all the same: a number that is given changes nobody else’s.
  return { ...member, nir: sketch.nir ?? member.nir }
}

/** Last days of the generated members, in the proportions of a real association. */
const endOf = (random: Random, index: number, today: LocalDate): { endsOn: LocalDate; sequel: Sequel } => {
  if (index === 0) return { endsOn: addDays(today, 9), sequel: 'transfer-awaited' }
  if (index === 1) return { endsOn: addDays(today, -12), sequel: 'cheque-awaited' }
  if (index === 2) return { endsOn: addDays(today, -41), sequel: 'transfer-awaited' }
  if (index < 7) return { endsOn: addDays(today, random.int(6, 24)), sequel: 'renewed-early' }
  if (index < 22) return { endsOn: addDays(today, random.int(0, 30)), sequel: 'none' }
  if (index < 54) return { endsOn: addDays(today, -random.int(1, 330)), sequel: 'none' }
  if (index < 80)
    return { endsOn: addDays(addYears(today, -random.int(1, 5)), -random.int(0, 300)), sequel: 'none' }
  return { endsOn: addDays(today, random.int(31, 352)), sequel: 'none' }
}

/** The members of the demo: those who have a login that is written down, then the others. */
export const makeMembers = (random: Random, today: LocalDate): Member[] => {
  const taken = new Set<string>()
  const known = MEMBERS.map((login) =>
    fill(
      random,
      {
        ...login,
        email: `${login.name}@demo.example`,
        whole: true,
        type: 'normale',
        periods: planPeriods(random, addDays(today, login.endsInDays), login.periods),
      },
      taken,
    ),
  )
  const others = Array.from({ length: GENERATED }, (_, index) => {
    const sex = random.chance(0.52) ? 2 : 1
    const lastName = random.pick(LAST_NAMES)
    let firstName = random.pick(sex === 2 ? WOMEN : MEN)
    const mail = () => `${slug(firstName)}.${slug(lastName)}@example.org`
    while (taken.has(mail())) firstName = random.pick(sex === 2 ? WOMEN : MEN)
    taken.add(mail())
    const { endsOn, sequel } = endOf(random, index, today)
    const count = random.pick([1, 1, 2, 2, 3, 3, 4, 5, 7])
    const locale = random.chance(0.04) ? 'en' : 'fr'
    const periods = planPeriods(random, yearEnd(endsOn), count)
    return fill(
      random,
      { firstName, lastName, sex, email: mail(), locale, whole: false, periods, sequel },
      taken,
    )
  })
  return [...known, ...others]
}
