import { OWN_EXPORT_HOURS } from '@guichet/contract/own-exports.contract'
import { WHOLE_EXPORT_HOURS } from '@guichet/contract/whole-exports.contract'

export const WRITE_EXPORTS = 'write-whole-exports'
export const WRITE_OWN_EXPORTS = 'write-own-exports'

/** What differs between exports of everything and those of what is held about one person. */
export const EXPORT_KINDS = {
  whole: {
    ...{ hours: WHOLE_EXPORT_HOURS, subject: 'whole-export', ready: 'whole-export-ready' },
    ...{ path: '/admin/export', fileName: 'guichet' },
  },
  own: {
    ...{ hours: OWN_EXPORT_HOURS, subject: 'own-export', ready: 'own-export-ready' },
    ...{ path: '/confidentialite', fileName: 'mes-donnees' },
  },
} as const
