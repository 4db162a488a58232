/** Meaning of the fields of share links; joined to the others in `openapi-text.ts`. */
export const LINK_FIELDS: Readonly<Record<string, string>> = {
  days: 'How many days it lasts, after today.',
  downloadsLeft: 'Downloads that are left.',
  endedReason:
    'Why it was ended: by oneself, with the document (trash, withdrawn), or after too many wrong passwords.',
  hasPassword: 'It asks for a password.',
  lastUsedAt: 'When the document was last fetched by it.',
  linkId: 'The link.',
  linkNote: 'What one noted of the link by which it was done.',
  mostDownloads: 'Downloads that it gives at most.',
  needsPassword: 'A password is asked for; until it is given nothing is told of the document.',
  shareable: 'A link to it may be given to others.',
  sharedAs: 'How one is named to whoever opens the link; null for not at all.',
  'createDocumentLink.downloads': 'How many downloads it gives.',
  'DocumentLink.downloads': 'Downloads that were taken.',
  'DocumentLink.expiresOn': 'Last day on which it is of use, in Paris.',
  'DocumentLink.note': 'For oneself.',
  'NewDocumentLink.url': 'The address to give; it is told once.',
  'SharedDocument.document': 'What is shared; null until the password is given.',
  'SharedDocument.expiresOn': 'Last day on which the link is of use, in Paris.',
}
