import { paths } from '../../shared/paths.ts'
import type { Task } from './api/list-my-tasks.ts'

type Target = Pick<Task, 'kind' | 'membershipId' | 'renewalId'> & Partial<Pick<Task, 'orderId' | 'label'>>

/** Where the one button of a task leads, undefined for a kind that names nothing to open. */
export function taskTarget(task: Target): string {
  switch (task.kind) {
    case 'service-unpaid':
      return task.orderId ? paths.serviceOrder(task.orderId) : paths.services
    case 'membership-lapsed':
    case 'membership-ending':
      return task.membershipId === null ? paths.memberships : paths.renewal(task.membershipId)
    case 'renewal-pending':
      if (task.membershipId === null) return paths.memberships
      return task.renewalId === null
        ? paths.renewal(task.membershipId)
        : `${paths.renewal(task.membershipId)}?renouvellement=${encodeURIComponent(task.renewalId)}`
    case 'information-incomplete':
    case 'email-undeliverable':
      return paths.information
    case 'register-differs':
      return paths.declarantCompany
    case 'declaration-due':
      return task.label ? paths.declaration(task.label) : paths.declarations
    case 'membership-none':
      return '#contact'
  }
}

/** Fields whose absence has a name to show; others are left out of the sentence. */
const NAMED_FIELDS = [
  'personalEmail',
  'phone',
  'activity',
  'nir',
  'siret',
  'ape',
  'website',
  'facebookUrl',
  'partner',
  'personalAddress',
  'businessAddress',
] as const
export type NamedField = (typeof NAMED_FIELDS)[number]

export const namedFields = (fields: readonly string[]): NamedField[] =>
  NAMED_FIELDS.filter((name) => fields.some((field) => field === name || field.startsWith(`${name}.`)))
