import type { listLifeEvents, listStaffLifeEvents } from '@guichet/contract/life-events.contract'
import type { BodyOf } from '@guichet/contract/route'
import { mayTakeBack } from '@guichet/domain/life-events'
import type { HeldLifeEvent, LifeEventRow } from './data/life-event-data.ts'

export type LifeEventView = BodyOf<typeof listLifeEvents>['items'][number]
export type StaffLifeEventView = BodyOf<typeof listStaffLifeEvents>['items'][number]

/** An event as it is shown; what staff have recorded, staff take back. */
export const toEventView = (row: LifeEventRow, isStaff: boolean): LifeEventView => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  happensOn: row.happensOn,
  atOnce: row.atOnce,
  personalAddress: row.details.personalAddress ?? null,
  businessAddress: row.details.businessAddress ?? null,
  siret: row.details.siret ?? null,
  ape: row.details.ape ?? null,
  comment: row.comment,
  answer: row.answer,
  byStaff: row.byStaff,
  createdAt: row.createdAt.toISOString(),
  settledAt: row.settledAt?.toISOString() ?? null,
  mayTakeBack: (isStaff || !row.byStaff) && mayTakeBack(row.kind, row.state),
})

export const toStaffEventView = (row: HeldLifeEvent): StaffLifeEventView => ({
  ...toEventView(row, true),
  personId: row.personId,
  memberNumber: row.memberNumber,
  holderName: `${row.firstName} ${row.lastName}`,
})
