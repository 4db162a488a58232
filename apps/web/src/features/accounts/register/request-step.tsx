import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { SelectField } from '../../../shared/forms/fields.tsx'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { Section } from '../../../shared/ui/page.tsx'
import classes from '../create/create-page.module.css'
import { ACCOUNT_TYPES } from '../secondary-filters.ts'
import type { RegisterValues } from './register-values.ts'

interface RequestStepProps {
  readonly kit: KitForm<RegisterValues>
  readonly approval: 'automatic' | 'staff'
  readonly signedIn: boolean
}

/** "Ouvrir un compte": what one comes for, what it takes, and what follows. */
export function RequestStep({ kit, approval, signedIn }: RequestStepProps) {
  const { t } = useTranslation(['registration', 'accounts'])
  const after = signedIn ? 'signedIn' : 'newcomer'
  return (
    <Section title={t('registration:request.title')}>
      <p className={classes.intro}>{t('registration:request.body')}</p>
      <p className={classes.intro}>
        {t('registration:request.needed')} {t(`registration:request.after.${approval}.${after}`)}
      </p>
      <FieldGroup legend={t('registration:request.title')} hideLegend>
        <div className={classes.short}>
          <SelectField
            {...kit.field('accountType')}
            label={t('accounts:fields.accountType')}
            options={ACCOUNT_TYPES.map((value) => ({ value, label: t(`accounts:types.${value}`) }))}
          />
        </div>
      </FieldGroup>
    </Section>
  )
}
