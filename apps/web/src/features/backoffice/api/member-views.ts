import {
  createMemberView,
  deleteMemberView,
  listMemberViews,
  updateMemberListSettings,
  updateMemberView,
} from '@guichet/contract/member-views.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type MemberViews = BodyOf<typeof listMemberViews>
export type MemberView = MemberViews['items'][number]
export type ViewBody = InputOf<typeof createMemberView>['body']

/** My views and those of the team, my columns, and the view with which my list opens. */
export const memberViewsQuery = queryOptions({
  queryKey: ['staff', 'member-views'],
  queryFn: async ({ signal }) => (await api.call(listMemberViews, {}, { signal })).body,
})

export const addView = async (body: ViewBody, idempotencyKey: string): Promise<MemberView> =>
  (await api.call(createMemberView, { body }, { idempotencyKey })).body

export const saveView = async ({ id, version }: MemberView, body: ViewBody): Promise<MemberView> =>
  (await api.call(updateMemberView, { params: { id }, body }, { ifMatch: `"${version}"` })).body

export const dropView = async ({ id }: MemberView): Promise<void> => {
  await api.call(deleteMemberView, { params: { id } })
}

export const arrangeList = async (
  body: InputOf<typeof updateMemberListSettings>['body'],
): Promise<BodyOf<typeof updateMemberListSettings>> =>
  (await api.call(updateMemberListSettings, { body })).body
