/** Meaning of the fields of the audit log; joined to the others in `openapi-text.ts`. */
export const AUDIT_FIELDS: Readonly<Record<string, string>> = {
  actorId: 'The person who acted; null for the portal itself.',
  after: 'What was there afterwards, as text; null when nothing was.',
  before: 'What was there before, as text; null when nothing was.',
  entry: 'The entry itself.',
  facts: 'What was before and after, fact by fact.',
  'AuditDetails.file': 'In whose file it was done; null for one’s own.',
  'AuditDetails.by': 'By a delegation of that person, or as staff (`assistance`).',
  from: 'Of this day in Paris, or later.',
  hash: 'SHA-256 over the entry and everything sealed before it.',
  head: 'The latest link of the chain; null while nothing is sealed.',
  seal: 'Its place in the chain; null until it is sealed.',
  sealedAt: 'When it was sealed.',
  seq: 'Number in the chain, from 1.',
  to: 'Of this day in Paris, or earlier.',
}
