import { isEmail, normaliseEmail } from './email.ts'
import { isApe, isNir, isSiret, normaliseApe, normaliseNir, normaliseSiret } from './identifiers.ts'
import { addDays, addYears, isLocalDate, type LocalDate } from './local-date.ts'
import { parseEuros } from './money.ts'
import { isReferralCode, normaliseReferralCode } from './referral-code.ts'
import { hasDirectionMarks, hasForbiddenCharacters, normaliseText, searchKey } from './text.ts'

/** What a column of a file of members may hold. */
export const MEMBER_TARGETS = [
  'number',
  'lastName',
  'firstName',
  'fullName',
  'email',
  'personalEmail',
  'phone',
  'activity',
  'siret',
  'ape',
  'nir',
  'website',
  'facebookUrl',
  'partner',
  'referralCode',
  'street',
  'complement',
  'postcode',
  'city',
  'businessStreet',
  'businessComplement',
  'businessPostcode',
  'businessCity',
  'type',
  'startsOn',
  'endsOn',
  'paidOn',
  'amount',
  'method',
  'tool',
  'toolSince',
] as const
export type MemberTarget = (typeof MEMBER_TARGETS)[number]

export const isMemberTarget = (text: string): text is MemberTarget =>
  (MEMBER_TARGETS as readonly string[]).includes(text)

/**
 * Names under which exports write their columns: Galette (names of its fields and its French words), Paheko, and what
 * people write in spreadsheets. Compared folded, punctuation as spaces.
 */
const NAMES: Readonly<Record<MemberTarget, readonly string[]>> = {
  number: [
    ...['num adh', 'numero de membre', 'numero', 'n', 'no', 'numero d adherent', 'numero adherent'],
    ...['utilisateur n', 'member number', 'number'],
  ],
  lastName: ['nom adh', 'nom', 'nom de famille', 'last name', 'surname', 'name'],
  firstName: ['prenom adh', 'prenom', 'first name'],
  fullName: ['nom et prenom', 'nom prenom', 'prenom nom', 'prenom et nom', 'nom complet', 'full name'],
  email: [
    ...['email adh', 'email', 'e mail', 'mail', 'courriel', 'adresse e mail', 'adresse email'],
    ...['adresse courriel', 'adresse electronique', 'email professionnel', 'courriel professionnel'],
  ],
  personalEmail: ['email personnel', 'e mail personnel', 'courriel personnel', 'personal email'],
  phone: [
    ...['gsm adh', 'tel adh', 'telephone', 'tel', 'mobile', 'portable', 'gsm', 'telephone portable'],
    ...['telephone mobile', 'numero de telephone', 'phone'],
  ],
  activity: ['prof adh', 'profession', 'activite', 'metier', 'activity'],
  siret: ['siret', 'numero siret', 'n siret', 'no siret'],
  ape: ['ape', 'code ape', 'naf', 'code naf'],
  nir: ['nir', 'numero de securite sociale', 'n securite sociale', 'securite sociale', 'n ss'],
  website: ['url adh', 'site internet', 'site web', 'site', 'website'],
  facebookUrl: ['page facebook', 'facebook'],
  partner: ['partenaire', 'partenariat', 'partner'],
  referralCode: ['code de parrainage', 'code parrainage', 'referral code'],
  street: ['adresse adh', 'adresse', 'adresse postale', 'rue', 'address', 'street'],
  complement: ['adresse2 adh', 'adresse 2', 'complement d adresse', 'complement', 'adresse suite'],
  postcode: ['cp adh', 'code postal', 'cp', 'postcode', 'zip'],
  city: ['ville adh', 'ville', 'commune', 'city', 'town'],
  businessStreet: ['adresse activite', 'adresse professionnelle', 'adresse d exercice'],
  businessComplement: ['complement d adresse activite', 'complement adresse activite'],
  businessPostcode: ['code postal activite', 'cp activite'],
  businessCity: ['ville activite', 'ville d exercice'],
  type: ['type d adhesion', 'type', 'categorie', 'statut', 'id statut', 'cotisation', 'type de cotisation'],
  startsOn: [
    ...['date debut cotis', 'debut', 'date de debut', 'date d adhesion', 'adhesion', 'date d inscription'],
    ...['date inscription', 'debut d adhesion', 'start date', 'inscription a l activite'],
  ],
  endsOn: [
    ...['date echeance', 'echeance', 'date d echeance', 'date de fin', 'fin', 'date fin cotis'],
    ...['date d expiration', 'expiration', 'end date'],
  ],
  paidOn: ['date enreg', 'date de reglement', 'date reglement', 'date de paiement', 'paye le', 'paid on'],
  amount: ['montant cotis', 'montant', 'montant de l adhesion', 'montant paye', 'amount'],
  method: ['type paiement cotis', 'mode de reglement', 'reglement', 'moyen de paiement', 'type de paiement'],
  tool: ['outil de gestion'],
  toolSince: ['date outil de gestion', 'creation outil de gestion'],
}
const columnKey = (text: string): string =>
  searchKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
