/** Meaning of the fields about what the company register proves; joined to the others in `openapi-text.ts`. */
export const COMPANY_FIELDS: Readonly<Record<string, string>> = {
  differences:
    'What the register says otherwise than the file: nothing is taken over unless it is named in `take`.',
  holder:
    '`same`: the register names the person; `other`: it names other people; `untold`: nobody; null without an answer.',
  provenAt: 'When the register gave this answer.',
  take: 'What is taken over from the register; the rest of the file stays as it is.',
  'CompanyCheck.company': 'The establishment as the register tells it; null without an answer.',
  'CompanyCheck.outcome': '`found`, `unknown` (a new company may take four weeks), `unavailable`.',
  'CompanyProof.address': 'Address of the establishment in the register.',
  'CompanyProof.fields': 'Names of the fields that the register proves: they are read-only.',
  'CompanyProof.name': 'The name in the register; null when its person has asked that it is not told.',
  'CompanyProof.standing':
    '`proven`: the register names the person, or the organisation has seen a paper; `to-check`: it knows the SIRET and names nobody, as for a masked company, and the organisation looks at it.',
  'CompanyProof.source': 'By which answer: `joining`, `life-event`, or a check by `member` or `staff`.',
  'Me.company': 'What the company register has proven of this file; null where it has proven nothing.',
  'proveMemberCompany.reason': 'Why; it stands in the history of the file.',
  'correctMemberCompany.reason': 'Why; it stands in the history of the file.',
}
