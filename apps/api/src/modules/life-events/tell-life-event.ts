import type { recordLifeEvent as route } from '@guichet/contract/life-events.contract'
import type { Out } from '@guichet/contract/route'
import { companyHolder } from '@guichet/domain/company-facts'
import { normaliseApe, normaliseSiret } from '@guichet/domain/identifiers'
import type { LifeEventDetails } from '@guichet/domain/life-events'
import { compareSirets, dayFaultOf, type LifeEventKind, startingState } from '@guichet/domain/life-events'
import { type LocalDate, parseLocalDate } from '@guichet/domain/local-date'
import { actingPersonId, type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { endAutomaticRenewal } from '../automatic-renewals/index.ts'
import { findPerson } from '../identity/index.ts'
import { askCompany, factsOf } from '../memberships/index.ts'
import { applyLifeEvent } from './apply-life-event.ts'
import { insertEvent, type LifeEventRow } from './data/life-event-data.ts'
import { demandDeathAllowed } from './guard-death.ts'
import { type LifeEventView, toEventView } from './life-event-view.ts'
import { mailDesk, mailHolder } from './mail-life-event.ts'
import { findOutlook } from './outlook.ts'

export type ToldLifeEvent = Omit<Out<(typeof route)['body']>, 'comment'> & {
  readonly comment?: string | null | undefined
}
type Outlook = Awaited<ReturnType<typeof findOutlook>>

/** After these nothing is debited any more, from the moment they are told. */
const ENDING: ReadonlySet<LifeEventKind> = new Set(['cessation', 'resignation', 'death'])

const orNull = (text: string | null | undefined) => (text ? text : null)
type Address = NonNullable<ToldLifeEvent['personalAddress']>

/** An address to which mail can be sent. @throws a problem `request.invalid`. */
function whole(name: 'personalAddress' | 'businessAddress', address: Address) {
  for (const part of ['street', 'postcode', 'city'] as const)
    if (!address[part]) throw fieldProblem(`/${name}/${part}`, 'required')
  return {
    street: orNull(address.street),
    complement: orNull(address.complement),
    postcode: orNull(address.postcode),
    city: orNull(address.city),
  }
}

type Known = NonNullable<LifeEventDetails['proof']> | null

/**
 * What the company register proves of a new SIRET. It is asked before anything is written; its silence, and a company that it does
 * not know yet, stand in nobody’s way. @throws a problem `request.invalid`.
 */
async function askRegister(ctx: Ctx, personId: string, told: ToldLifeEvent): Promise<Known> {
  if (told.kind !== 'new-siret' || !told.siret) return null
  const { company } = await askCompany(ctx, normaliseSiret(told.siret))
  if (company === null) return null
  if (!company.isOpen) throw fieldProblem('/siret', 'siret.closed')
  const person = await findPerson(ctx, personId)
  const holder = person && companyHolder(person, company)
  if (holder === null || holder === 'other') return null
  return { facts: factsOf(company), holder, provenAt: ctx.clock.now().toISOString() }
}

/** What is written into the file, of what belongs to the kind. @throws a problem `request.invalid`. */
function detailsOf(told: ToldLifeEvent, outlook: Outlook, known: Known): LifeEventDetails {
  const { kind, personalAddress, businessAddress } = told
  if (kind === 'move') {
    if (!personalAddress && !businessAddress) throw fieldProblem('/personalAddress/street', 'required')
    return {
      ...(personalAddress && { personalAddress: whole('personalAddress', personalAddress) }),
      ...(businessAddress && { businessAddress: whole('businessAddress', businessAddress) }),
    }
  }
  if (kind !== 'new-siret') return {}
  if (!told.siret) throw fieldProblem('/siret', 'required')
  const siret = normaliseSiret(told.siret)
  if (compareSirets(outlook.siret, siret) === 'same') throw fieldProblem('/siret', 'siret.same')
  // The code of the former establishment is not that of the new one.
  const ape = told.ape ? normaliseApe(told.ape) : known?.facts.ape
  return { siret, ...(ape ? { ape } : {}), ...(known && { proof: known }) }
}

/** Its day: said where one knows it, else the end of the membership, or today. @throws a problem `request.invalid`. */
function dayOf(told: ToldLifeEvent, outlook: Outlook, today: LocalDate): LocalDate {
  const { kind, atOnce, happensOn } = told
  if (kind === 'withdrawal' || (kind === 'resignation' && atOnce)) return today
  if (kind === 'resignation') return outlook.memberUntil ? parseLocalDate(outlook.memberUntil) : today
  if (happensOn === undefined) throw fieldProblem('/happensOn', 'required')
  const fault = dayFaultOf(kind, happensOn, today)
  if (fault) throw fieldProblem('/happensOn', fault)
  return happensOn
}

const isUnavailable = (kind: LifeEventKind, atOnce: boolean, outlook: Outlook): boolean =>
  (kind === 'withdrawal' && outlook.withdrawalUntil === null) ||
  (kind === 'resignation' && atOnce && outlook.memberUntil === null)

async function note(
  ctx: Ctx,
  personId: string,
  told: ToldLifeEvent,
  byStaff: boolean,
): Promise<LifeEventView> {
  const known = await askRegister(ctx, personId, told)
  return withTx(ctx, async (tx) => {
    const today = tx.clock.today()
    const outlook = await findOutlook(tx, personId)
    const { kind } = told
    if (kind === 'death') await demandDeathAllowed(tx, personId)
    const atOnce = kind === 'resignation' && told.atOnce
    if (isUnavailable(kind, atOnce, outlook)) throw problem('life-event.unavailable')
    const details = detailsOf(told, outlook, known)
    const happensOn = dayOf({ ...told, atOnce }, outlook, today)
    const state = startingState({ kind, happensOn, atOnce }, today)
    const createdAt = tx.clock.now()
    const row: LifeEventRow = {
      ...{ id: tx.ids.uuid(), personId, kind, state, happensOn, atOnce, details, byStaff, createdAt },
      ...{ comment: orNull(told.comment), answer: null, settledAt: state === 'done' ? createdAt : null },
    }
    if (!(await insertEvent(tx, { ...row, createdById: actingPersonId(tx) })))
      throw problem('life-event.pending')
    if (state !== 'requested' && ENDING.has(kind)) await endAutomaticRenewal(tx, personId)
    if (state === 'done') await applyLifeEvent(tx, row)
    await audit(tx, {
      action: `life-event.${state === 'requested' ? 'requested' : state === 'planned' ? 'planned' : 'recorded'}`,
      subjectKind: 'person',
      subjectId: personId,
      after: { kind, happensOn, ...(row.comment === null ? {} : { reason: row.comment }) },
    })
    await mailHolder(tx, row, state)
    if (state === 'requested' && !byStaff) await mailDesk(tx, row)
    return toEventView(row, byStaff)
  })
}

/**
 * A member tells of an event (M18). What it means is told before, by `consequencesOf`.
 * @throws problems `resource.not-found`, `request.invalid`, `life-event.pending`, `life-event.unavailable`.
 */
export const tellLifeEvent = (ctx: Ctx, told: ToldLifeEvent): Promise<LifeEventView> =>
  note(ctx, actingPersonId(ctx), told, false)

/** The same by staff, a death too; with what they know it from. @throws the same problems. */
export const recordLifeEvent = (ctx: Ctx, personId: string, told: ToldLifeEvent): Promise<LifeEventView> =>
  note(ctx, personId, told, true)
