import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { SelectField, TextField } from '../../shared/forms/fields.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { JoiningOffer } from './api/joinings.ts'
import classes from './join.module.css'
import type { JoinValues } from './join-values.ts'

interface MembershipStepProps {
  readonly kit: KitForm<JoinValues>
  readonly offer: JoiningOffer
}

/** Type with its amount, partner, referral code, and the days that the membership will have. */
export function MembershipStep({ kit, offer }: MembershipStepProps) {
  const { t } = useTranslation(['joining', 'me', 'memberships'])
  const format = useFormat()
  const { values } = kit
  const { types } = offer
  const chosen = types.find(({ id }) => id === values.typeId)
  const choosePartner = offer.partners.length > 0
  return (
    <>
      {choosePartner && (
        <Section title={t('me:fields.partnerId')}>
          <FieldGroup legend={t('me:fields.partnerId')} hideLegend>
            <SelectField
              name="partnerId"
              label={t('me:fields.partnerId')}
              help={t('me:help.partnerId')}
              emptyLabel={t('joining:membership.noPartner')}
              options={offer.partners.map(({ id, name }) => ({ value: id, label: name }))}
              optional
            />
          </FieldGroup>
        </Section>
      )}
      <Section title={t('memberships:renewal.step.type')}>
        <ChoiceCards
          legend={t('memberships:renewal.step.type')}
          hideLegend
          name="typeId"
          value={values.typeId}
          choices={types.map((type) => ({
            value: type.id,
            label: type.label,
            ...(type.description !== '' && { description: type.description }),
            aside: format.euros(type.amountCents),
          }))}
          onChange={(id) => kit.change('typeId', id)}
        />
        {kit.errors.typeId !== undefined && (
          <div className={classes.under}>
            <Notice tone="danger" role="alert" title={String(kit.errors.typeId)} />
          </div>
        )}
        {chosen && (
          <p className={classes.note} aria-live="polite">
            {t('joining:membership.dates', {
              from: format.day(chosen.startsOn, 'long'),
              to: format.day(chosen.endsOn, 'long'),
            })}
          </p>
        )}
      </Section>
      <Section title={t('me:fields.referralCode')}>
        <FieldGroup legend={t('me:fields.referralCode')} hideLegend>
          <TextField
            name="referralCode"
            label={t('me:fields.referralCode')}
            help={t('joining:membership.referralHelp')}
            autoComplete="off"
            maxLength={40}
            spellCheck={false}
            optional
          />
        </FieldGroup>
      </Section>
    </>
  )
}
