import { unknownPlaceholders } from '@guichet/domain/mailings'
import type { Mailing, MailingBody, Segment } from './api/mailings.ts'

export interface WordValues {
  subject: string
  body: string
}
export interface MailingValues {
  name: string
  segment: { state: string; typeId: string; partnerId: string; dueFrom: string; dueTo: string }
  fr: WordValues
  hasEnglish: boolean
  en: WordValues
}

const NO_WORDS: WordValues = { subject: '', body: '' }
export const NO_MAILING: MailingValues = {
  name: '',
  segment: { state: 'active', typeId: '', partnerId: '', dueFrom: '', dueTo: '' },
  fr: NO_WORDS,
  hasEnglish: false,
  en: NO_WORDS,
}

export const mailingValues = ({ name, segment, fr, en }: Mailing): MailingValues => ({
  name,
  segment: {
    state: segment.state ?? '',
    typeId: segment.typeId ?? '',
    partnerId: segment.partnerId ?? '',
    dueFrom: segment.dueFrom ?? '',
    dueTo: segment.dueTo ?? '',
  },
  fr,
  hasEnglish: en !== null,
  en: en ?? NO_WORDS,
})

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/u.test(text)

/** The filters that are set; days that are none are left out. */
export const segmentOf = ({ segment }: Pick<MailingValues, 'segment'>): Segment =>
  Object.fromEntries(
    Object.entries(segment).filter(
      ([name, value]) => value !== '' && (!name.startsWith('due') || isDay(value)),
    ),
  )

export const mailingBody = (values: MailingValues): MailingBody => ({
  name: values.name,
  segment: segmentOf(values),
  fr: values.fr,
  en: values.hasEnglish ? values.en : null,
})

export type MailingProblem =
  | { readonly code: 'required' | 'date.invalid' }
  | { readonly code: 'unknown'; readonly written: string; readonly line: number; readonly column: number }

/** What is wrong, by field. A draft may have no words yet. */
export function mailingProblems(values: MailingValues): Readonly<Record<string, MailingProblem>> {
  const texts = (['fr', 'en'] as const)
    .filter((language) => language === 'fr' || values.hasEnglish)
    .flatMap((language) =>
      (['subject', 'body'] as const).flatMap((part) => {
        const [first] = unknownPlaceholders(values[language][part])
        return first ? [[`${language}.${part}`, { code: 'unknown' as const, ...first }] as const] : []
      }),
    )
  const days = (['dueFrom', 'dueTo'] as const).flatMap((name) => {
    const value = values.segment[name]
    return value === '' || isDay(value)
      ? []
      : [[`segment.${name}`, { code: 'date.invalid' as const }] as const]
  })
  return Object.fromEntries([
    ...(values.name.trim() === '' ? [['name', { code: 'required' as const }] as const] : []),
    ...days,
    ...texts,
  ])
}
