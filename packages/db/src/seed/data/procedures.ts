import type { DeadlineRow, DocumentTypeRow } from '../../schema/index.ts'
import { DEADLINES } from './deadlines.ts'
import { typeset } from './typeset.ts'

/** Rights profiles (A14). */
export const PROFILES = [
  {
    code: 'principal',
    labelFr: 'Compte Principal',
    labelEn: 'Main account',
    scope: 'all',
    procedureCodes: [],
  },
  {
    code: 'web-declarations',
    labelFr: 'Compte Web-Déclarations',
    labelEn: 'Web declarations account',
    scope: 'web',
    procedureCodes: [],
  },
  {
    code: 'banque-de-france',
    labelFr: 'Compte Banque de France',
    labelEn: 'Banque de France account',
    scope: 'listed',
    procedureCodes: ['FIBEN'],
  },
]

export interface ProcedureData {
  readonly code: string
  readonly descriptionFr: string
  readonly descriptionEn: string
  readonly recipients: string[]
  readonly documentTypes: DocumentTypeRow[]
  readonly web: boolean
  readonly deadlines: DeadlineRow[]
}

type Types = Readonly<Record<string, readonly [fr: string, en: string]>>

const procedure = (
  code: string,
  [fr, en]: readonly [fr: string, en: string],
  recipients: string[],
  types: Types,
  web = false,
): ProcedureData => ({
  code,
  descriptionFr: typeset(fr),
  descriptionEn: en,
  recipients,
  documentTypes: Object.entries(types).map(([type, [labelFr, labelEn]]) => ({
    ...{ code: type, labelFr: typeset(labelFr), labelEn, withdrawn: false },
  })),
  web,
  deadlines: DEADLINES[code] ?? [],
})

/** The catalogue of téléprocédures (A10). */
export const PROCEDURES: readonly ProcedureData[] = [
  procedure(
    'AED',
    ['Attestation Employeur Dématérialisée', 'Employer certificate for job seekers'],
    ['Pôle Emploi'],
    {
      'AED-I': ['Attestation initiale', 'First certificate'],
      'AED-R': ['Attestation rectificative', 'Corrected certificate'],
    },
    true,
  ),
  procedure(
    'DADS-U',
    ['Déclaration Annuelle des Données Sociales Unifiées', 'Yearly declaration of social data'],
    ['CNAV', 'AGIRC / ARRCO', 'UCF CI-BTP', 'Net-Entreprises', 'CIRSO'],
    {
      'DADS-N': ['Déclaration normale', 'Ordinary declaration'],
      'DADS-C': ['Déclaration complémentaire', 'Supplementary declaration'],
      'DADS-A': ['Annule et remplace', 'Replacement'],
    },
  ),
  procedure(
    'DPAE',
    ['Déclaration Préalable à l’Embauche', 'Declaration before hiring'],
    ['ACOSS', 'MSA'],
    { 'DPAE-E': ['Embauche', 'Hiring'], 'DPAE-A': ['Annulation', 'Cancellation'] },
    true,
  ),
  procedure(
    'DRP',
    ['Déclaration des Revenus Professionnels', 'Declaration of professional income'],
    ['SSDI', 'Net-Entreprises'],
    {
      'DRP-N': ['Déclaration normale', 'Ordinary declaration'],
      'DRP-R': ['Déclaration rectificative', 'Correction'],
    },
    true,
  ),
  procedure(
    'DSI',
    ['Déclaration Sociale des Indépendants', 'Social declaration of the self-employed'],
    ['SSDI'],
    {
      'DSI-N': ['Déclaration normale', 'Ordinary declaration'],
      'DSI-R': ['Déclaration rectificative', 'Correction'],
    },
    true,
  ),
  procedure(
    'DSN',
    ['Déclaration Sociale Nominative', 'Monthly social declaration by employee'],
    ['Net-Entreprises', 'MSA'],
    {
      'DSN-M': ['Déclaration mensuelle', 'Monthly declaration'],
      'DSN-AT': ['Signalement d’arrêt de travail', 'Notice of sick leave'],
      'DSN-RA': ['Reprise après arrêt de travail', 'Return from sick leave'],
      'DSN-FC': ['Signalement de fin de contrat', 'Notice of end of contract'],
      'DSN-FU': ['Fin de contrat de travail unique', 'End of a single contract'],
    },
  ),
  procedure('EDI-TVA', ['Déclarations et remboursements de TVA', 'VAT returns and refunds'], ['DGFiP'], {
    '3310CA3': ['CA3, déclaration mensuelle ou trimestrielle', 'CA3, monthly or quarterly return'],
    '3517CA12': ['CA12, déclaration annuelle', 'CA12, yearly return'],
    '3514': ['Acompte semestriel', 'Half-yearly instalment'],
    '3519': ['Demande de remboursement de crédit', 'Refund of a credit'],
    '3515': ['Cession ou cessation', 'Transfer or end of business'],
  }),
  procedure(
    'EDI-TDFC',
    ['Transfert des Données Fiscales et Comptables', 'Transfer of tax and accounting data'],
    ['DGFiP'],
    {
      '2031': ['Bénéfices industriels et commerciaux', 'Business profits'],
      '2035': ['Bénéfices non commerciaux', 'Professional profits'],
      '2065': ['Impôt sur les sociétés', 'Corporation tax'],
      '2139': ['Bénéfices agricoles', 'Farming profits'],
      '2072': ['Sociétés immobilières', 'Property companies'],
      DECLOYER: ['Déclaration des loyers', 'Declaration of rents'],
    },
  ),
  procedure(
    'EDI-PAIEMENT',
    ['Télérèglement des impôts professionnels', 'Payment of business taxes'],
    ['DGFiP'],
    {
      IS: ['Impôt sur les sociétés', 'Corporation tax'],
      TS: ['Taxe sur les salaires', 'Payroll tax'],
      CVAE: ['Cotisation sur la valeur ajoutée', 'Contribution on value added'],
    },
  ),
  procedure('EDI-REQUETE', ['Consultation de données fiscales', 'Reading of tax data'], ['DGFiP'], {
    'REQ-CF': ['Compte fiscal', 'Tax account'],
    'REQ-AT': ['Attestation fiscale', 'Tax certificate'],
  }),
  procedure('FIBEN', ['Transmission de bilans', 'Filing of balance sheets'], ['Banque de France'], {
    'FIB-S': ['Comptes sociaux', 'Company accounts'],
    'FIB-C': ['Comptes consolidés', 'Consolidated accounts'],
  }),
  procedure(
    'PASRAU',
    ['Prélèvement à la source pour les revenus autres', 'Withholding tax on other income'],
    ['Net-Entreprises'],
    {
      'PAS-M': ['Déclaration mensuelle', 'Monthly declaration'],
    },
  ),
  procedure(
    'TD-BILATERAL',
    ['Honoraires et revenus versés à des tiers', 'Fees and income paid to others'],
    ['DGFiP'],
    {
      DAS2: ['Honoraires et commissions', 'Fees and commissions'],
      IFU: ['Revenus de capitaux mobiliers', 'Investment income'],
    },
  ),
]
