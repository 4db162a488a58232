import { type MembershipKind, MOST_FREE_MONTHS } from '@guichet/domain/membership-terms'
import { parseEuros } from '@guichet/domain/money'
import type { NewTypeBody, StaffType, TypeBody } from './membership-types.ts'

export const TYPE_PATHS = [
  'labelFr',
  'labelEn',
  'descriptionFr',
  'descriptionEn',
  'partnerId',
  'rank',
  'withdrawn',
] as const
export type TypePath = (typeof TYPE_PATHS)[number]

export interface TypeValues {
  labelFr: string
  labelEn: string
  descriptionFr: string
  descriptionEn: string
  /** '' for all. */
  partnerId: string
  rank: string
  withdrawn: boolean
}
export interface NewTypeValues extends TypeValues {
  code: string
  kind: MembershipKind
  freeMonths: string
  amount: string
}

export const NO_TYPE: NewTypeValues = {
  ...{ labelFr: '', labelEn: '', descriptionFr: '', descriptionEn: '', partnerId: '', rank: '0' },
  ...{ withdrawn: false, code: '', kind: 'annual', freeMonths: '3', amount: '' },
}

export const typeValues = (type: StaffType): TypeValues => ({
  labelFr: type.labelFr,
  labelEn: type.labelEn,
  descriptionFr: type.descriptionFr,
  descriptionEn: type.descriptionEn,
  partnerId: type.partner?.id ?? '',
  rank: String(type.rank),
  withdrawn: type.withdrawn,
})

const words = (values: TypeValues) => ({
  labelFr: values.labelFr,
  labelEn: values.labelEn,
  descriptionFr: values.descriptionFr,
  descriptionEn: values.descriptionEn,
  partnerId: values.partnerId || null,
  rank: Number(values.rank),
})
export const typeBody = (values: TypeValues): TypeBody => ({ ...words(values), withdrawn: values.withdrawn })
export const newTypeBody = (values: NewTypeValues): NewTypeBody => ({
  ...words(values),
  code: values.code.trim().toLowerCase(),
  kind: values.kind,
  freeMonths: values.kind === 'free-months' ? Number(values.freeMonths) : 0,
  amountCents: parseEuros(values.amount) ?? 0,
})

export type TypeProblem = 'required' | 'wrongNumber' | 'wrongAmount' | 'wrongCode' | 'wrongMonths'

const isWhole = (text: string, most: number) => /^\d{1,5}$/u.test(text.trim()) && Number(text) <= most

/** Codes of what is wrong, by field. */
export function typeProblems(values: TypeValues): Partial<Record<string, TypeProblem>> {
  return {
    ...(values.labelFr.trim() === '' && { labelFr: 'required' }),
    ...(values.labelEn.trim() === '' && { labelEn: 'required' }),
    ...(!isWhole(values.rank, 10_000) && { rank: 'wrongNumber' }),
  }
}

export function newTypeProblems(values: NewTypeValues): Partial<Record<string, TypeProblem>> {
  const code = values.code.trim().toLowerCase()
  const months = Number(values.freeMonths)
  const areMonthsWrong = !isWhole(values.freeMonths, MOST_FREE_MONTHS) || months < 1
  return {
    ...typeProblems(values),
    ...(code === '' && { code: 'required' }),
    ...(code !== '' && !/^[a-z0-9][a-z0-9-]{0,39}$/u.test(code) && { code: 'wrongCode' }),
    ...((parseEuros(values.amount) ?? -1) < 0 && { amount: 'wrongAmount' }),
    ...(values.kind === 'free-months' && areMonthsWrong && { freeMonths: 'wrongMonths' }),
  }
}
