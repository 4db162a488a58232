import type { membership } from '@guichet/contract/memberships.contract'
import type { LocalDate } from '@guichet/domain/local-date'
import type { z } from 'zod'
import type { Locale } from '../../ctx.ts'
import type { MembershipRow } from './data/membership-data.ts'
import { type PeriodFacts, periodState } from './domain/renewal-rules.ts'

export type MembershipView = z.input<typeof membership>

/** A period as lists show it. `renewable` is the one of the person that can be renewed (`renewableOf`). */
export const toMembershipView = (
  row: MembershipRow,
  renewable: PeriodFacts | null,
  today: LocalDate,
  locale: Locale,
): MembershipView => ({
  id: row.id,
  startsOn: row.startsOn,
  endsOn: row.endsOn,
  renewedOn: row.renewedOn,
  amountCents: row.amountCents,
  type: { id: row.typeId, code: row.typeCode, label: locale === 'en' ? row.typeLabelEn : row.typeLabelFr },
  partnerName: row.partnerName,
  paidOn: row.paidOn,
  paymentMethod: row.paymentMethod as MembershipView['paymentMethod'],
  managementTool: row.managementTool,
  managementToolSince: row.managementToolSince,
  cancellation:
    row.cancelledOn === null ? null : { on: row.cancelledOn, agreedEndsOn: row.agreedEndsOn ?? row.endsOn },
  state: periodState(row, today),
  renewable: row.id === renewable?.id,
})
