import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import type { AccountOptions } from '../api/get-options.ts'
import { isProcedurePath, NOT_CHOSEN, type OptionsPath, PROCEDURE_PATH, WHOLLY } from './option-values.ts'

type Price = AccountOptions['prices']['mailbox']

/** Options and their values in words. */
export function useOptionsWords() {
  const { t } = useTranslation(['options', 'shell'])
  const format = useFormat()
  const NAMES = {
    mailboxQuota: t('options:quota.label'),
    hasMailbox: t('options:mailbox.label'),
    autonomous: t('options:procedures.autonomous'),
    'statements.subscribed': t('options:statements.title'),
    'statements.collectionAlert': t('options:statements.alert'),
    'statements.statementMailbox': t('options:statements.mailbox'),
    archiveSubscribed: t('options:archive.title'),
  }
  return {
    nameOf: (path: OptionsPath): string =>
      isProcedurePath(path) ? path.slice(PROCEDURE_PATH.length) : NAMES[path],
    wordsOf: (path: OptionsPath, text: string): string => {
      if (path === 'mailboxQuota') return text
      if (path === 'statements.statementMailbox')
        return t(text === 'dedicated' ? 'options:statements.dedicatedName' : 'options:statements.defaultName')
      if (!isProcedurePath(path)) return text === 'true' ? t('shell:list.yes') : t('shell:list.no')
      if (text === NOT_CHOSEN) return t('options:procedures.notChosen')
      return text === WHOLLY ? t('options:procedures.wholly') : text.slice(1).split(',').join(', ')
    },
    priceOf: (price: Price): string =>
      price === null
        ? t('options:price.free')
        : t('options:price.monthly', { price: format.euros(price.netCents) }),
  }
}
