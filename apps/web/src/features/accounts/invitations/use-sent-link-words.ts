import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import type { SentLink } from '../api/account-persons.ts'
import { useHistoryWords } from '../use-history-words.ts'

/** By whom a link was sent, and until when it serves. */
export function useSentLinkWords() {
  const { t } = useTranslation('accountPersons')
  const format = useFormat()
  const { byText } = useHistoryWords()
  return ({ expiresAt, lapsed, sentByKind, sentByName }: SentLink) => {
    const date = `${format.instantDay(expiresAt, 'long')}, ${format.instantTime(expiresAt)}`
    return {
      by: `${byText(sentByKind, sentByName)}.`,
      until: lapsed ? t('invitedLapsed', { date }) : t('invitedUntil', { date }),
    }
  }
}
