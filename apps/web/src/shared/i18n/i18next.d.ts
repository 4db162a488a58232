import 'i18next'
import type { FrenchTexts } from './texts.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: FrenchTexts
  }
}
