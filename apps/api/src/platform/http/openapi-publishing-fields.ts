/** Meaning of the fields of published documents; joined to the others in `openapi-text.ts`. */
export const PUBLISHING_FIELDS: Readonly<Record<string, string>> = {
  audience:
    'To whom it is published: one member, all, those active today, those whose membership has ended, those who name a partner, those with an active membership of a type.',
  audienceId: 'The member, partner or membership type that the audience names; left out for the others.',
  audienceName: 'The member, partner or type by name; null for the other audiences.',
  publishedAt: 'When it was published.',
  read: 'Only those who read it, or only those who did not.',
  readAt: 'When the member read or downloaded it last; null before the first time.',
  readerCount: 'Members who read or downloaded it.',
  recipientCount: 'Members in whose library or trash it stands.',
  retainedUntil: 'Last day on which it is kept; null: without end.',
  withdrawnAt: 'When it was withdrawn; null while members see it.',
  withdrawnReason: 'Why it was withdrawn; for staff.',
  'AudienceCount.count': 'Members who would have it now.',
  'PublishedDocumentLine.number': '“ID”: the number that people read.',
  'PublishedDocument.number': '“ID”: the number that people read.',
}