const BY_NAME = new Map(
  MEMBER_TARGETS.flatMap((target) => NAMES[target].map((name) => [name, target] as const)),
)

export type MemberMapping = readonly (MemberTarget | null)[]

/** What each column of the first line seems to hold; the first of two that seem the same, but for telephone numbers. */
export function guessMapping(header: readonly string[]): MemberMapping {
  const taken = new Set<MemberTarget>()
  const guessed = header.map((cell) => {
    const target = BY_NAME.get(columnKey(cell)) ?? null
    if (target === null || taken.has(target)) return null
    taken.add(target)
    return target
  })
  // A file with one column for the whole name calls it "Nom" as well.
  const isWhole = taken.has('lastName') && !taken.has('firstName') && !taken.has('fullName')
  return isWhole ? guessed.map((target) => (target === 'lastName' ? 'fullName' : target)) : guessed
}

export interface MemberImportError {
  /** Line of the file as a spreadsheet counts: the first line names the columns. */
  readonly row: number
  readonly target: MemberTarget | null
  readonly code: string
}

/** What is wrong with a mapping before a line is read. */
export function mappingErrors(mapping: MemberMapping): readonly MemberImportError[] {
  const wrong = (target: MemberTarget, code: string) => ({ row: 1, target, code })
  const named = mapping.filter((target) => target !== null)
  const twice = named.filter((target, index) => named.indexOf(target) < index)
  const hasName = named.includes('fullName') || (named.includes('lastName') && named.includes('firstName'))
  const missing = named.includes('lastName') ? 'firstName' : 'lastName'
  return [
    ...[...new Set(twice)].map((target) => wrong(target, 'import.column-twice')),
    ...(hasName ? [] : [wrong(missing, 'import.column-missing')]),
  ]
}

/** "DUPONT Marie-Ange" and "Marie-Ange DUPONT" by their capitals; else the first word is the first name. */
export function splitName(text: string): { readonly firstName: string; readonly lastName: string } {
  const words = normaliseText(text).split(' ')
  const isLoud = (word: string) =>
    word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()
  const loud = words.filter(isLoud)
  if (loud.length > 0 && loud.length < words.length)
    return { lastName: loud.join(' '), firstName: words.filter((word) => !isLoud(word)).join(' ') }
  return { firstName: words[0] ?? '', lastName: words.slice(1).join(' ') }
}

/** A day as exports write it; null for none ("0000-00-00" too), undefined for what is no day. */
export function readDay(text: string): LocalDate | null | undefined {
  const [day = ''] = text.trim().split(/[ T]/u)
  if (day === '' || /^0{2,4}[-/.]00[-/.]0{2,4}$/u.test(day)) return null
  const french = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/u.exec(day)
  const iso = french
    ? `${french[3]}-${french[2]?.padStart(2, '0')}-${french[1]?.padStart(2, '0')}`
    : day.replaceAll('/', '-')
  return isLocalDate(iso) ? iso : undefined
}

export const IMPORTED_METHODS = ['card', 'sepa-debit', 'transfer', 'cheque', 'cash', 'free'] as const
export type ImportedMethod = (typeof IMPORTED_METHODS)[number]
const METHODS: readonly (readonly [RegExp, ImportedMethod])[] = [
  [/^(?:cb|carte|carte bancaire|carte de credit|card|stripe|helloasso|paypal|en ligne)$/u, 'card'],
  [/^(?:prelevement|prelevement automatique|sepa|debit)$/u, 'sepa-debit'],
  [/^(?:virement|virement bancaire|transfer)$/u, 'transfer'],
  [/^(?:cheque|cheque bancaire|cheque ou autre)$/u, 'cheque'],
  [/^(?:especes|liquide|espece|cash)$/u, 'cash'],
  [/^(?:gratuit|exoneration|exonere|offert|free)$/u, 'free'],
]

