import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { useLocale } from '../../../shared/i18n/i18n.ts'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { procedureListQuery, type RegistrationOffer } from '../api/registrations.ts'
import classes from '../create/create-page.module.css'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import { ProcedureTable } from '../procedures/procedure-table.tsx'
import type { RegisterValues } from './register-values.ts'

interface ProfileStepProps {
  readonly kit: KitForm<RegisterValues>
  readonly offer: RegistrationOffer
  readonly procedures: readonly ProcedureChoice[]
  readonly onProcedures: (choices: readonly ProcedureChoice[]) => void
}

/** Profile, and the téléprocédures that it reaches. */
export function ProfileStep({ kit, offer, procedures, onProcedures }: ProfileStepProps) {
  const { t } = useTranslation(['registration', 'accounts', 'options'])
  const format = useFormat()
  const query = useQuery(procedureListQuery(useLocale()))
  const profile = offer.profiles.find(({ code }) => code === kit.values.profileCode)
  const priceOf = (code: string) => {
    const tariff = offer.tariffs.find(({ item }) => item === `procedure:${code}`)
    return tariff && { price: t('options:price.monthly', { price: format.euros(tariff.netCents) }) }
  }
  return (
    <>
      <Section title={t('accounts:fields.profile')}>
        <ChoiceCards
          legend={t('accounts:fields.profile')}
          hideLegend
          name="profileCode"
          value={kit.values.profileCode}
          choices={offer.profiles.map(({ code, label, procedureCodes }) => ({
            ...{ value: code, label },
            description: t('registration:profile.reach', { count: procedureCodes.length }),
          }))}
          onChange={(code) => kit.change('profileCode', code)}
        />
      </Section>
      <Section title={t('accounts:create.procedures')}>
        <p className={classes.intro}>{t('registration:profile.procedures')}</p>
        <LoadState query={query}>
          {(items) => (
            <ProcedureTable
              rows={items
                .filter(({ code }) => profile?.procedureCodes.includes(code))
                .map(({ code, description, recipients, documentTypes }) => ({
                  ...{ code, description, recipients, documentTypes, ...priceOf(code) },
                }))}
              choices={procedures}
              onChange={onProcedures}
            />
          )}
        </LoadState>
      </Section>
    </>
  )
}
