/** Fields with a "?" beside them (A20): the portal brings a text for each, staff may write their own. */
export const HELP_KEYS = [
  'account.administrative-contact',
  'account.autonomous',
  'account.create-mailbox',
  'account.legal-representative',
  'account.login',
  'account.mailbox-password',
  'account.mailbox-quota',
  'account.nic',
  'account.person-rights',
  'account.profile',
  'account.responsible-email',
  'account.technical-contact',
  'account.test',
  'account.type',
  'invoicing.date',
  'invoicing.responsible-address',
  'options.archive',
  'options.collection-alert',
  'options.procedures',
  'options.statement-mailbox',
  'options.statements',
] as const
export type HelpKey = (typeof HELP_KEYS)[number]

export function isHelpKey(value: string): value is HelpKey {
  return (HELP_KEYS as readonly string[]).includes(value)
}
