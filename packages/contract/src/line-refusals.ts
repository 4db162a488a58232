interface Words {
  readonly en: string
  readonly fr: string
}

/** Why a line of turnover for many files is not filed. */
export const LINE_REFUSALS = {
  'file-unknown': {
    en: 'No file with this SIRET is opened to you for its declarations.',
    fr: 'Aucun dossier avec ce SIRET ne vous est ouvert pour ses déclarations.',
  },
  'right-missing': {
    en: 'This file is opened to you for reading its declarations, not for filing them.',
    fr: 'Ce dossier vous est ouvert pour voir ses déclarations, pas pour déclarer.',
  },
  ended: {
    en: 'This file is not opened to you any more.',
    fr: 'Ce dossier ne vous est plus ouvert.',
  },
  unchecked: {
    en: 'This file is still being checked.',
    fr: 'Ce dossier est encore en cours de vérification.',
  },
  'period-unknown': {
    en: 'This period is not to be declared in this file: look at its form and at how often it declares.',
    fr: 'Cette période n’est pas à déclarer dans ce dossier : vérifiez son écriture, mensuelle ou trimestrielle.',
  },
  'not-open': {
    en: 'This period is not over yet.',
    fr: 'Cette période n’est pas encore terminée.',
  },
  over: {
    en: 'It was declared, and its due day has passed: it is not corrected here any more.',
    fr: 'Elle est déjà déclarée et son échéance est passée : elle ne se corrige plus ici.',
  },
  'activities-unknown': {
    en: 'The file does not say which activities the company has.',
    fr: 'Le dossier ne dit pas quelles sont les activités de l’entreprise.',
  },
  'category-unknown': {
    en: 'There is an amount in a column that is no activity of this company in this period.',
    fr: 'Un montant se trouve dans une colonne qui n’est pas une activité de cette entreprise pour cette période.',
  },
  changed: {
    en: 'It was declared by somebody else meanwhile: check anew.',
    fr: 'Elle a été déclarée entre-temps : vérifiez de nouveau.',
  },
  'amount-changed': {
    en: 'Another amount would be due by now: check anew.',
    fr: 'Le montant à payer a changé : vérifiez de nouveau.',
  },
  failed: {
    en: 'It did not work, and nothing was filed: try again.',
    fr: 'L’opération n’a pas abouti et rien n’a été déposé : réessayez.',
  },
} as const satisfies Record<string, Words>
export type LineRefusal = keyof typeof LINE_REFUSALS
export const LINE_REFUSAL_CODES = Object.keys(LINE_REFUSALS) as [LineRefusal, ...LineRefusal[]]