const TOOL_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...['oui', 'yes', 'vrai', 'true', '1', 'x'].map((word) => [word, true] as const),
  ...['non', 'no', 'faux', 'false', '0'].map((word) => [word, false] as const),
])

/** A member as one line of the file tells, before what only the database knows. */
export interface ImportedMember {
  readonly row: number
  readonly number: number | null
  readonly firstName: string
  readonly lastName: string
  /** '' for a member without e-mail. */
  readonly email: string
  readonly personalEmail: string | null
  readonly phone: string | null
  readonly activity: string | null
  readonly siret: string | null
  readonly ape: string | null
  readonly nir: string | null
  readonly website: string | null
  readonly facebookUrl: string | null
  readonly partner: string | null
  readonly referralCode: string | null
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
  readonly businessStreet: string | null
  readonly businessComplement: string | null
  readonly businessPostcode: string | null
  readonly businessCity: string | null
  /** Name or code of a membership type as written; null for none. */
  readonly type: string | null
  readonly startsOn: LocalDate | null
  readonly endsOn: LocalDate | null
  readonly paidOn: LocalDate | null
  readonly amountCents: number | null
  readonly method: ImportedMethod | null
  /** "Outil de gestion", and since when. */
  readonly tool: boolean | null
  readonly toolSince: LocalDate | null
}

type Cells = Readonly<Partial<Record<MemberTarget, string>>>
const LONGEST: Readonly<Partial<Record<MemberTarget, number>>> = {
  ...{ lastName: 100, firstName: 100, activity: 200, website: 500, street: 200, complement: 200, city: 100 },
  ...{ partner: 200, type: 100, facebookUrl: 500, businessStreet: 200, businessComplement: 200 },
  businessCity: 100,
}

export const memberCells = (mapping: MemberMapping, line: readonly string[]): Cells => {
  const cells: Partial<Record<MemberTarget, string>> = {}
  for (const [index, target] of mapping.entries()) if (target !== null) cells[target] = line[index] ?? ''
  return cells
}

