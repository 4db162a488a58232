import type { Texts } from '../texts.ts'

export default {
  title: 'Check with the company register',
  check: 'Check with the register',
  checkAgain: 'Check again',
  again: 'Try again',
  saveFirst: 'Save the SIRET, then check it with the register.',
  proven: 'Checked with the register on {{date}}',
  provenClosed: 'Closed according to the register, asked on {{date}}',
  provenClosedOn: 'Closed since {{closedOn}} according to the register, asked on {{date}}',
  filter: 'Company',
  filterAll: 'All',
  filterToCheck: 'To check: masked, or under another name',
  toCheck: 'Known to the register, to be checked by our team',
  toCheckMasked:
    'The register, asked on {{date}}, does not tell the name of this company: it cannot confirm that it is yours. Send us a certificate of registration, and we confirm it.',
  toCheckUntold:
    'The register, asked on {{date}}, names nobody for this company: it cannot confirm that it is yours. Send us a certificate of registration, and we confirm it.',
  toCheckOther:
    'The register, asked on {{date}}, names other people for this company: it cannot confirm that it is yours. Check the SIRET, or send us a certificate of registration (avis de situation), and we will confirm it.',
  staffToCheck:
    'The register knows this SIRET and names nobody. Confirm it on the strength of a paper, named in the reason.',
  ownToCheck:
    'The register knows this SIRET and names nobody. Keep its answer: our team will check that the company is yours; until then SIRET and APE can be edited.',
  submitToCheck: 'Keep, and have it checked',
  provenField: 'Checked with the register: not to be changed here.',
  newSiret: 'Tell of a new SIRET',
  masked: 'Not fully public: name and address are not told',
  untold: 'Not told',
  siret: 'SIRET',
  name: 'Name',
  state: 'State',
  open: 'Open',
  closed: 'Closed',
  closedOn: 'Closed since {{date}}',
  address: 'Address of the establishment',
  differs: '{{field}}: the file and the register differ',
  keep: 'Keep what the file says',
  take: 'Take over what the register says',
  empty: 'Empty',
  closedTitle: 'This establishment is closed',
  closedBody:
    'You can record it as it is. If your activity has ended or moved to another establishment, tell us so in “Life events” afterwards.',
  closedStaff: 'It can be recorded as it is. Ask the member whether the activity has ended or moved.',
  follows:
    'What the register confirms cannot be edited any more. To change it later, you will tell of a new SIRET.',
  followsStaff:
    'What the register confirms cannot be edited by the member any more. The check and its reason stand in the history of the file.',
  submit: 'Record as checked',
  staffOther:
    'The register names other people for this SIRET. Confirm only on a document, and name it in the reason.',
  reason: 'Reason',
  reasonHelp: 'For example: register extract received on 12 November. The member sees it in the history.',
  correct: 'Correct',
  correctTitle: 'Correct SIRET and APE',
  correctIntro:
    'For mistakes alone: another establishment is recorded in “Life events”. Another SIRET is not checked any more.',
  correctSubmit: 'Save the correction',
  nothing: {
    unknown: {
      title: 'This SIRET is not in the register',
      body: 'Nothing is changed. A new company may take four weeks to appear there: check the number, or come back later.',
    },
    unavailable: {
      title: 'The register does not answer',
      body: 'Nothing is changed or lost. Try again in a moment.',
    },
    other: {
      title: 'The register names other people for this SIRET',
      body: 'Nothing is changed. Check the number and the spelling of your name; if all is right, write to us with a register extract and we will confirm it.',
    },
  },
  lookup: {
    action: 'Look up in the register',
    failed: 'The search did not come through',
    found: 'The register is asked again when you save, and its APE code taken over if you give none.',
  },
} satisfies Texts['company']
