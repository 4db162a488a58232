/** A secondary account of `primary@demo.example`, in the words of its list (A03). */
export interface SecondaryData {
  readonly name: string
  readonly companyName: string
  readonly state: 'requested' | 'approved' | 'open' | 'closed'
  readonly accountType: 'company' | 'oga' | 'accountant' | 'other'
  readonly mailbox: boolean
  readonly autonomous?: true
  readonly test?: true
}

const s = (
  name: string,
  companyName: string,
  state: SecondaryData['state'],
  more: Partial<SecondaryData> = {},
): SecondaryData => ({ name, companyName, state, accountType: 'company', mailbox: false, ...more })

const box = { mailbox: true } as const

/** 12 open of which 7 with mailbox, 6 closed, 4 approved, 3 requested. */
export const SECONDARIES: readonly SecondaryData[] = [
  s('cs1', 'Castellan Conseil Sud', 'open', { ...box, autonomous: true }),
  s('atelier', 'Atelier Brémond', 'open', box),
  s('boulangerie', 'Boulangerie Pélissier', 'open', box),
  s('cigales', 'Gîtes des Cigales', 'open'),
  s('durance', 'Durance Menuiserie', 'open', { ...box, autonomous: true }),
  s('ferronnerie', 'Ferronnerie d’art L’Hostis', 'open'),
  s('garrigue', 'Garrigue Paysages', 'open', box),
  s('mistral', 'Mistral Électricité', 'open'),
  s('oga13', 'OGA des Alpilles', 'open', { ...box, accountType: 'oga' }),
  s('olivari', 'Expertise Olivari', 'open', { ...box, accountType: 'accountant' }),
  s('recette', 'Compte de recette', 'open', { test: true }),
  s('savonnerie', 'Savonnerie des Tanneurs', 'open'),
  s('ancien-local', 'Castellan, ancien local', 'closed'),
  s('braderie', 'La Braderie du Cours', 'closed', box),
  s('chapellerie', 'Chapellerie Œillet', 'closed'),
  s('essai', 'Essai de migration', 'closed', { test: true }),
  s('librairie', 'Librairie du Four à Pain', 'closed'),
  s('tournefort', 'Tournefort & Fils', 'closed', box),
  s('camargue', 'Camargue Traiteur', 'approved', box),
  s('couture', 'Couture Saint-Véran', 'approved'),
  s('fontaine', 'Café de la Fontaine', 'approved'),
  s('restanques', 'Domaine des Restanques', 'approved', box),
  s('horloge', 'Horlogerie Magnan', 'requested'),
  s('poterie', 'Poterie Zérah', 'requested', box),
  s('velos', 'Vélos de Sainte-Victoire', 'requested'),
]

/** Other primary accounts, so that the back-office has work; with how many secondaries. */
export interface PrimaryData {
  readonly login: string
  readonly companyName: string
  readonly accountType: SecondaryData['accountType']
  readonly state: 'requested' | 'open' | 'closed' | 'refused'
  readonly profileCode: string
  readonly daysAgo: number
  readonly secondaries: number
  readonly reason?: string
}

export const PRIMARIES: readonly PrimaryData[] = [
  ...(
    [
      ['alpilles-compta', 'Alpilles Comptabilité', 'accountant', 'open', 'principal', 1320, 14],
      ['cogest06', 'Cogest Riviera', 'accountant', 'open', 'principal', 1011, 6],
      ['lubrimec', 'Lubrimec Provence', 'company', 'open', 'principal', 873, 3],
      ['oga-durance', 'OGA Val de Durance', 'oga', 'open', 'principal', 655, 5],
      ['pontevès-btp', 'Pontevès Bâtiment', 'company', 'open', 'web-declarations', 402, 2],
      ['credit-luberon', 'Caisse du Luberon', 'other', 'open', 'banque-de-france', 290, 0],
      ['transports-gaudin', 'Transports Gaudin', 'company', 'closed', 'principal', 1507, 1],
    ] as const
  ).map(([login, companyName, accountType, state, profileCode, daysAgo, secondaries]) => ({
    ...{ login: login.replace('è', 'e'), companyName, accountType, state, profileCode, daysAgo, secondaries },
    ...(state === 'closed' ? { reason: 'Cessation d’activité, demandée par le titulaire' } : {}),
  })),
  {
    ...{ login: 'agence-fleurie', companyName: 'Agence Fleurie', accountType: 'company', state: 'refused' },
    ...{ profileCode: 'principal', daysAgo: 21, secondaries: 0 },
    reason: 'Le SIRET indiqué est celui d’un établissement fermé : renvoyez une demande avec celui du siège.',
  },
  ...(
    [
      ['cabinet-reboul', 'Cabinet Reboul', 'accountant', 6],
      ['imprimerie-du-cours', 'Imprimerie du Cours', 'company', 3],
      ['maison-isnardon', 'Maison Isnardon', 'company', 1],
    ] as const
  ).map(([login, companyName, accountType, daysAgo]) => ({
    ...{ login, companyName, accountType, daysAgo, state: 'requested' as const },
    ...{ profileCode: 'principal', secondaries: 0 },
  })),
]
