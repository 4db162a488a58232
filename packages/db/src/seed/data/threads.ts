/** A line of a conversation of the demo; who of the desk writes it, or the person. */
export interface LineData {
  readonly daysAgo: number
  readonly minutes: number
  readonly by: 'member' | 'support' | 'manager'
  readonly kind?: 'note' | 'resolved'
  readonly text?: string
  readonly file?: string
}
export interface ThreadData {
  readonly email: string
  /** Which of the usual subjects, from 0. */
  readonly subject: number
  readonly title: string
  readonly assignee: 'support' | 'manager' | null
  readonly lines: readonly LineData[]
}

/** Conversations of the demo, the oldest first. */
export const THREADS: readonly ThreadData[] = [
  {
    ...{ email: 'active@demo.example', subject: 0, title: 'Changement de partenaire', assignee: 'manager' },
    lines: [
      {
        ...{ daysAgo: 64, minutes: 565, by: 'member' },
        text: 'Bonjour,\n\nma couveuse a changé de nom. Puis-je la remplacer dans mon dossier ?',
      },
      {
        ...{ daysAgo: 63, minutes: 610, by: 'manager' },
        text: 'Bonjour,\n\noui : choisissez le nouveau partenaire dans « Mes informations personnelles », puis enregistrez.',
      },
      { daysAgo: 62, minutes: 1130, by: 'member', kind: 'resolved' },
    ],
  },
  {
    ...{
      email: 'active@demo.example',
      subject: 1,
      title: 'Justificatif pour ma banque',
      assignee: 'support',
    },
    lines: [
      {
        ...{ daysAgo: 9, minutes: 612, by: 'member' },
        text: 'Bonjour,\n\nma banque demande un justificatif du règlement de mon adhésion, avec le mode de paiement. Je joins sa demande.',
        file: 'demande-de-la-banque.pdf',
      },
      {
        ...{ daysAgo: 8, minutes: 640, by: 'support', kind: 'note' },
        text: 'Paiement retrouvé : le reçu suffit, il porte le mode de règlement.',
      },
      {
        ...{ daysAgo: 8, minutes: 655, by: 'support' },
        text: 'Bonjour,\n\nvoici l’explication à remettre à votre banque, avec le reçu que vous trouverez aussi dans « Paiements ». Convient-elle ?',
        file: 'explication-du-recu.pdf',
      },
    ],
  },
  {
    ...{
      email: 'inactive@demo.example',
      subject: 0,
      title: 'Renouveler après une interruption',
      assignee: 'support',
    },
    lines: [
      {
        ...{ daysAgo: 12, minutes: 840, by: 'member' },
        text: 'Bonjour, mon adhésion est échue. Si je renouvelle aujourd’hui, à partir de quand suis-je de nouveau à jour ?',
      },
      {
        ...{ daysAgo: 11, minutes: 560, by: 'support' },
        text: 'Bonjour,\n\ndès le jour du paiement, pour un an. Il n’y a rien à régler pour la période passée.',
      },
      { daysAgo: 11, minutes: 561, by: 'support', kind: 'resolved' },
    ],
  },
  {
    ...{ email: 'primary@demo.example', subject: 2, title: 'Quota de boîtes mail', assignee: null },
    lines: [
      {
        ...{ daysAgo: 4, minutes: 690, by: 'member' },
        text: 'Bonjour,\n\nnous ouvrons une dizaine de comptes secondaires en janvier. Notre quota de boîtes mail suffira-t-il ?',
      },
    ],
  },
  {
    ...{
      email: 'declarant@demo.example',
      subject: 3,
      title: 'Déclaration du dernier trimestre',
      assignee: 'support',
    },
    lines: [
      {
        ...{ daysAgo: 3, minutes: 1015, by: 'member' },
        text: 'Bonjour, j’ai encaissé en fin de trimestre un acompte pour une prestation du suivant. Sur lequel le déclarer ?',
      },
    ],
  },
  {
    ...{ email: 'active@demo.example', subject: 5, title: 'Atelier de janvier', assignee: null },
    lines: [
      {
        ...{ daysAgo: 1, minutes: 995, by: 'member' },
        text: 'Bonjour,\n\nreste-t-il une place à l’atelier « Premiers pas » de janvier ? Merci d’avance.',
      },
    ],
  },
  {
    ...{ email: 'secondary@demo.example', subject: 4, title: 'Téléphone perdu', assignee: null },
    lines: [
      {
        ...{ daysAgo: 1, minutes: 1090, by: 'member' },
        text: 'Bonjour, j’ai perdu le téléphone qui reçoit mes codes. Comment en changer sans perdre l’accès ?',
      },
    ],
  },
]

export const KEPT_ANSWERS = [
  {
    name: 'Adhésion : date de reprise',
    fr: 'Bonjour {{firstName}},\n\nvotre adhésion reprend le jour du paiement, pour un an.\n\n{{organisation}}',
    en: 'Hello {{firstName}},\n\nyour membership begins again on the day of payment, for a year.\n\n{{organisation}}',
  },
  {
    name: 'Pièce demandée',
    fr: 'Bonjour {{firstName}} {{lastName}},\n\npour traiter votre conversation n° {{threadNumber}}, il nous manque une pièce : pouvez-vous la joindre ici ?\n\n{{organisation}}',
    en: null,
  },
  {
    name: 'Reçu de paiement',
    fr: 'Bonjour {{firstName}},\n\nle reçu de votre règlement est disponible dans « Paiements » (adhérent n° {{memberNumber}}).\n\n{{organisation}}',
    en: 'Hello {{firstName}},\n\nthe receipt of your payment is under “Payments” (member no. {{memberNumber}}).\n\n{{organisation}}',
  },
] as const
