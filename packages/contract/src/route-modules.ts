import type { Module } from '@guichet/domain/modules'
import type { RouteSpec } from './route.ts'

/** Sections of the API that belong to a part of the portal; the others are there whatever is switched off. */
const MODULE_OF_TAG: Readonly<Record<string, Module>> = {
  Joining: 'membership',
  Memberships: 'membership',
  'Membership types': 'membership',
  Reminders: 'membership',
  Services: 'membership',
  Vouchers: 'membership',
  Accounts: 'accounts',
  'Account moves': 'accounts',
  'Back-office accounts': 'accounts',
  'Billing runs': 'accounts',
  Catalogue: 'accounts',
  Messages: 'accounts',
  Options: 'accounts',
  Registration: 'accounts',
  Declarants: 'declarations',
  Declarations: 'declarations',
}
/** Operations that do not go with their section. */
const MODULE_OF_OPERATION: Readonly<Record<string, Module | null>> = {
  listJoinings: 'membership',
  // Help stands beside fields of every part.
  listHelpTexts: null,
}

/** The part of the portal without which a route is not there; null for those that always are. */
export const moduleOf = ({ tag, operationId }: Pick<RouteSpec, 'tag' | 'operationId'>): Module | null =>
  Object.hasOwn(MODULE_OF_OPERATION, operationId)
    ? (MODULE_OF_OPERATION[operationId] ?? null)
    : (MODULE_OF_TAG[tag] ?? null)
