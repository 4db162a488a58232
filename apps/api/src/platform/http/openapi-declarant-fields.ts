import { DECLARATION_FIELDS } from './openapi-declaration-fields.ts'

/** What the fields of declarants mean, by name. */
export const DECLARANT_FIELDS: Readonly<Record<string, string>> = {
  ...DECLARATION_FIELDS,
  apeVersion:
    'Which list of activities the code is of: `naf-rev-2`, or `naf-2025`, which gives the codes from 2027 on.',
  begunOn: 'When the activity began, as the file says it; null where that is not known.',
  birthName: 'The name of birth.',
  choice: 'How to go on: `later`, by a link sent by mail, or `check`, with a check by staff.',
  'DeclarantSignup.code': 'The code that was sent last, while it serves; null when none does.',
  'DeclarantSignup.draft': 'What was given; null for who has not proven the address once somebody has.',
  'DeclarantSignup.proven': 'Whether the secret came by mail, or the person is signed in.',
  'DeclarantCompany.isOpen': 'Whether the establishment is active; null before the register has said so.',
  'DeclarantCompanyCheck.company':
    'The establishment as the register tells it today, part by part; null without an answer.',
  'DeclarantCompanyCheck.outcome': '`found`, `unknown` (a new company may take four weeks), `unavailable`.',
  'DeclarantCompany.found':
    'What the register said otherwise when it was asked by the clock, until somebody looks at it; null without a difference.',
  parts: 'The parts of the company that differ.',
  askedOn: 'When it was asked for; null where that has no deadline, and for what ended by itself.',
  choices:
    'What holds. Of `activities` several: `sales`, `services`, `liberal`, `liberal-cipav`, `tourism-lets`, and `craft` beside one of the first two. One of the others: `monthly`, `quarterly`; `scale`, `flat`; `franchise`, `simplified`, `normal`; `none`, `granted`.',
  'DeclarantOption.endsOn': 'The last day; null while it goes on, and for what was withdrawn.',
  'DeclarantOption.kind': 'What it is about: `activities`, `frequency`, `income-tax`, `vat` or `acre`.',
  'DeclarantOption.startsOn': 'The first day on which it holds.',
  saidAt: 'When it was recorded.',
  saidBy: 'Who recorded it.',
  withdrawnAt: 'When it was withdrawn, or replaced by another of the same day; null while it counts.',
  withdrawnBy: 'Who withdrew it; null while it counts.',
  registerAt: 'When an answer of the register was taken note of, the last time; null before the first one.',
  decidedAt: 'When staff decided; null before, and for what they had not to decide.',
  'StaffDeclarant.decidedBy': 'Who decided; null before.',
  file: 'The file; null when there is none.',
  finding:
    'What the company register says: names that are the `same`, `near` or `different`, an establishment that is `closed`, `masked` or `unknown`, or no answer (`unavailable`).',
  firstNames: 'First names, parted by commas.',
  isDeclarant: 'Whether there is a file of declarant, wherever it stands.',
  phoneProven: 'Whether a code has proven the number.',
  registered: 'How the register writes the name, where it is nearly the one given; null otherwise.',
  signup: 'The sign-up.',
  sms: 'Whether the telephone is proven by a code.',
  useName: 'The name in use, where it is another than the one of birth.',
}
