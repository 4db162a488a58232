import type { DuePeriod } from '@guichet/domain/due-periods'
import { type MemberColumn, type MemberSort, readColumns } from '@guichet/domain/member-columns'
import { oneOf, someId } from '../../../shared/ui/list-address.ts'
import { MEMBER_STATES } from '../api/list-members.ts'
import type { ViewBody } from '../api/member-views.ts'

/** When the latest membership ends, as the address says it. */
export const DUE_WORDS = ['mois', 'mois-prochain', 'trimestre', 'depassee'] as const
type DueWord = (typeof DUE_WORDS)[number]
const PERIODS: Readonly<Record<DueWord, DuePeriod>> = {
  mois: 'this-month',
  'mois-prochain': 'next-month',
  trimestre: 'three-months',
  depassee: 'overdue',
}
export const wordOfPeriod = (period: DuePeriod | undefined) =>
  DUE_WORDS.find((word) => PERIODS[word] === period)

/** The list without any view, where one opens by itself. */
export const NO_VIEW = 'aucune'

/** Filters of the list as its address holds them. */
export const MEMBER_FILTERS = {
  etat: oneOf(MEMBER_STATES),
  partenaire: someId,
  type: someId,
  echeance: oneOf(DUE_WORDS),
  doubles: oneOf(['siret'] as const),
  entreprise: oneOf(['to-check'] as const),
  courriel: oneOf(['none', 'undeliverable'] as const),
}
/** What the address says of views: which one, and whether the rest of the address stands in its place. */
export const VIEW_FILTERS = {
  vue: (value: string | null) => (value === NO_VIEW ? NO_VIEW : someId(value)),
  modif: oneOf(['1'] as const),
  colonnes: (value: string | null) =>
    value !== null && /^[A-Za-z,]{1,400}$/u.test(value) ? value : undefined,
}

/** What a view holds. */
export type ViewContent = Pick<ViewBody, 'filters' | 'sort' | 'columns'>
type FilterValues = { readonly [K in keyof typeof MEMBER_FILTERS]: ReturnType<(typeof MEMBER_FILTERS)[K]> }
export interface Address {
  readonly q: string
  readonly sort: MemberSort
  readonly filters: FilterValues & {
    readonly [K in keyof typeof VIEW_FILTERS]: ReturnType<(typeof VIEW_FILTERS)[K]>
  }
}
type Changes = Readonly<Record<string, string | undefined>>

const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as T

/** What the address itself asks for; `columns` are those of whoever looks. */
export const contentOf = ({ q, sort, filters }: Address, columns: readonly MemberColumn[]): ViewContent => ({
  filters: given({
    q,
    state: filters.etat,
    partnerId: filters.partenaire,
    typeId: filters.type,
    due: filters.echeance && PERIODS[filters.echeance],
    double: filters.doubles,
    company: filters.entreprise,
    email: filters.courriel,
  }),
  sort,
  columns: [...(filters.colonnes === undefined ? columns : readColumns(filters.colonnes.split(',')))],
})

/** The same as the address writes it. */
export const paramsOf = ({ filters, sort, columns }: ViewContent): Changes => ({
  q: filters.q,
  etat: filters.state,
  partenaire: filters.partnerId,
  type: filters.typeId,
  echeance: wordOfPeriod(filters.due),
  doubles: filters.double,
  entreprise: filters.company,
  courriel: filters.email,
  tri: sort === 'name' ? undefined : sort,
  colonnes: columns.join(','),
})
/** Takes all of it away. */
export const NO_PARAMS: Changes = {
  ...{ q: undefined, etat: undefined, partenaire: undefined, type: undefined, echeance: undefined },
  ...{ doubles: undefined, entreprise: undefined, courriel: undefined },
  ...{ tri: undefined, colonnes: undefined, modif: undefined },
}

/** Whether two contents are the same view. */
export const isSameContent = (one: ViewContent, other: ViewContent): boolean => {
  const text = (content: ViewContent) => JSON.stringify(Object.entries(given(paramsOf(content))).toSorted())
  return text(one) === text(other)
}

/**
 * What a change of the list writes into the address. Over a view it writes all that the view holds with the change in it, or the view
 * alone where that is the same again; turning pages changes no view.
 */
export function changesOver(view: ViewContent | undefined, current: ViewContent, changes: Changes): Changes {
  const isTurning = Object.keys(changes).every((name) => name === 'page')
  if (view === undefined || isTurning) return changes
  const next = { ...paramsOf(current), ...changes }
  const isBack =
    JSON.stringify(Object.entries(given(next)).toSorted()) ===
    JSON.stringify(Object.entries(given(paramsOf(view))).toSorted())
  return isBack ? NO_PARAMS : { ...next, modif: '1' }
}
