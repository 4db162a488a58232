import { localDateAt } from '@guichet/domain/local-date'
import type { MemberColumn } from '@guichet/domain/member-columns'

/** A member with what an export holds. */
export interface SheetMember {
  readonly memberNumber: number
  readonly lastName: string
  readonly firstName: string
  readonly email: string
  readonly personalEmail: string | null
  readonly phone: string | null
  readonly activity: string | null
  readonly siret: string | null
  readonly ape: string | null
  readonly website: string | null
  readonly partner: string | null
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly typeFr: string | null
  readonly startsOn: string | null
  readonly endsOn: string | null
  readonly isActive: boolean
  readonly recordedAt: Date
}
export interface MemberSheetColumn {
  /** As spreadsheets and other tools for associations name it: the import reads it back. */
  readonly header: string
  readonly kind: 'text' | 'number' | 'day'
  /** In characters. */
  readonly width: number
  readonly cell: (member: SheetMember) => string | number | null
}

const text = (header: string, width: number, cell: MemberSheetColumn['cell']): MemberSheetColumn => ({
  header,
  width,
  kind: 'text',
  cell,
})
const day = (header: string, cell: MemberSheetColumn['cell']): MemberSheetColumn => ({
  ...{ header, width: 16, kind: 'day', cell },
})

const COLUMNS: Readonly<Record<MemberColumn, readonly MemberSheetColumn[]>> = {
  number: [{ header: 'Numéro', width: 10, kind: 'number', cell: (one) => one.memberNumber }],
  name: [text('Nom', 24, (one) => one.lastName), text('Prénom', 20, (one) => one.firstName)],
  email: [text('Email', 32, (one) => one.email)],
  personalEmail: [text('Email personnel', 32, (one) => one.personalEmail)],
  phone: [text('Téléphone', 16, (one) => one.phone)],
  activity: [text('Activité', 28, (one) => one.activity)],
  siret: [text('SIRET', 17, (one) => one.siret)],
  ape: [text('Code APE', 10, (one) => one.ape)],
  website: [text('Site internet', 28, (one) => one.website)],
  partner: [text('Partenaire', 24, (one) => one.partner)],
  street: [text('Adresse', 32, (one) => one.street)],
  complement: [text('Complément d’adresse', 24, (one) => one.complement)],
  postcode: [text('Code postal', 12, (one) => one.postcode)],
  city: [text('Ville', 22, (one) => one.city)],
  type: [text('Type d’adhésion', 24, (one) => one.typeFr)],
  startsOn: [day('Date d’adhésion', (one) => one.startsOn)],
  endsOn: [day('Date d’échéance', (one) => one.endsOn)],
  membership: [text('Statut', 10, (one) => (one.isActive ? 'active' : 'inactive'))],
  recordedOn: [day('Fiche créée le', (one) => localDateAt(one.recordedAt))],
}

/** All that an import reads, and the state: what is exported when no column is named. */
const EXPORTED: readonly MemberColumn[] = [
  ...(['number', 'name', 'email', 'personalEmail', 'phone', 'activity', 'siret', 'ape', 'website'] as const),
  ...(['partner', 'street', 'complement', 'postcode', 'city', 'type', 'startsOn', 'endsOn'] as const),
  'membership',
]

/** Columns of an export; a column of the list may be two of them. */
export const sheetColumns = (columns: readonly MemberColumn[] = EXPORTED): readonly MemberSheetColumn[] =>
  columns.flatMap((column) => COLUMNS[column])
