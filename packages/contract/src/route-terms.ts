import type { RouteSpec } from './route.ts'

/**
 * Sections that stay open to who has not accepted new terms: signing in and out, security, recovery, leaving, erasure, what one is
 * told, writing to the desk.
 */
const OPEN_TAGS: ReadonlySet<string> = new Set([
  'API keys',
  'FranceConnect',
  'Life events',
  'Mailings',
  'Messages',
  'Notifications',
  'Privacy',
  'Recovery',
  'Reminders',
  'Second factors',
  'Session',
  'Terms',
])
/** What gives up, ends, fetches or checks something, in the other sections. */
const OPEN_OPERATIONS: ReadonlySet<string> = new Set([
  'archiveDocuments',
  'askOwnExport',
  'cancelRenewal',
  'checkAutomaticRenewal',
  'checkRenewal',
  'checkServiceOrder',
  'closeAccount',
  'endDelegation',
  'endDocumentLink',
  'endFirmPlace',
  'endServiceOrder',
  'fetchOwnExport',
  'giveUpServiceOrder',
  'previewAccountMove',
  'previewAccountOptions',
  'requestAccountClosure',
  'revealNir',
  'stopAutomaticRenewal',
  'withdrawEmailChange',
])

/**
 * Whether a route waits until new terms are accepted: those by which a person changes the own file or takes something up.
 * Reading, exporting, ending and signing out never do, nor what anybody or the staff may call.
 */
export const waitsForTerms = ({
  access,
  method,
  tag,
  operationId,
}: Pick<RouteSpec, 'access' | 'method' | 'tag' | 'operationId'>): boolean =>
  access.kind === 'person' && method !== 'GET' && !OPEN_TAGS.has(tag) && !OPEN_OPERATIONS.has(operationId)
