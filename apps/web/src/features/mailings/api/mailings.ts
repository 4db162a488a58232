import {
  copyMailing,
  countMailingAudience,
  createMailing,
  deleteMailing,
  getMailing,
  listMailingRecipients,
  listMailings,
  previewMailing,
  resumeMailing,
  sendMailing,
  stopMailing,
  testMailing,
  updateMailing,
} from '@guichet/contract/mailings.contract'
import type { BodyOf, InputOf } from '@guichet/contract/route'
import type { MailingState, RecipientState } from '@guichet/domain/mailings'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export type Mailing = BodyOf<typeof getMailing>
export type MailingLine = BodyOf<typeof listMailings>['items'][number]
export type MailingReport = NonNullable<Mailing['report']>
export type MailingPreviewView = BodyOf<typeof previewMailing>
export type MailingBody = InputOf<typeof createMailing>['body']
export type Segment = InputOf<typeof countMailingAudience>['query']
export type Recipient = BodyOf<typeof listMailingRecipients>['items'][number]

const KEY = ['staff', 'mailings'] as const

interface ListInput {
  readonly q: string
  readonly state: MailingState | undefined
  readonly cursor: string | undefined
}
const given = <T extends object>(values: T) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

export const mailingsQuery = ({ q, state, cursor }: ListInput) =>
  queryOptions({
    queryKey: [...KEY, 'list', q, state, cursor],
    queryFn: async ({ signal }) =>
      (await api.call(listMailings, { query: given({ q, state, cursor }) }, { signal })).body,
    placeholderData: keepPreviousData,
  })

const WATCH_MS = 2000
/** One mailing; while it is being sent it is read again and again. */
export const mailingQuery = (id: string) =>
  queryOptions({
    queryKey: [...KEY, id],
    queryFn: async ({ signal }) => (await api.call(getMailing, { params: { id } }, { signal })).body,
    refetchInterval: ({ state }) => (state.data?.state === 'sending' ? WATCH_MS : false),
  })

export const recipientsQuery = (id: string, state: RecipientState | undefined, cursor: string | undefined) =>
  queryOptions({
    queryKey: [...KEY, id, 'recipients', state, cursor],
    queryFn: async ({ signal }) =>
      (await api.call(listMailingRecipients, { params: { id }, query: given({ state, cursor }) }, { signal }))
        .body,
    placeholderData: keepPreviousData,
  })

export const audienceQuery = (segment: Segment) =>
  queryOptions({
    queryKey: [...KEY, 'audience', segment],
    queryFn: async ({ signal }) =>
      (await api.call(countMailingAudience, { query: segment }, { signal })).body,
    placeholderData: keepPreviousData,
  })

interface Shown {
  readonly id: string
  readonly version: number
  readonly personId: string | undefined
  readonly locale: 'fr' | 'en'
}
export const previewQuery = ({ id, version, personId, locale }: Shown) =>
  queryOptions({
    queryKey: [...KEY, id, 'preview', version, personId, locale],
    queryFn: async ({ signal }) =>
      (await api.call(previewMailing, { params: { id }, query: given({ locale, personId }) }, { signal }))
        .body,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const addMailing = async (body: MailingBody, idempotencyKey: string): Promise<Mailing> =>
  (await api.call(createMailing, { body }, { idempotencyKey })).body
export const saveMailing = async ({ id, version }: Mailing, body: MailingBody): Promise<Mailing> =>
  (await api.call(updateMailing, { params: { id }, body }, { ifMatch: `"${version}"` })).body
export const dropMailing = (id: string) => api.call(deleteMailing, { params: { id } })
export const takeCopy = async (id: string, name: string, idempotencyKey: string): Promise<Mailing> =>
  (await api.call(copyMailing, { params: { id }, body: { name } }, { idempotencyKey })).body
export const tryMailing = async (
  id: string,
  body: InputOf<typeof testMailing>['body'],
  idempotencyKey: string,
) => (await api.call(testMailing, { params: { id }, body }, { idempotencyKey })).body
export const startMailing = async ({ id, version }: Mailing, at: string | null): Promise<Mailing> =>
  (await api.call(sendMailing, { params: { id }, body: { at } }, { ifMatch: `"${version}"` })).body
export const holdMailing = async (id: string): Promise<Mailing> =>
  (await api.call(stopMailing, { params: { id } })).body
export const goOnMailing = async (id: string): Promise<Mailing> =>
  (await api.call(resumeMailing, { params: { id } })).body
