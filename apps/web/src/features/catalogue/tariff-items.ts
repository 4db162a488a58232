import type { Tariff } from './api/tariffs.ts'

export const GENERAL_ITEMS = ['subscription', 'secondary-mailbox', 'statements', 'archive'] as const
export type GeneralItem = (typeof GENERAL_ITEMS)[number]
const PROCEDURE = 'procedure:'

export const isGeneralItem = (item: string): item is GeneralItem =>
  (GENERAL_ITEMS as readonly string[]).includes(item)
export const procedureItem = (code: string): string => `${PROCEDURE}${code}`
/** Code of the procedure that a price is for; the item itself when it is for none. */
export const procedureOf = (item: string): string =>
  item.startsWith(PROCEDURE) ? item.slice(PROCEDURE.length) : item

export interface ItemPrices {
  readonly item: string
  /** The latest first. */
  readonly tariffs: readonly Tariff[]
}

/** Prices by item: what every portal charges for first, priced or not, then the procedures that have a price. */
export function pricesByItem(tariffs: readonly Tariff[]): readonly ItemPrices[] {
  const priced = [...new Set(tariffs.map(({ item }) => item))].filter((item) => !isGeneralItem(item))
  return [...GENERAL_ITEMS, ...priced.toSorted()].map((item) => ({
    item,
    tariffs: tariffs
      .filter((tariff) => tariff.item === item)
      .toSorted((a, b) => (a.startsOn < b.startsOn ? 1 : -1)),
  }))
}
