import { z } from 'zod'

/** Query part of every list: an opaque cursor given by the page before, and how many items (1 to 100, 10 by default). */
export const pageQuery = {
  cursor: z.string().max(512).optional(),
  limit: z.coerce.number().int('number.range').min(1, 'number.range').max(100, 'number.range').default(10),
}

/** A page of a list. `total` is exact up to 10,000; beyond, it is 10,000 and `totalIsExact` is false. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({
    items: z.array(item).max(100),
    nextCursor: z.string().max(512).nullable(),
    previousCursor: z.string().max(512).nullable(),
    total: z.int().min(0).max(10_000),
    totalIsExact: z.boolean(),
    /** Rank of the first item of this page in the whole list, from 1; 0 when the page is empty. */
    firstRank: z.int().min(0),
  })
export interface Page<T> {
  items: T[]
  nextCursor: string | null
  previousCursor: string | null
  total: number
  totalIsExact: boolean
  firstRank: number
}
