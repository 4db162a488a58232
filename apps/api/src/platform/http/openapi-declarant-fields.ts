/** What the fields of declarants mean, by name. */
export const DECLARANT_FIELDS: Readonly<Record<string, string>> = {
  apeVersion:
    'Which list of activities the code is of: `naf-rev-2`, or `naf-2025`, which gives the codes from 2027 on.',
  birthName: 'The name of birth.',
  choice: 'How to go on: `later`, by a link sent by mail, or `check`, with a check by staff.',
  'DeclarantSignup.code': 'The code that was sent last, while it serves; null when none does.',
  'DeclarantSignup.draft': 'What was given; null for who has not proven the address once somebody has.',
  'DeclarantSignup.proven': 'Whether the secret came by mail, or the person is signed in.',
  'DeclarantCompany.isOpen': 'Whether the establishment is active; null before the register has said so.',
  'DeclarantCompanyCheck.company':
    'The establishment as the register tells it today, part by part; null without an answer.',
  'DeclarantCompanyCheck.outcome': '`found`, `unknown` (a new company may take four weeks), `unavailable`.',
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