/** Reads one line: every field as a form would check it. */
export function readMemberRow(
  row: number,
  cells: Cells,
): { readonly member: ImportedMember; readonly errors: readonly MemberImportError[] } {
  const errors: MemberImportError[] = []
  const refuse = (target: MemberTarget, code: string) => errors.push({ row, target, code })
  const text = (target: MemberTarget): string | null => {
    const value = normaliseText(cells[target] ?? '')
    if (hasForbiddenCharacters(value) || hasDirectionMarks(value)) refuse(target, 'text.characters')
    if (value.length > (LONGEST[target] ?? 300)) refuse(target, 'text.too-long')
    return value === '' ? null : value
  }
  const checked = (
    target: MemberTarget,
    normalise: (value: string) => string,
    test: (value: string) => boolean,
    code: string,
  ): string | null => {
    const value = normalise(text(target) ?? '')
    if (value === '') return null
    if (!test(value)) refuse(target, code)
    return value
  }
  const day = (target: MemberTarget): LocalDate | null => {
    const value = readDay(cells[target] ?? '')
    if (value === undefined) refuse(target, 'date.invalid')
    return value ?? null
  }
  const postcode = (target: MemberTarget) =>
    checked(target, readPostcode, (value) => /^[\dA-Z -]{3,12}$/u.test(value), 'postcode.invalid')
  const whole = text('fullName')
  const split = whole === null ? { firstName: '', lastName: '' } : splitName(whole)
  const lastName = text('lastName') ?? split.lastName
  const firstName = text('firstName') ?? split.firstName
  const nameTarget = (target: 'lastName' | 'firstName') =>
    cells.fullName === undefined ? target : 'fullName'
  if (lastName === '') refuse(nameTarget('lastName'), 'required')
  else if (firstName === '') refuse(nameTarget('firstName'), 'required')
  const number = text('number')
  const isNumber = number === null || (/^\d{1,9}$/u.test(number) && Number(number) > 0)
  if (!isNumber) refuse('number', 'number.range')
  const amount = text('amount')
  const amountCents = amount === null ? null : (parseEuros(amount) ?? -1)
  if (amountCents !== null && (amountCents < 0 || amountCents > 10_000_000)) refuse('amount', 'number.range')
  const method = text('method')
  const found = method === null ? null : METHODS.find(([words]) => words.test(columnKey(method)))?.[1]
  if (found === undefined) refuse('method', 'invalid')
  const tool = text('tool')
  const hasTool = tool === null ? null : TOOL_WORDS.get(columnKey(tool))
  if (hasTool === undefined) refuse('tool', 'invalid')
  const startsOn = day('startsOn')
  const endsOn = day('endsOn')
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) refuse('endsOn', 'date.before-start')
  const email = checked('email', normaliseEmail, isEmail, 'email.invalid')
  const phone = checked(
    'phone',
    normaliseText,
    (value) => /^\+?[\d\s.()/-]{6,40}$/u.test(value),
    'phone.invalid',
  )
  const member: ImportedMember = {
    ...{ row, firstName, lastName, startsOn, endsOn, phone },
    number: number !== null && isNumber ? Number(number) : null,
    email: email ?? '',
    personalEmail: checked('personalEmail', normaliseEmail, isEmail, 'email.invalid'),
    activity: text('activity'),
    siret: checked('siret', normaliseSiret, isSiret, 'siret.invalid'),
    ape: checked('ape', normaliseApe, isApe, 'ape.invalid'),
    nir: checked('nir', normaliseNir, isNir, 'nir.invalid'),
    website: checked('website', withScheme, isWebsite, 'url.invalid'),
    facebookUrl: checked('facebookUrl', withScheme, isWebsite, 'url.invalid'),
    partner: text('partner'),
    referralCode: checked(
      'referralCode',
      (value) => normaliseReferralCode(value) ?? value,
      isReferralCode,
      'invalid',
    ),
    ...{ businessStreet: text('businessStreet'), businessComplement: text('businessComplement') },
    businessPostcode: postcode('businessPostcode'),
    businessCity: text('businessCity'),
    ...{ street: text('street'), complement: text('complement'), city: text('city') },
    postcode: postcode('postcode'),
    type: text('type'),
    paidOn: day('paidOn'),
    ...{ amountCents, method: found ?? null, tool: hasTool ?? null, toolSince: day('toolSince') },
  }
  return { member, errors }
}

const withScheme = (text: string) => (text === '' || /^https?:\/\//iu.test(text) ? text : `https://${text}`)
const isWebsite = (text: string) => /^https?:\/\/[^\s/$.?#][^\s]*\.[^\s]+$/iu.test(text)
/** Spreadsheets take the zero away from "04100". */
const readPostcode = (text: string) => (/^\d{4}$/u.test(text) ? `0${text}` : text.toUpperCase())

/** Tells, of lines that come part by part, those whose e-mail, number, social security number or referral code an earlier one has. */
export function repeatedMembers(): (members: readonly ImportedMember[]) => readonly MemberImportError[] {
  const seen = {
    ...{ email: new Set<string>(), number: new Set<number>(), nir: new Set<string>() },
    code: new Set<string>(),
  }
  return (members) =>
    members.flatMap((member) => {
      const { row, email, number, nir, referralCode } = member
      const errors: MemberImportError[] = []
      const twice = <T>(set: Set<T>, value: T | null, target: MemberTarget) => {
        if (value === null || value === '') return
        if (set.has(value)) errors.push({ row, target, code: 'import.twice' })
        set.add(value)
      }
      twice(seen.email, email, 'email')
      twice(seen.number, number, 'number')
      twice(seen.nir, nir, 'nir')
      twice(seen.code, referralCode, 'referralCode')
      return errors
    })
}

/** The period that the two days of a line tell, by how its type ends a period; null when the line tells none. */
export function importedPeriod(
  { startsOn, endsOn }: Pick<ImportedMember, 'startsOn' | 'endsOn'>,
  lastDay: (startsOn: LocalDate) => LocalDate,
): { readonly startsOn: LocalDate; readonly endsOn: LocalDate } | null {
  if (startsOn === null)
    return endsOn === null ? null : { startsOn: addDays(addYears(endsOn, -1), 1), endsOn }
  return { startsOn, endsOn: endsOn ?? lastDay(startsOn) }
}
