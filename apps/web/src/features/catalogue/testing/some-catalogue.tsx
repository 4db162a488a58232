import type { Permission } from '@guichet/domain/rights'
import type { ReactNode } from 'react'
import { SessionContext } from '../../../shared/api/session.ts'
import { someSession } from '../../../shared/testing/session.ts'
import type { StaffProcedure } from '../api/procedures.ts'
import type { Tariff } from '../api/tariffs.ts'

export const PROCEDURE_ID = '0197a3a0-0000-7000-8000-000000000700'

/** A procedure of the catalogue with two document types and a due date. */
export const someProcedure = (over: Partial<StaffProcedure> = {}): StaffProcedure => ({
  id: PROCEDURE_ID,
  code: 'DSN',
  description: 'Déclaration sociale nominative',
  descriptionFr: 'Déclaration sociale nominative',
  descriptionEn: 'Payroll return',
  recipients: ['URSSAF', 'MSA'],
  documentTypes: [{ code: 'M', label: 'Mensuelle' }],
  documentTypesAll: [
    { code: 'M', labelFr: 'Mensuelle', labelEn: 'Monthly', withdrawn: false },
    { code: 'OLD', labelFr: 'Ancienne', labelEn: 'Old', withdrawn: true },
  ],
  deadlines: [
    {
      labelFr: 'DSN du mois',
      labelEn: 'Monthly return',
      documentType: 'M',
      months: [1, 7],
      day: 15,
      untilDay: null,
      working: false,
      extraDays: 0,
    },
  ],
  profileCodes: ['bdf'],
  web: false,
  withdrawn: false,
  rank: 60,
  accountCount: 312,
  version: 3,
  ...over,
})

export const someProfiles = [
  { code: 'principal', label: 'Compte principal', scope: 'all', procedureCodes: [] },
  { code: 'bdf', label: 'Banque de France', scope: 'listed', procedureCodes: ['DSN'] },
  { code: 'douane', label: 'Douane', scope: 'listed', procedureCodes: [] },
]

export const someTariff = (over: Partial<Tariff> = {}): Tariff => ({
  id: '0197a3a0-0000-7000-8000-000000000800',
  item: 'secondary-mailbox',
  labelFr: 'Boite mail',
  labelEn: 'Mailbox',
  amountCents: 500,
  vatRateBps: 2000,
  startsOn: '2020-01-01',
  endsOn: null,
  state: 'current',
  ...over,
})

export const asStaff = (page: ReactNode, ...permissions: Permission[]) => (
  <SessionContext
    value={someSession({
      isMember: false,
      staffRole: 'manager',
      permissions: ['accounts.read', ...permissions],
    })}
  >
    {page}
  </SessionContext>
)
