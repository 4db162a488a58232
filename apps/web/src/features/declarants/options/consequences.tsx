import {
  acreEnd,
  acreShare,
  FLAT_TAX_BPS,
  firstDeclarationBy,
  flatTaxLimit,
  type OptionFacts,
  type OptionStatement,
  optionOn,
  SIMPLIFIED_VAT_ENDS,
  vatThresholds,
} from '@guichet/domain/fiscal-options'
import { isLocalDate, type LocalDate } from '@guichet/domain/local-date'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Notice } from '../../../shared/ui/notice.tsx'

/** What follows from each choice that is told by figures of its day. */
function useFigures({ begunOn, today, statements }: OptionFacts) {
  const { t } = useTranslation('declarantOptions')
  const format = useFormat()
  return {
    flat: (startsOn: LocalDate) => {
      const said = optionOn(statements, 'activities', startsOn)?.statement.choices ?? []
      const rates = (['sales', 'services', 'liberal'] as const).filter(
        (of) =>
          said.length === 0 || said.includes(of) || (of === 'liberal' && said.includes('liberal-cipav')),
      )
      const year = Number(startsOn.slice(0, 4))
      const limit = flatTaxLimit(year)
      const listed = rates.map((of) => t(`rates.${of}`, { rate: format.count(FLAT_TAX_BPS[of] / 100) }))
      return [
        t(rates.length === 0 ? 'follows.flatPlain' : 'follows.flat', { rates: listed.join(', ') }),
        ...(limit
          ? [t('follows.limit', { year, income: limit.incomeYear, limit: format.count(limit.euros) })]
          : []),
        t('follows.flatEnds'),
      ]
    },
    franchise: (startsOn: LocalDate) => {
      const { sales, services } = vatThresholds(startsOn < today ? today : startsOn) ?? {}
      const figures = sales &&
        services && {
          ...{ sales: format.count(sales.base), services: format.count(services.base) },
          ...{ salesMajor: format.count(sales.major), servicesMajor: format.count(services.major) },
        }
      return [t('follows.franchise'), ...(figures ? [t('follows.thresholds', figures)] : [])]
    },
    granted: (startsOn: LocalDate) => [
      t('follows.granted', {
        share: acreShare(startsOn),
        date: format.day(acreEnd(startsOn), 'long'),
      }),
      t('follows.grantedNot'),
    ],
    frequency: (choice: 'monthly' | 'quarterly', startsOn: LocalDate) => {
      const first = startsOn === begunOn ? firstDeclarationBy(startsOn, choice) : null
      return [
        t(`follows.${choice}`),
        ...(first !== null && first >= today
          ? [t('follows.first', { date: format.day(first, 'long') })]
          : []),
        t('follows.zero'),
      ]
    },
  }
}

/** What follows from what is about to be said, a sentence each; none before it makes sense. */
function useConsequences(
  { kind, choices, startsOn }: OptionStatement,
  facts: OptionFacts,
): readonly string[] {
  const { t } = useTranslation('declarantOptions')
  const figures = useFigures(facts)
  const [choice] = choices
  if (choice === undefined || !isLocalDate(startsOn)) return []
  if (kind === 'activities')
    return [t('follows.activities'), ...(choices.includes('craft') ? [t('follows.craft')] : [])]
  switch (choice) {
    case 'flat':
    case 'franchise':
    case 'granted':
      return figures[choice](startsOn)
    case 'monthly':
    case 'quarterly':
      return figures.frequency(choice, startsOn)
    case 'simplified':
      return [
        ...[t('follows.charged'), t('follows.simplified')],
        ...(startsOn < SIMPLIFIED_VAT_ENDS ? [t('follows.simplifiedEnds')] : []),
      ]
    case 'normal':
      return [t('follows.charged'), t('follows.normal')]
    case 'scale':
    case 'none':
      return [t(`follows.${choice}`)]
    default:
      return []
  }
}

interface ConsequencesProps {
  readonly said: OptionStatement
  readonly facts: OptionFacts
}

/** Said before anything is saved. */
export function Consequences({ said, facts }: ConsequencesProps) {
  const { t } = useTranslation('declarantOptions')
  const sentences = useConsequences(said, facts)
  return (
    <div aria-live="polite">
      {sentences.length > 0 && (
        <Notice tone="info" title={t('follows.title')}>
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </div>
  )
}
