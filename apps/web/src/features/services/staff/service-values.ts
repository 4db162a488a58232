import type { ServiceAudience } from '@guichet/domain/services'
import { type Choices, compareEdits, type Merge } from '../../../shared/forms/merge-texts.ts'
import type { StaffService } from './staff-services.ts'

export interface ServiceValues {
  labelFr: string
  labelEn: string
  descriptionFr: string
  descriptionEn: string
  audience: ServiceAudience
  /** A box for each type of membership, by its code. */
  types: Record<string, boolean>
  rank: string
}

export const NO_SERVICE: ServiceValues = {
  ...{ labelFr: '', labelEn: '', descriptionFr: '', descriptionEn: '', rank: '0' },
  audience: 'active',
  types: {},
}

export const serviceValues = (service: StaffService): ServiceValues => ({
  labelFr: service.labelFr,
  labelEn: service.labelEn,
  descriptionFr: service.descriptionFr,
  descriptionEn: service.descriptionEn,
  audience: service.audience,
  types: Object.fromEntries(service.typeCodes.map((code) => [code, true])),
  rank: String(service.rank),
})

export const serviceBody = ({ types, rank, ...texts }: ServiceValues) => ({
  ...texts,
  typeCodes: texts.audience === 'types' ? codesOf(types) : [],
  rank: Number(rank),
})

const PATHS = ['labelFr', 'labelEn', 'descriptionFr', 'descriptionEn', 'audience', 'types', 'rank'] as const
export type ServicePath = (typeof PATHS)[number]
type ServiceMerge = Merge<ServiceValues, ServicePath>

const codesOf = (types: ServiceValues['types']) => Object.keys(types).filter((code) => types[code] === true)

/** Each field as a text, so that two edits can be compared. */
const flatten = (values: ServiceValues): Record<ServicePath, string> => ({
  ...values,
  types: codesOf(values.types).sort().join(', '),
})

const put = (values: ServiceValues, path: ServicePath, text: string): ServiceValues => ({
  ...values,
  [path]: path === 'types' ? Object.fromEntries(text.split(', ').map((code) => [code, code !== ''])) : text,
})

/** Joins what a person changed with what somebody else saved meanwhile. */
export function mergeService(base: StaffService, mine: ServiceValues, theirs: StaffService): ServiceMerge {
  const typed = flatten(mine)
  const saved = serviceValues(theirs)
  const { conflicts, taken, kept } = compareEdits(
    PATHS,
    { base: flatten(serviceValues(base)), mine: typed, theirs: flatten(saved) },
    (_, a, b) => a === b,
  )
  return { values: kept.reduce((values, path) => put(values, path, typed[path]), saved), conflicts, taken }
}

export const resolveService = (merge: ServiceMerge, choices: Choices<ServicePath>): ServiceValues =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? put(values, path, theirs) : values),
    merge.values,
  )
