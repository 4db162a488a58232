/** Kinds of turnover that a micro-entrepreneur declares apart, in the order of the form (CSS L613-7, D613-4). */
export const TURNOVER_CATEGORIES = ['sales', 'services', 'liberal', 'liberal-cipav', 'tourism-lets'] as const
export type TurnoverCategory = (typeof TURNOVER_CATEGORIES)[number]

/** Turnover received in a period, without VAT. */
export interface Turnover {
  readonly category: TurnoverCategory
  /** Euro cents, from 0 to `MOST_TURNOVER_CENTS`. */
  readonly amountCents: number
}

/** Most that is declared of one kind in one period: ten million euros, far beyond any ceiling. */
export const MOST_TURNOVER_CENTS = 1_000_000_000

/** Where the declaration of a period stands. `upcoming`: the period is not over. `late`: its due day passed without one. */
export const DECLARATION_STATES = ['upcoming', 'open', 'late', 'filed'] as const
export type DeclarationState = (typeof DECLARATION_STATES)[number]

/**
 * How a file stands among others. `late`: a due day has passed without a declaration. `open`: one is to be filed now. `filed`: all that was
 * asked for is. `upcoming`: nothing was asked for yet. `waiting`: the file is still being checked. `none`: nothing will be.
 */
export const FILE_DECLARATION_STATES = ['late', 'open', 'filed', 'upcoming', 'waiting', 'none'] as const
export type FileDeclarationState = (typeof FILE_DECLARATION_STATES)[number]

/** What is paid on turnover. `training`: CFP. `chamber`: taxe pour frais de chambre. `income-tax`: versement libératoire. */
export const LINE_KINDS = ['social', 'training', 'chamber', 'income-tax'] as const
export type LineKind = (typeof LINE_KINDS)[number]

/** What makes the rate of social contributions a lower one. */
export const REDUCTIONS = ['acre', 'overseas'] as const
export type Reduction = (typeof REDUCTIONS)[number]
