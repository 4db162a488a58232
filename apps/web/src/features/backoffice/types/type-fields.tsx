import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { SelectField, TextAreaField, TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow } from '../../../shared/forms/form-frame.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { staffPartnersQuery } from '../partners/partners.ts'
import type { TypeProblem } from './type-values.ts'

/** Sentences for what the form itself finds wrong. */
export function useTypeSentences() {
  const { t } = useTranslation('membershipTypes')
  const { fieldText } = useProblemText()
  return (problems: Partial<Record<string, TypeProblem>>) =>
    Object.fromEntries(
      Object.entries(problems).flatMap(([path, code]) => {
        if (code === undefined) return []
        return [[path, code === 'required' ? fieldText(code) : t(`type.${code}`)]]
      }),
    )
}

/** Partners to choose from; one that was withdrawn only where it stands already. */
export function usePartnerOptions(current: string | null) {
  const { data: partners = [] } = useQuery(staffPartnersQuery)
  return partners
    .filter(({ id, withdrawn }) => !withdrawn || id === current)
    .map(({ id, name }) => ({ value: id, label: name }))
}

/** Names and texts in both languages, for whom, and its place. */
export function TypeFields({ partnerId }: { readonly partnerId: string | null }) {
  const { t } = useTranslation('membershipTypes')
  const partners = usePartnerOptions(partnerId)
  return (
    <Section title={t('type.words')}>
      <FieldGroup legend={t('type.words')} hideLegend>
        <FieldRow>
          <TextField name="labelFr" label={t('type.labelFr')} maxLength={100} />
          <TextField name="labelEn" label={t('type.labelEn')} maxLength={100} />
        </FieldRow>
        <FieldRow>
          <TextAreaField name="descriptionFr" label={t('type.descriptionFr')} optional maxLength={500} />
          <TextAreaField name="descriptionEn" label={t('type.descriptionEn')} optional maxLength={500} />
        </FieldRow>
        <FieldRow>
          <SelectField
            name="partnerId"
            label={t('type.partnerId')}
            help={t('type.partnerHelp')}
            emptyLabel={t('type.forAll')}
            options={partners}
          />
          <TextField
            name="rank"
            label={t('type.rank')}
            help={t('type.rankHelp')}
            inputMode="numeric"
            maxLength={5}
          />
        </FieldRow>
      </FieldGroup>
    </Section>
  )
}
