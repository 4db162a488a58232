/** Fields with a "?" beside them (A20): the portal brings a text for each, staff may write their own. */
export const HELP_KEYS = [
  'account.autonomous',
  'account.create-mailbox',
  'account.login',
  'account.mailbox-quota',
  'account.nic',
  'invoicing.date',
  'options.archive',
  'options.collection-alert',
  'options.statement-mailbox',
  'options.statements',
] as const
export type HelpKey = (typeof HELP_KEYS)[number]

export function isHelpKey(value: string): value is HelpKey {
  return (HELP_KEYS as readonly string[]).includes(value)
}
