import type { Ctx } from '../../ctx.ts'
import { countAudience } from './data/recipient-data.ts'
import { conditionOf, type SegmentInput, type StoredSegment } from './data/segment-data.ts'

/** What is kept of a segment: the filters that were set. */
export const toStored = (segment: SegmentInput): StoredSegment =>
  Object.fromEntries(Object.entries(segment).filter(([, value]) => value !== undefined))

/** How many members a segment has now, and how many a mail would reach. */
export const countMailingAudience = async (ctx: Ctx, segment: SegmentInput) =>
  countAudience(ctx, conditionOf(ctx, toStored(segment)))
