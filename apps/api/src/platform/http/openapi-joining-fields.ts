/** What the fields of joinings mean, by name. */
export const JOINING_FIELDS: Readonly<Record<string, string>> = {
  activationAwaited: 'Whether a password is still to be chosen by the link sent.',
  closedOn: 'Day on which it closed; null while it is open.',
  company: 'The establishment; null when the register does not know it or does not answer.',
  draft: 'What was typed so far; null once it is paid.',
  isMasked: 'Whether its person has asked that name and address are not told.',
  isOpen: 'Whether company and establishment are in activity.',
  joining: 'The joining.',
  memberId: 'The member it became; null until it is paid.',
  order: 'What is bought and how it is paid; null until the address is proven.',
  outcome: 'Whether the register knows it: `found`, `unknown`, or `unavailable` when it does not answer.',
  partners: 'Partners that one may name.',
  'Joining.payment': 'The payment opened last; null before.',
  payment: 'The payment.',
  proven: 'Whether the secret came by mail, or the person is signed in: it shows the order, and pays.',
  companyHolder:
    'Whether the register, asked when the joining was sent, names this person for the SIRET (`same`), others alone (`other`) or nobody (`untold`); null without an answer.',
  sameSiret: 'Other members of the same establishment: perhaps one person twice.',
  startedOn: 'Day on which it began.',
  submittedAt: 'When it was sent.',
}
