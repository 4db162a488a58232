/** Problems of what was sent, whatever it is; they stand among the others in `problems.ts`. */
export const REQUEST_PROBLEMS = {
  'request.invalid': {
    status: 400,
    en: 'Some of the values sent are not valid.',
    fr: 'Certaines valeurs envoyées ne sont pas valides.',
  },
  'request.malformed': {
    status: 400,
    en: 'The request could not be read.',
    fr: 'La requête n’a pas pu être lue.',
  },
  'request.method-not-allowed': {
    status: 405,
    en: 'This address does not take this method.',
    fr: 'Cette adresse n’accepte pas cette méthode.',
  },
  'request.too-large': {
    status: 413,
    en: 'The request is too large.',
    fr: 'La requête est trop volumineuse.',
  },
  'request.unsupported-type': {
    status: 415,
    en: 'This content type is not accepted here.',
    fr: 'Ce type de contenu n’est pas accepté ici.',
  },
  'request.cross-site': {
    status: 403,
    en: 'This request does not come from the portal.',
    fr: 'Cette requête ne vient pas du portail.',
  },
} as const
