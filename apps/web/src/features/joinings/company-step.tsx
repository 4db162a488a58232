import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { CompanyAnswer } from '../../shared/company/company-answer.tsx'
import { useCompanyLookup } from '../../shared/company/use-company-lookup.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { ApeField, SiretField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import classes from './join.module.css'
import type { JoinValues } from './join-values.ts'
import { PlaceFields } from './place-fields.tsx'

/** Asks the register, and takes over what it tells; what it does not tell stays as it was typed. */
function useRegister(kit: KitForm<JoinValues>) {
  const { fieldText } = useProblemText()
  return useCompanyLookup({
    siret: kit.values.siret,
    names: { firstName: kit.values.firstName, lastName: kit.values.lastName },
    onBad: (code) => kit.refuseFields({ siret: fieldText(code) }),
    onAnswer: ({ company }) => {
      kit.form.clearErrors()
      if (!company) return
      if (company.ape !== null) kit.change('ape', company.ape)
      if (company.street === null) return
      for (const part of ['street', 'complement', 'postcode', 'city'] as const)
        kit.change(`businessAddress.${part}`, company[part] ?? '')
    },
  })
}

/** The company by its SIRET, completed from the public register or by hand. */
export function CompanyStep({ kit }: { readonly kit: KitForm<JoinValues> }) {
  const { t } = useTranslation(['joining', 'company', 'me'])
  const { ask, asking, answer, error } = useRegister(kit)
  const copy = () => {
    for (const part of ['street', 'complement', 'postcode', 'city'] as const)
      kit.change(`businessAddress.${part}`, kit.values.personalAddress[part])
  }
  return (
    <>
      <Section title={t('joining:company.title')}>
        <p className={classes.intro}>{t('joining:company.intro')}</p>
        <FieldGroup legend={t('joining:company.title')} hideLegend>
          <div className={classes.lookup}>
            <SiretField name="siret" label={t('company:siret')} help={t('me:help.siret')} optional />
            <Button variant="default" loading={asking} onClick={() => void ask()}>
              {t('joining:company.search')}
            </Button>
          </div>
          {answer && <CompanyAnswer answer={answer} found={t('joining:company.found')} />}
          {error !== undefined && <ErrorNotice title={t('joining:company.failed')} error={error} />}
          <FieldRow>
            <TextField name="activity" label={t('me:fields.activity')} maxLength={200} optional />
            <ApeField name="ape" label={t('me:fields.ape')} help={t('me:help.ape')} optional />
          </FieldRow>
        </FieldGroup>
      </Section>
      <Section
        title={t('me:fields.businessAddress')}
        actions={
          <Button variant="subtle" size="compact-sm" onClick={copy}>
            {t('joining:company.copy')}
          </Button>
        }
      >
        <PlaceFields name="businessAddress" optional />
      </Section>
    </>
  )
}
