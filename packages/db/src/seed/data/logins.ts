/** The same for every login of the demo. */
export const DEMO_PASSWORD = 'Azur-Lavande-2026!'

/** Base32 secret of the one-time codes of the staff, demo only. */
export const DEMO_TOTP_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** Who is asked for a code by SMS, and has all levels of recovery. */
export const CAREFUL_LOGIN = 'leo.santini@demo.example'
export const DEMO_QUESTION = 'Le nom de mon premier bateau ?'
export const DEMO_ANSWER = 'La Marie-Jeanne'

/** Codes of the verification page that documents may name (Crockford's base 32: no I, L, O, U). */
export const DEMO_CODES = {
  valid: 'DEM0VA1DAZVR0001',
  expired: 'DEM0EXP1RED00002',
  revoked: 'DEM0REV0KED00003',
} as const

export type StaffRole = 'support' | 'manager' | 'finance' | 'admin'

export interface StaffLogin {
  readonly role: StaffRole
  readonly firstName: string
  readonly lastName: string
}

/** `<role>@demo.example`. */
export const STAFF: readonly StaffLogin[] = [
  { role: 'support', firstName: 'Lucas', lastName: 'Ferrand-Maurel' },
  { role: 'manager', firstName: 'Maëlle', lastName: 'Gauthier' },
  { role: 'finance', firstName: 'Jean-Rémi', lastName: 'Oustric' },
  { role: 'admin', firstName: 'Odile', lastName: 'Vasseur' },
]

export const staffAddress = (role: StaffRole): string => `${role}@demo.example`

export interface MemberLogin {
  readonly name: string
  readonly firstName: string
  readonly lastName: string
  readonly sex: 1 | 2
  /** Days from today to the last day of the latest period; negative when it is over. */
  readonly endsInDays: number
  /** How many periods there have been. */
  readonly periods: number
  /** Alias beside the address. */
  readonly login?: string
  readonly siret?: string
  /** Social security number; drawn where it does not matter. */
  readonly nir?: string
}

/** `<name>@demo.example`: logins that are members. */
export const MEMBERS: readonly MemberLogin[] = [
  { name: 'inactive', firstName: 'Philippe', lastName: 'Delestrade', sex: 1, endsInDays: -30, periods: 3 },
  { name: 'lapsed1', firstName: 'Nadège', lastName: 'Kervella', sex: 2, endsInDays: -30, periods: 2 },
  { name: 'lapsed2', firstName: 'Yannick', lastName: 'Le Goaziou', sex: 1, endsInDays: -30, periods: 1 },
  {
    name: 'lapsed3',
    firstName: 'Inès',
    lastName: 'Bouzidi',
    sex: 2,
    endsInDays: -30,
    periods: 1,
  },
  {
    name: 'lapsed4',
    firstName: 'Marc-Antoine',
    lastName: 'de Valbelle',
    sex: 1,
    endsInDays: -30,
    periods: 4,
  },
  {
    name: 'lapsed5',
    firstName: 'Siobhán',
    lastName: 'Byrne',
    sex: 2,
    endsInDays: -30,
    periods: 2,
  },
  {
    name: 'active',
    firstName: 'Élodie',
    lastName: 'Aubanel-Roche',
    sex: 2,
    endsInDays: 200,
    periods: 12,
    // Born as the sandbox's FranceConnect says.
    nir: '284051300104297',
  },
  {
    name: 'primary',
    firstName: 'Hélène',
    lastName: 'Castellan',
    sex: 2,
    endsInDays: 117,
    periods: 6,
    login: 'asp1ent',
    siret: '07955542100019',
  },
  {
    name: 'secondary',
    firstName: 'Théo',
    lastName: 'Castellan',
    sex: 1,
    endsInDays: 241,
    periods: 2,
    login: 'cs1.asp1ent',
  },
  { name: 'declarant', firstName: 'Aïcha', lastName: 'Benhaddou', sex: 2, endsInDays: 88, periods: 4 },
]
