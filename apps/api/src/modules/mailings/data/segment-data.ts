import type { StoredSegment } from '@guichet/db/schema'
import type { SQL } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type MemberFilters, memberConditions } from '../../backoffice/index.ts'

export type { StoredSegment }
export type SegmentInput = Pick<MemberFilters, 'state' | 'partnerId' | 'typeId' | 'dueFrom' | 'dueTo'>

export type SegmentCondition = SQL | undefined

/** The members of a segment, as the list of members finds them. */
export const conditionOf = (ctx: Ctx, segment: StoredSegment): SQL | undefined =>
  memberConditions(ctx, segment as SegmentInput).exact
