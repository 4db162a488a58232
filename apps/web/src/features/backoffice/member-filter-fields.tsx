import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { FilterSelect } from '../../shared/ui/filter-select.tsx'
import type { ViewBody } from './api/member-views.ts'
import { staffPartnersQuery } from './partners/partners.ts'
import { typesQuery } from './types/membership-types.ts'
import { DUE_WORDS, wordOfPeriod } from './views/view-state.ts'

interface MemberFilterFieldsProps {
  readonly filters: ViewBody['filters']
  readonly onChange: (changes: Readonly<Record<string, string | undefined>>) => void
}

/** By state, due date, type, partner, possible doubles, and companies to look at. */
export function MemberFilterFields({ filters, onChange }: MemberFilterFieldsProps) {
  const { t } = useTranslation(['backoffice', 'company'])
  const locale = useLocale()
  const { data: partners = [] } = useQuery(staffPartnersQuery)
  const { data: types = [] } = useQuery(typesQuery)
  return (
    <>
      <FilterSelect
        label={t('members.state')}
        allLabel={t('members.stateAll')}
        value={filters.state}
        options={[
          { value: 'active', label: t('members.stateActive') },
          { value: 'inactive', label: t('members.stateInactive') },
          { value: 'ending', label: t('members.stateEnding') },
        ]}
        onChange={(etat) => onChange({ etat })}
      />
      <FilterSelect
        label={t('members.due')}
        allLabel={t('members.dueAll')}
        value={wordOfPeriod(filters.due)}
        options={DUE_WORDS.map((value) => ({ value, label: t(`members.duePeriods.${value}`) }))}
        onChange={(echeance) => onChange({ echeance })}
      />
      <FilterSelect
        label={t('members.type')}
        allLabel={t('members.typeAll')}
        value={filters.typeId}
        options={types.map(({ id, labelFr, labelEn }) => ({
          value: id,
          label: locale === 'en' ? labelEn : labelFr,
        }))}
        onChange={(type) => onChange({ type })}
      />
      <FilterSelect
        label={t('members.partner')}
        allLabel={t('members.partnerAll')}
        value={filters.partnerId}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(partenaire) => onChange({ partenaire })}
      />
      <FilterSelect
        label={t('members.doubles')}
        allLabel={t('members.doublesAll')}
        value={filters.double}
        options={[{ value: 'siret', label: t('members.doublesSiret') }]}
        onChange={(doubles) => onChange({ doubles })}
      />
      <FilterSelect
        label={t('company:filter')}
        allLabel={t('company:filterAll')}
        value={filters.company}
        options={[{ value: 'to-check', label: t('company:filterToCheck') }]}
        onChange={(entreprise) => onChange({ entreprise })}
      />
      <FilterSelect
        label={t('members.mail')}
        allLabel={t('members.mailAll')}
        value={filters.email}
        options={[
          { value: 'none', label: t('members.mailNone') },
          { value: 'undeliverable', label: t('members.mailUndeliverable') },
        ]}
        onChange={(courriel) => onChange({ courriel })}
      />
    </>
  )
}
