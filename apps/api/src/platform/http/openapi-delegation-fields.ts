import { FILE_DECLARATION_FIELDS } from './openapi-file-declaration-fields.ts'

/** Meaning of the fields of delegations and assistances; joined to the others in `openapi-text.ts`. */
export const DELEGATION_FIELDS: Readonly<Record<string, string>> = {
  ...FILE_DECLARATION_FIELDS,
  about: 'What it was about, where it has a name: a document; of a declaration its period.',
  acceptedAt: 'When the access began.',
  actingFor: 'In whose file one acts, told with `X-Guichet-File`.',
  answerBy: 'Until when an invitation or a request may be answered.',
  assistances: 'When staff acted for the person, the latest first.',
  endsAt: 'The last instant of an assistance, or when it ended.',
  lastUsedAt: 'When the access, or the key, was last used.',
  copies: 'Reminders to the member are copied to the third party.',
  hasFiles: 'Files of others are, or were, opened to the person, or wait to be.',
  identifier: 'Member number, SIRET of a declarant, or account login.',
  invitations: 'Invitations that wait for an answer.',
  isOpen: 'It runs.',
  isOver: 'It was not answered within its time.',
  latestEndsOn: 'The last day that an access may have.',
  origin: '`invitation` of the member, or `request` of the third party.',
  ownerName: 'Whose file it is.',
  requests: 'What the caller asked for.',
  rights: 'What is opened: see `DELEGATION_RIGHTS` of the contract. A right brings the one that it needs.',
  rightsOffered: 'What the person has to open to others.',
  staffName: 'Who of the organisation acted.',
  standing: '`current`, `due-soon` or `over`; null where memberships are not opened.',
}
