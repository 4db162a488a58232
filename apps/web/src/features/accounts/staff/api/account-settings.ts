import { listAccountProfiles } from '@guichet/contract/catalogue.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  getAccountSettings,
  previewAccountProfile,
  updateAccountSettings,
} from '@guichet/contract/staff-accounts.contract'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../../shared/api/client.ts'

export type AccountSettings = BodyOf<typeof getAccountSettings>
export type SettingsPatch = InputOf<typeof updateAccountSettings>['body']
export type ProfileConsequences = BodyOf<typeof previewAccountProfile>

/** `version` of the account has them read again after each change. */
export const accountSettingsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['accounts', 'settings', id, version],
    queryFn: async ({ signal }) => (await api.call(getAccountSettings, { params: { id } }, { signal })).body,
  })

export const accountProfilesQuery = queryOptions({
  queryKey: ['accounts', 'profiles'],
  queryFn: async ({ signal }) => (await api.call(listAccountProfiles, {}, { signal })).body.items,
  staleTime: 600_000,
})

export const saveSettings = async (id: string, version: number, patch: SettingsPatch) =>
  (await api.call(updateAccountSettings, { params: { id }, body: patch }, { ifMatch: `"${version}"` })).body

export const previewProfile = async (id: string, profileCode: string): Promise<ProfileConsequences> =>
  (await api.call(previewAccountProfile, { params: { id }, query: { profileCode } })).body
