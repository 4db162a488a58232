import { saveHelpText } from '@guichet/contract/catalogue.contract'
import type { HelpKey } from '@guichet/domain/help-keys'
import { api } from '../../../shared/api/client.ts'

export interface HelpTexts {
  readonly textFr: string
  readonly textEn: string
}

/** Writes the text behind a "?"; empty texts bring back the one of the portal. */
export const putHelpText = (key: HelpKey, texts: HelpTexts) =>
  api.call(saveHelpText, { params: { key }, body: texts })
