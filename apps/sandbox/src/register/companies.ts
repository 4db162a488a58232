/** An invented establishment, as the company register knows it. */
export interface Establishment {
  readonly siret: string
  readonly isHeadOffice: boolean
  readonly open: boolean
  readonly since: string
  readonly closedOn: string | null
  readonly activity: string
  readonly number: string
  readonly streetKind: string
  readonly street: string
  readonly complement: string | null
  readonly postcode: string
  readonly city: string
}

/** An invented company, with the person behind it where it is one. */
export interface Company {
  readonly siren: string
  /** `P`: its person has asked that name and address are not told. */
  readonly diffusion: 'O' | 'P'
  readonly open: boolean
  readonly since: string
  readonly closedOn: string | null
  readonly name: string
  readonly person: { readonly lastName: string; readonly firstNames: string } | null
  /** Who leads a legal person. */
  readonly leader?: { readonly lastName: string; readonly firstNames: string }
  /** Legal form: 1000 is a sole trader. */
  readonly legalForm: string
  readonly activity: string
  readonly establishments: readonly Establishment[]
}

const place = (
  siret: string,
  activity: string,
  address: readonly [number: string, kind: string, street: string, postcode: string, city: string],
  more: Partial<Establishment> = {},
): Establishment => ({
  ...{ siret, activity, isHeadOffice: true, open: true, since: '2021-03-01', closedOn: null },
  ...{ number: address[0], streetKind: address[1], street: address[2], complement: null },
  ...{ postcode: address[3], city: address[4], ...more },
})

/** Asked for this company, the register answers too late. */
export const SLOW_SIRET = '95678904400016'
/** Asked for this one, it breaks down. */
export const BROKEN_SIRET = '96789015300018'

/** Any other number is unknown, as that of a company which began a few days ago. */
export const COMPANIES: readonly Company[] = [
  {
    ...{ siren: '912345600', diffusion: 'O', open: true, since: '2021-03-01', closedOn: null },
    ...{ name: 'CLARISSE VIDALENC (ATELIER DU PASTEL)', legalForm: '1000', activity: '74.10Z' },
    person: { lastName: 'VIDALENC', firstNames: 'CLARISSE MARIE' },
    establishments: [
      place('91234560000015', '74.10Z', ['14', 'RUE', 'DES LAVANDES', '13100', 'AIX-EN-PROVENCE'], {
        complement: 'BATIMENT B',
      }),
      place('91234560000023', '47.91B', ['3', 'COURS', 'DES PLATANES', '13100', 'AIX-EN-PROVENCE'], {
        isHeadOffice: false,
      }),
    ],
  },
  {
    // That of the showcased member of the demo.
    ...{ siren: '697488880', diffusion: 'O', open: true, since: '2019-02-04', closedOn: null },
    ...{ name: 'ELODIE AUBANEL-ROCHE', legalForm: '1000', activity: '43.34Z' },
    person: { lastName: 'AUBANEL-ROCHE', firstNames: 'ELODIE' },
    establishments: [
      place('69748888000033', '43.34Z', ['44 BIS', 'RUE', 'DU MARCHE-AUX-HERBES', '83170', 'BRIGNOLES'], {
        since: '2019-02-04',
      }),
    ],
  },
  {
    // That of the declarant of the demo, who has moved since.
    ...{ siren: '986590685', diffusion: 'O', open: true, since: '2022-09-05', closedOn: null },
    ...{ name: 'AÏCHA BENHADDOU', legalForm: '1000', activity: '73.11Z' },
    person: { lastName: 'BENHADDOU', firstNames: 'AÏCHA' },
    establishments: [
      place('98659068500020', '73.11Z', ['9', 'AVENUE', 'DES MIMOSAS', '13120', 'GARDANNE'], {
        since: '2022-09-05',
      }),
    ],
  },
  {
    ...{ siren: '923456719', diffusion: 'P', open: true, since: '2023-09-11', closedOn: null },
    ...{ name: 'LEO MARCELLIN', legalForm: '1000', activity: '62.01Z' },
    person: { lastName: 'MARCELLIN', firstNames: 'LEO' },
    establishments: [
      place('92345671900015', '62.01Z', ['8', 'IMPASSE', 'DU FOUR A PAIN', '84000', 'AVIGNON'], {
        since: '2023-09-11',
      }),
    ],
  },
  {
    ...{ siren: '934567827', diffusion: 'O', open: false, since: '2018-01-15', closedOn: '2025-06-30' },
    ...{ name: 'JUSTIN ORSINI', legalForm: '1000', activity: '43.34Z' },
    person: { lastName: 'ORSINI', firstNames: 'JUSTIN' },
    establishments: [
      place('93456782700019', '43.34Z', ['22', 'QUAI', 'DES PECHEURS', '20000', 'AJACCIO'], {
        ...{ since: '2018-01-15', open: false, closedOn: '2025-06-30' },
      }),
    ],
  },
  {
    ...{ siren: '945678936', diffusion: 'O', open: true, since: '2020-05-04', closedOn: null },
    ...{ name: 'SAVONNERIE DES TROIS VALLEES', legalForm: '5710', activity: '20.41Z' },
    person: null,
    leader: { lastName: 'ESTEVE (ROCHE-AUBANEL)', firstNames: 'MARIE-ÈVE JEANNE' },
    establishments: [
      place('94567893600010', '20.41Z', ['1', 'RUE', 'DE LA SAVONNERIE', '83000', 'TOULON'], {
        since: '2020-05-04',
      }),
    ],
  },
]

/** Somebody who began as sole trader a while ago. */
export const soleTrader = (siret: string, lastName: string, firstNames: string): Company => ({
  ...{ siren: siret.slice(0, 9), diffusion: 'O', open: true, since: '2025-02-03', closedOn: null },
  ...{ name: `${firstNames} ${lastName}`, legalForm: '1000', activity: '74.10Z' },
  person: { lastName, firstNames },
  establishments: [
    place(siret, '74.10Z', ['5', 'RUE', 'DU PUITS', '13100', 'AIX-EN-PROVENCE'], { since: '2025-02-03' }),
  ],
})
