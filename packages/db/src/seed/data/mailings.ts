/** "E-mails groupés" of the demo. */
export const SENT_MAILING = {
  name: 'Assemblée générale',
  subjectFr: '{{firstName}}, votre invitation à l’assemblée générale',
  bodyFr: `# Notre assemblée générale

Bonjour {{firstName}},

L’assemblée générale de {{organisation}} se tient **jeudi à 18 h**, dans nos locaux et à distance. Au programme\u00A0:

- le rapport d’activité et les comptes,
- l’élection de deux membres du bureau,
- vos questions.

Votre adhésion est valable jusqu’au {{dueDate}}\u00A0: elle vous donne une voix.

À bientôt,
le bureau`,
} as const

export const DRAFT_MAILING = {
  name: 'Ateliers du printemps',
  subjectFr: 'Trois ateliers gratuits au printemps',
  bodyFr: `Bonjour {{firstName}},

Nos ateliers reprennent. Ils sont gratuits pour les adhérents à jour\u00A0:

1. *Fixer ses prix*, le premier mardi du mois
2. *Déclarer sans stress*, le deuxième
3. *Se faire connaître*, le troisième

Pour en profiter, pensez à [renouveler votre adhésion]({{renewUrl}}) avant le {{dueDate}}.`,
  subjectEn: 'Three free workshops this spring',
  bodyEn: `Hello {{firstName}},

Our workshops begin again. They are free for members:

1. *Setting one’s prices*, the first Tuesday of the month
2. *Filing without stress*, the second
3. *Being found*, the third

To take part, [renew your membership]({{renewUrl}}) before {{dueDate}}.`,
} as const
