/** Net prices for a month; `formerCents` held until the last day of the year before, `nextCents` holds from next January on. */
export const TARIFFS = [
  {
    item: 'subscription',
    labelFr: 'Abonnement au portail',
    labelEn: 'Subscription to the portal',
    ...{ amountCents: 1200, formerCents: 1150, nextCents: undefined },
  },
  {
    item: 'secondary-mailbox',
    labelFr: 'Compte secondaire avec boîte mail',
    labelEn: 'Secondary account with a mailbox',
    ...{ amountCents: 450, formerCents: 420, nextCents: 480 },
  },
  {
    item: 'statements',
    labelFr: 'Relevés de comptes',
    labelEn: 'Bank statements',
    ...{ amountCents: 600, formerCents: undefined, nextCents: undefined },
  },
  {
    item: 'archive',
    labelFr: 'Archivage à valeur probatoire',
    labelEn: 'Probative archive',
    ...{ amountCents: 850, formerCents: 800, nextCents: undefined },
  },
  {
    item: 'procedure:FIBEN',
    labelFr: 'Téléprocédure FIBEN',
    labelEn: 'Procedure FIBEN',
    ...{ amountCents: 300, formerCents: undefined, nextCents: undefined },
  },
] as const

/** In basis points. */
export const TARIFF_VAT_BPS = 2000
