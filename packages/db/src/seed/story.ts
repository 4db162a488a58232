import { addDays, daysBetween, type LocalDate } from '@guichet/domain/local-date'
import { firstPeriod } from '@guichet/domain/membership-period'
import { planAccounts } from './accounts.ts'
import { tellBooks } from './books.ts'
import { issueCertificate } from './certificates.ts'
import { SERVICES } from './data/catalogue.ts'
import { DEMO_CODES } from './data/logins.ts'
import { tellDeclarantCompany, tellDeclarants } from './declarants.ts'
import { tellDeclarations } from './declarations.ts'
import { tellDelegations } from './delegations.ts'
import { planDocuments } from './documents.ts'
import { tellErasures } from './erasures.ts'
import { type File, newFile, openFile } from './file.ts'
import { tellFileChanges } from './file-changes.ts'
import { tellFirms } from './firms.ts'
import type { Keys } from './ground.ts'
import { addInvoices } from './invoice-rows.ts'
import { planAccountInvoices } from './invoices.ts'
import { addJoinings } from './joinings.ts'
import { tellLetters } from './letters.ts'
import { tellLifeEvents } from './life-events.ts'
import { tellMailings } from './mailings.ts'
import { tellMemberViews } from './member-views.ts'
import { awaitPayment, payPeriod } from './memberships.ts'
import { planMessages } from './messages.ts'
import { tellNotifications } from './notifications.ts'
import { layOffers } from './offers.ts'
import { type Member, makeMembers } from './people.ts'
import { tellReminders } from './reminders.ts'
import { planOrder } from './services.ts'
import { tellSignIns } from './sign-ins.ts'
import { tellThreads } from './threads.ts'
import { addVouchers } from './vouchers.ts'
import { tellWatch } from './watch.ts'
import { at, later, type World } from './world.ts'

const OFFICE = [520, 1080] as const

const min = (a: LocalDate, b: LocalDate) => (a < b ? a : b)

/** Takes the next year while the current one still runs. */
const withEarlyRenewal = (world: World, member: Member): Member => {
  const last = member.periods.at(-1)
  if (member.sequel !== 'renewed-early' || !last) return member
  const next = {
    ...firstPeriod(addDays(last.endsOn, 1)),
    paidOn: addDays(world.today, -world.random.int(1, 5)),
  }
  return { ...member, periods: [...member.periods, next] }
}

/** Certificates and services of one past or current period of an ordinary member. */
const planUses = (world: World, file: File, index: number) => {
  const { random } = world
  const period = file.member.periods[index]
  if (!period) return
  const last = min(period.endsOn, addDays(world.today, -1))
  const days = daysBetween(period.startsOn, last)
  if (days < 1) return
  const on = (limit: number) => addDays(period.startsOn, random.int(1, Math.min(days, limit)))
  if (random.chance(0.45)) {
    const day = on(40)
    world.plan(at(day, 1120 + random.int(0, 200)), (instant) =>
      issueCertificate(world, instant, day, { file, index }),
    )
  }
  if (random.chance(0.22)) {
    const [day, service] = [on(365), random.pick(SERVICES)]
    planOrder(world, file, index, service, { day, instant: at(day, 1120 + random.int(0, 200)) })
  }
}

/** active@: services on the current membership; one certificate expired, one revoked, one valid. */
const planShowcase = (world: World, file: File) => {
  const { today } = world
  const current = file.member.periods.length - 1
  const orders = [
    { daysAgo: 151, service: SERVICES[4] },
    { daysAgo: 97, service: SERVICES[1] },
    { daysAgo: 33, service: SERVICES[0] },
    { daysAgo: 8, service: SERVICES[3] },
  ]
  for (const { daysAgo, service } of orders) {
    const day = addDays(today, -daysAgo)
    if (service) planOrder(world, file, current, service, { day, instant: at(day, 1125) })
  }
  const lastYear = addDays(today, -300)
  const before = addDays(today, -140)
  const since = addDays(today, -61)
  world.plan(at(lastYear, 1130), (instant) =>
    issueCertificate(world, instant, lastYear, { file, index: current - 1, code: DEMO_CODES.expired }),
  )
  const formerAddress = { street: '7, rue des Tanneurs', complement: null, postcode: '84400', city: 'Apt' }
  const revoked = { at: at(addDays(since, -1), 655), reason: 'Adresse corrigée à la demande de l’adhérente' }
  world.plan(at(before, 1131), (instant) =>
    issueCertificate(world, instant, before, {
      file,
      index: current,
      code: DEMO_CODES.revoked,
      formerAddress,
      revoked,
    }),
  )
  world.plan(at(since, 1132), (instant) =>
    issueCertificate(world, instant, since, { file, index: current, code: DEMO_CODES.valid }),
  )
}

const planMember = (world: World, keys: Keys, drafted: Member) => {
  const { random, today } = world
  const member = withEarlyRenewal(world, drafted)
  const file = newFile(member)
  member.periods.forEach((period, index) => {
    const instant = at(period.paidOn, random.int(...OFFICE) + random.next())
    if (index === 0) world.plan(later(instant, -12), (joined) => openFile(world, keys, file, joined))
    world.plan(instant, (paid) => payPeriod(world, file, index, paid))
    const showcased = member.email === 'active@demo.example' && index >= member.periods.length - 2
    if (!showcased) planUses(world, file, index)
  })
  if (member.email === 'active@demo.example') planShowcase(world, file)
  if (member.sequel === 'transfer-awaited' || member.sequel === 'cheque-awaited') {
    const method = member.sequel === 'transfer-awaited' ? 'transfer' : 'cheque'
    const day = addDays(today, -random.int(2, 5))
    world.plan(at(day, random.int(...OFFICE)), (instant) => awaitPayment(world, file, instant, day, method))
  }
}

/** Everything that happened to the members, told in the order of time, so that numbers follow one another. */
export const tellStory = (world: World, keys: Keys, { documents }: { readonly documents: boolean }): void => {
  for (const member of makeMembers(world.random, world.today)) planMember(world, keys, member)
  planAccounts(world, keys)
  planAccountInvoices(world)
  planMessages(world)
  if (documents) planDocuments(world)
  world.run()
  tellReminders(world)
  layOffers(world)
  addJoinings(world, keys.encryption)
  addVouchers(world)
  tellSignIns(world)
  tellFileChanges(world)
  tellMailings(world)
  tellLetters(world)
  tellMemberViews(world)
  tellLifeEvents(world)
  tellDelegations(world)
  tellNotifications(world)
  tellDeclarants(world)
  tellBooks(world)
  tellWatch(world, keys)
  tellFirms(world, keys)
  addInvoices(world)
  tellErasures(world)
  tellThreads(world, { files: documents })
  tellDeclarantCompany(world)
  tellDeclarations(world)
}
