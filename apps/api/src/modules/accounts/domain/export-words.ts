/** Columns of the list (A03), as the source names them. */
export const EXPORT_HEADER = [
  ...['Nom Compte', 'Type', 'SIRET', 'Raison Sociale', 'Responsable', 'Test', 'Statut', 'BAL'],
]

const TYPES: Readonly<Record<string, string>> = {
  company: 'Entreprise',
  oga: 'OGA',
  accountant: 'Expert-comptable',
  other: 'Autre',
}
const STATES: Readonly<Record<string, string>> = {
  requested: 'Demande en cours',
  approved: 'Demande validée',
  refused: 'Demande refusée',
  open: 'Ouvert',
  closed: 'Fermé',
}
const yesNo = (value: boolean) => (value ? 'Oui' : 'Non')

interface ExportedAccount {
  readonly login: string
  readonly accountType: string
  readonly siret: string
  readonly companyName: string
  readonly responsibleName: string
  readonly test: boolean
  readonly state: string
  readonly hasMailbox: boolean
}

/** Cells of one account, in the order of the header. */
export const exportCells = (account: ExportedAccount): string[] => [
  account.login,
  TYPES[account.accountType] ?? account.accountType,
  account.siret,
  account.companyName,
  account.responsibleName,
  yesNo(account.test),
  STATES[account.state] ?? account.state,
  yesNo(account.hasMailbox),
]
