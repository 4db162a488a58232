import { useTranslation } from 'react-i18next'
import type { AccountEvent } from './api/list-account-history.ts'

const ACTIONS = [
  'created',
  'requested',
  'registered',
  'approved',
  'refused',
  'opened',
  'closed',
  'reopened',
  'identity-updated',
  'options-updated',
  'invoicing-updated',
  'settings-updated',
  'password-reset',
  'password-changed',
  'mailbox-password-set',
  'mailbox-password-revoked',
  'person-invited',
  'invitation-withdrawn',
  'activation-sent',
  'activation-withdrawn',
  'person-joined',
  'person-rights-changed',
  'person-removed',
  'holder-changed',
  'closure-requested',
  'secondaries-exported',
  'attached',
  'detached',
  'swapped',
  'secondary-attached',
  'secondary-detached',
  'place-given',
  'primary-changed',
  'detach-proposed',
  'detach-declined',
  'detach-withdrawn',
  'attach-proposed',
  'attach-declined',
  'attach-withdrawn',
  'swap-proposed',
  'swap-declined',
  'swap-withdrawn',
] as const
type Action = (typeof ACTIONS)[number]

const FIELDS = [
  'siret',
  'siren',
  'nic',
  'companyName',
  'legalRepresentative',
  'accountType',
  'test',
  'profile',
  'state',
  'login',
  'mailboxQuota',
  'hasMailbox',
  'autonomous',
  'statements',
  'archiveSubscribed',
  'procedures',
  'useResponsibleAddress',
  'address',
  'invoicingOn',
  'invoicingAddress',
  'responsible',
  'technicalContact',
  'administrativeContact',
] as const
type Field = (typeof FIELDS)[number]

const isIn = <T extends string>(list: readonly T[], text: string): text is T =>
  list.some((each) => each === text)

/** Fields of the responsible person as the API keeps them, side by side with those of the company. */
const OF_RESPONSIBLE =
  /^(?:responsible|title|lastName|firstName|email|phone|fax|street|complement|postBox|postcode|city|country)/u

const NAMES: Readonly<Record<string, Field>> = { profileCode: 'profile' }

/** The part of the file to which a changed field belongs; undefined for what has no word on this page. */
function partOf(field: string): Field | undefined {
  const [first = ''] = field.split('.')
  if (isIn<Field>(FIELDS, first)) return first
  if (NAMES[first] !== undefined) return NAMES[first]
  if (first.startsWith('technical')) return 'technicalContact'
  if (first.startsWith('administrative')) return 'administrativeContact'
  return OF_RESPONSIBLE.test(first) ? 'responsible' : undefined
}

/** Words for what happened to an account; what is new to this page is told in general. */
export function useHistoryWords() {
  const { t } = useTranslation('accounts')
  return {
    /** "Par Camille Martin (nos services)". */
    byText(kind: AccountEvent['actorKind'], name: string | null): string {
      return name === null || kind === 'self' || kind === 'system'
        ? t(`history.by.${kind}`)
        : t(`history.byName.${kind}`, { name })
    },
    actionText(action: string, other: string | null): string {
      const [area, ...rest] = action.split('.')
      const name = rest.join('.')
      return area === 'account' && isIn<Action>(ACTIONS, name)
        ? t(`history.actions.${name}`, { other: other ?? '' })
        : t('history.other')
    },
    /** The parts of the file that changed, each once: telephone and e-mail of one person are one. */
    fieldsText(fields: readonly string[]): string {
      const parts = new Set(fields.map(partOf).filter((part) => part !== undefined))
      return [...parts].map((part) => t(`history.parts.${part}`)).join(', ')
    },
  }
}
