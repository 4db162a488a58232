import { addDays, parseLocalDate } from '@guichet/domain/local-date'
import { searchKey } from '@guichet/domain/text'
import { addAccount, noteState } from './account-rows.ts'
import { PRIMARIES, type PrimaryData, SECONDARIES, type SecondaryData } from './data/accounts.ts'
import { LAST_NAMES, MEN, WOMEN } from './data/names.ts'
import { PROCEDURES } from './data/procedures.ts'
import type { Keys } from './ground.ts'
import { at, later, type World } from './world.ts'

const LOGIN = 'asp1ent'
const FILE_NUMBER = 22_066
/** All but two, so that the options page has boxes to tick. */
const CHOSEN = PROCEDURES.map(({ code }) => code).filter((code) => code !== 'PASRAU' && code !== 'FIBEN')

const slug = (text: string) => searchKey(text).replace(/[^a-z0-9]+/gu, '-')

const responsibleOf = (world: World, companyName: string) => {
  const { random } = world
  const woman = random.chance(0.5)
  const firstName = random.pick(woman ? WOMEN : MEN)
  const lastName = random.pick(LAST_NAMES)
  return {
    ...{ title: woman ? ('mme' as const) : ('m' as const), firstName, lastName },
    email: `${slug(firstName)}.${slug(lastName)}.${slug(companyName)}@example.org`,
  }
}

const personOf = (world: World, email: string) => world.rows.persons.find((person) => person.email === email)

/** Days ago on which a secondary account of the demo was created. */
const ageOf = ({ name, state }: SecondaryData, index: number): number => {
  if (name === 'cs1') return 400
  return state === 'requested' || state === 'approved' ? 1 + (index % 9) : 60 + index * 47
}

const planSecondary = (world: World, keys: Keys, data: SecondaryData, index: number) => {
  const day = addDays(world.today, -ageOf(data, index))
  world.plan(at(day, world.random.int(540, 1050) + world.random.next()), (instant) => {
    const primary = world.rows.accounts.find(({ login }) => login === LOGIN)
    const primaryHolder = personOf(world, 'primary@demo.example')
    if (!primary || !primaryHolder) throw new TypeError('a secondary comes after its primary')
    const own = data.name === 'cs1' ? personOf(world, 'secondary@demo.example') : undefined
    const responsible = own
      ? { title: 'm' as const, firstName: own.firstName, lastName: own.lastName, email: own.email }
      : responsibleOf(world, data.companyName)
    const id = addAccount(world, keys, instant, day, {
      ...{
        login: `${data.name}.${LOGIN}`,
        parent: primary,
        companyName: data.companyName,
        state: data.state,
      },
      ...{ accountType: data.accountType, profileCode: 'principal', hasMailbox: data.mailbox, responsible },
      ...{ test: data.test ?? false, autonomous: data.autonomous ?? false },
      createdById: primaryHolder.id,
      procedures: CHOSEN.filter((_, rank) => (rank + data.name.length) % 3 !== 0),
      ...(own ? { holderId: own.id, services: { statements: false, archive: true } } : {}),
    })
    const note = (action: string, minutes: number, reason?: string) =>
      noteState(world, later(instant, minutes), id, {
        ...{ action, actorId: primaryHolder.id },
        ...(reason ? { reason } : {}),
      })
    if (data.state === 'approved') note('account.approved', 5)
    if (data.state === 'open' || data.state === 'closed') note('account.opened', 240)
    if (data.state === 'closed') note('account.closed', 60 * 24 * 20, 'Activité cédée')
  })
}

const planOther = (world: World, keys: Keys, data: PrimaryData) => {
  const day = addDays(world.today, -data.daysAgo)
  world.plan(at(day, world.random.int(540, 1050) + world.random.next()), (instant) => {
    const id = addAccount(world, keys, instant, day, {
      ...{ login: data.login, parent: null, companyName: data.companyName, state: data.state },
      ...{ accountType: data.accountType, profileCode: data.profileCode, hasMailbox: true },
      ...{ mailboxQuota: data.secondaries + 2, responsible: responsibleOf(world, data.companyName) },
      procedures: data.profileCode === 'banque-de-france' ? ['FIBEN'] : CHOSEN.slice(0, 7),
      ...(data.reason ? { stateReason: data.reason } : {}),
      ...(data.state === 'open' ? { invoicingOn: addDays(day, 30) } : {}),
    })
    const note = (action: string, minutes: number) =>
      noteState(world, later(instant, minutes), id, {
        ...{ action, actorId: world.managerId },
        ...(data.reason ? { reason: data.reason } : {}),
      })
    if (data.state === 'open') note('account.opened', 1500)
    if (data.state === 'closed') note('account.closed', 60 * 24 * 300)
    if (data.state === 'refused') note('account.refused', 1500)
    const parent = { id, login: data.login }
    for (let index = 1; index <= data.secondaries; index += 1) {
      addSecondaryOf(world, keys, parent, data, index, later(instant, index * 9000))
    }
  })
}

const addSecondaryOf = (
  world: World,
  keys: Keys,
  parent: { id: string; login: string },
  data: PrimaryData,
  index: number,
  instant: Date,
) => {
  const companyName = `${data.companyName} ${index}`
  addAccount(world, keys, instant, parseLocalDate(instant.toISOString().slice(0, 10)), {
    ...{
      login: `client${index}.${parent.login}`,
      parent,
      companyName,
      state: index % 5 === 0 ? 'closed' : 'open',
    },
    ...{ accountType: 'company', profileCode: data.profileCode, hasMailbox: index % 2 === 0 },
    responsible: responsibleOf(world, companyName),
    procedures: CHOSEN.slice(0, 4),
  })
}

/** The accounts of the demo; their numbers follow one another from that of `primary@demo.example` on. */
export const planAccounts = (world: World, keys: Keys): void => {
  const { today } = world
  world.startAt('account-file', FILE_NUMBER - 1)
  const opened = addDays(today, -1900)
  world.plan(at(opened, 615), (instant) => {
    const holder = personOf(world, 'primary@demo.example')
    if (!holder) throw new TypeError('primary@ opens its account after joining')
    const id = addAccount(world, keys, instant, opened, {
      ...{
        login: LOGIN,
        parent: null,
        siret: '07955542100019',
        companyName: 'Castellan et associés',
        state: 'open',
      },
      ...{ accountType: 'company', profileCode: 'principal', hasMailbox: true, mailboxQuota: 40, test: true },
      responsible: {
        title: 'mme',
        firstName: holder.firstName,
        lastName: holder.lastName,
        email: holder.email,
      },
      ...{ holderId: holder.id, procedures: CHOSEN, services: { statements: true, archive: true } },
      invoicingOn: addDays(opened, 42),
    })
    noteState(world, later(instant, 95), id, { action: 'account.opened', actorId: world.managerId })
  })
  for (const [index, data] of SECONDARIES.entries()) planSecondary(world, keys, data, index)
  for (const data of PRIMARIES) planOther(world, keys, data)
}
