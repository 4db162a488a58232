import { getLegalText } from '@guichet/contract/legal-texts.contract'
import type { BodyOf } from '@guichet/contract/route'
import { queryOptions } from '@tanstack/react-query'
import type { Locale } from '../i18n/locale.ts'
import { api } from './client.ts'

export type LegalText = BodyOf<typeof getLegalText>
export type LegalTextKind = LegalText['kind']

/** A public text in the language of the page; the version that counts unless one is named. */
export const legalTextQuery = (kind: LegalTextKind, locale: Locale, version?: string) =>
  queryOptions({
    queryKey: ['legal-texts', kind, locale, version],
    queryFn: async ({ signal }) => {
      const query = version === undefined ? {} : { version }
      return (await api.call(getLegalText, { params: { kind }, query }, { signal })).body
    },
    staleTime: 60_000,
  })
