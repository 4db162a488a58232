import { accountKeys } from '@guichet/domain/account-keys'
import type { LocalDate } from '@guichet/domain/local-date'
import { STREETS } from './data/names.ts'
import { TOWNS } from './data/towns.ts'
import { addPerson, type Keys } from './ground.ts'
import { makeLandline, makeSiret } from './identifiers.ts'
import type { World } from './world.ts'

export interface AccountFacts {
  readonly login: string
  readonly parent: { readonly id: string; readonly login: string } | null
  readonly siret?: string
  readonly companyName: string
  readonly accountType: string
  readonly profileCode: string
  readonly state: string
  readonly stateReason?: string
  readonly test?: boolean
  readonly hasMailbox: boolean
  readonly mailboxQuota?: number
  readonly autonomous?: boolean
  readonly responsible: {
    readonly title: 'mme' | 'm'
    readonly firstName: string
    readonly lastName: string
    readonly email: string
  }
  /** The person who holds it; made anew for an account that somebody signs in with. */
  readonly holderId?: string
  /** Who created it, when that is not its holder. */
  readonly createdById?: string
  /** Téléprocédures chosen, all their document types with them. */
  readonly procedures: readonly string[]
  readonly services?: { readonly statements: boolean; readonly archive: boolean }
  readonly invoicingOn?: LocalDate
}

const PORTAL = 'AZUR-LAVANDE'
/** States that come after somebody has chosen a password. */
const HELD = ['open', 'closed']

/** Writes an account with its details, holder, procedures and mailbox; answers its id. */
export const addAccount = (
  world: World,
  keys: Keys,
  createdAt: Date,
  createdOn: LocalDate,
  facts: AccountFacts,
): string => {
  const { random, rows } = world
  const id = world.id(createdAt)
  const { responsible } = facts
  const siret = facts.siret ?? makeSiret(random)
  const fileNumber = world.next('account-file')
  const found = accountKeys({
    ...responsible,
    fileNumber,
    login: facts.login,
    siret,
    companyName: facts.companyName,
  })
  const { responsibleName } = found
  rows.accounts.push({
    ...{
      id,
      fileNumber,
      login: facts.login,
      parentId: facts.parent?.id ?? null,
      siret,
      createdOn,
      createdAt,
    },
    ...{ profileCode: facts.profileCode, accountType: facts.accountType, portal: PORTAL, state: facts.state },
    ...{ stateReason: facts.stateReason ?? null, test: facts.test ?? false, companyName: facts.companyName },
    ...{ ...found, hasMailbox: facts.hasMailbox, updatedAt: createdAt },
    ...{ mailboxQuota: facts.mailboxQuota ?? 0, autonomous: facts.autonomous ?? false },
  })
  const phone = makeLandline(random)
  const services = facts.services ?? { statements: false, archive: false }
  rows.accountDetails.push({
    ...{ accountId: id, ...responsible, phone, streetNumber: String(random.int(1, 140)) },
    ...{ streetNumberSuffix: random.chance(0.1) ? 'bis' : null, streetName: random.pick(STREETS) },
    ...{ ...random.pick(TOWNS), country: 'FR', invoicingOn: facts.invoicingOn ?? null },
    ...{ technicalName: responsibleName, technicalEmail: responsible.email, technicalPhone: phone },
    ...{
      administrativeName: responsibleName,
      administrativeEmail: responsible.email,
      administrativePhone: phone,
    },
    ...{ statementsSubscribed: services.statements, collectionAlert: services.statements },
    ...{
      statementMailbox: services.statements ? 'dedicated' : 'default',
      archiveSubscribed: services.archive,
    },
  })
  if (facts.hasMailbox) rows.mailboxes.push({ accountId: id, createdAt })
  for (const code of facts.procedures) {
    const procedureId = world.procedures.get(code)
    if (procedureId) rows.accountProcedures.push({ accountId: id, procedureId, createdAt })
  }
  if (HELD.includes(facts.state)) addHolder(world, keys, createdAt, id, facts)
  world.audit(createdAt, {
    ...{ action: 'account.created', subjectKind: 'account', subjectId: id },
    actorId: facts.createdById ?? facts.holderId ?? null,
    after: { login: facts.login },
  })
  return id
}

const addHolder = (world: World, keys: Keys, createdAt: Date, accountId: string, facts: AccountFacts) => {
  const { rows } = world
  const { firstName, lastName, email } = facts.responsible
  const held =
    facts.holderId ??
    addPerson(world, keys, createdAt, {
      ...{ firstName, lastName, email, phone: null, locale: 'fr', login: facts.login },
      found: [facts.login, facts.companyName],
    }).id
  rows.accountPersons.push({ accountId, personId: held, role: 'holder', rights: [], createdAt })
  const identifier = rows.signInIdentifiers.find((row) => row.identifier === facts.login)
  if (identifier) identifier.accountId = accountId
}

/** A state that was reached some days after the creation. */
export const noteState = (
  world: World,
  at: Date,
  accountId: string,
  {
    action,
    actorId,
    reason,
  }: { readonly action: string; readonly actorId: string | null; readonly reason?: string },
): void =>
  world.audit(at, {
    ...{ action, subjectKind: 'account', subjectId: accountId, actorId },
    ...(reason ? { after: { reason } } : {}),
  })
