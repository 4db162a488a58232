import { ApiError } from '@guichet/client'
import { getStaffLegalText, publishLegalText } from '@guichet/contract/legal-texts.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import {
  getSettings,
  listSettingsChanges,
  removeLogo,
  updateSettings,
} from '@guichet/contract/settings.contract'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import type { LegalTextKind } from '../../../shared/api/legal-texts.ts'
import { sendFile } from '../../../shared/api/send-file.ts'

export type Settings = BodyOf<typeof getSettings>
export type SettingsPatch = InputOf<typeof updateSettings>['body']
export interface SettingsFile {
  readonly settings: Settings
  readonly etag: string | null
}
const over = ({ etag }: { readonly etag: string | null }) => (etag === null ? {} : { ifMatch: etag })

/** The settings, with the ETag that a change of them must name. */
export const settingsQuery = queryOptions({
  queryKey: ['staff', 'settings'],
  queryFn: async ({ signal }): Promise<SettingsFile> => {
    const { body, etag } = await api.call(getSettings, {}, { signal })
    return { settings: body, etag }
  },
})

export async function saveSettings(base: SettingsFile, body: SettingsPatch): Promise<SettingsFile> {
  const answer = await api.call(updateSettings, { body }, over(base))
  return { settings: answer.body, etag: answer.etag }
}

/** Sends a picture over the version that was read. */
export async function saveLogo(base: SettingsFile, file: Blob): Promise<SettingsFile> {
  const settings = (await sendFile({
    ...{ method: 'PUT', path: '/admin/settings/logo', file, onProgress: () => undefined },
    ...over(base),
  })) as Settings
  return { settings, etag: `"${settings.version}"` }
}

export async function takeLogoAway(base: SettingsFile): Promise<SettingsFile> {
  const answer = await api.call(removeLogo, {}, over(base))
  return { settings: answer.body, etag: answer.etag }
}

export const wasChanged = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'resource.changed'

export type SettingsChange = BodyOf<typeof listSettingsChanges>['items'][number]

/** Who changed what, page by page. */
export const changesQuery = (cursor: string | undefined) =>
  queryOptions({
    queryKey: ['staff', 'settings', 'history', cursor],
    queryFn: async ({ signal }) => {
      const query = cursor === undefined ? {} : { cursor }
      return (await api.call(listSettingsChanges, { query }, { signal })).body
    },
    placeholderData: keepPreviousData,
  })

export type StaffLegalText = BodyOf<typeof getStaffLegalText>
export interface TextFile {
  readonly text: StaffLegalText
  readonly etag: string | null
}

export const staffTextQuery = (kind: LegalTextKind) =>
  queryOptions({
    queryKey: ['staff', 'legal-texts', kind],
    queryFn: async ({ signal }): Promise<TextFile> => {
      const { body, etag } = await api.call(getStaffLegalText, { params: { kind } }, { signal })
      return { text: body, etag }
    },
  })

interface TextValues {
  readonly textFr: string
  readonly textEn: string
  /** Empty: today. */
  readonly inForceOn: string
}

/** A version as the API takes it. */
export const textBody = ({ inForceOn, ...texts }: TextValues) => ({
  ...texts,
  inForceOn: inForceOn === '' ? null : inForceOn,
})

export async function publishText(base: TextFile, values: TextValues): Promise<TextFile> {
  const body = textBody(values)
  const answer = await api.call(publishLegalText, { params: { kind: base.text.kind }, body }, over(base))
  return { text: answer.body, etag: answer.etag }
}
