import { formatSiret } from '@guichet/domain/identifiers'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { CheckField } from '../../shared/forms/fields.tsx'
import { type Fact, Facts } from '../../shared/ui/facts.tsx'
import { Section } from '../../shared/ui/page.tsx'
import type { JoiningOffer } from './api/joinings.ts'
import classes from './join.module.css'
import type { JoinValues, Step } from './join-values.ts'

interface JoinSummaryProps {
  readonly values: JoinValues
  readonly offer: JoiningOffer
  readonly signedIn: boolean
  readonly onShow: (step: Step) => void
}

/** An address on one line; nothing where none was given. */
const placeLine = ({ street, complement, postcode, city }: JoinValues['personalAddress']): string =>
  [street, complement, `${postcode} ${city}`].filter((part) => part.trim() !== '').join(', ')

/** What is asked for, what it costs and when it runs, and the terms, before it is sent. */
export function JoinSummary({ values, offer, signedIn, onShow }: JoinSummaryProps) {
  const { t } = useTranslation(['joining', 'company', 'me', 'memberships'])
  const format = useFormat()
  const type = offer.types.find(({ id }) => id === values.typeId)
  const partner = offer.partners.find(({ id }) => id === values.partnerId)
  const change = (step: Step) => (
    <Button variant="subtle" size="compact-sm" onClick={() => onShow(step)}>
      {t('joining:change')}
    </Button>
  )
  const optional = (label: string, value: string): Fact[] => (value === '' ? [] : [{ label, value }])
  const terms = t('joining:terms.title')
  return (
    <>
      <Section title={t('joining:steps.identite')} actions={change('identite')}>
        <Facts
          facts={[
            { label: t('me:fields.lastName'), value: `${values.lastName} ${values.firstName}` },
            { label: t('me:fields.email'), value: values.email },
            ...optional(t('me:fields.phone'), values.phone),
            { label: t('me:fields.personalAddress'), value: placeLine(values.personalAddress) },
          ]}
        />
      </Section>
      <Section title={t('joining:steps.entreprise')} actions={change('entreprise')}>
        <Facts
          facts={[
            {
              label: t('company:siret'),
              value: values.siret === '' ? t('joining:summary.noSiret') : formatSiret(values.siret),
            },
            ...optional(t('me:fields.activity'), values.activity),
            ...optional(t('me:fields.ape'), values.ape),
            ...optional(t('me:fields.businessAddress'), placeLine(values.businessAddress)),
          ]}
        />
      </Section>
      <Section title={t('joining:steps.adhesion')} actions={change('adhesion')}>
        <p className={classes.amount}>{format.euros(type?.amountCents ?? 0)}</p>
        <Facts
          facts={[
            { label: t('memberships:renewal.step.type'), value: type?.label ?? '' },
            ...optional(t('me:fields.partnerId'), partner?.name ?? ''),
            ...optional(t('me:fields.referralCode'), values.referralCode),
            {
              label: t('joining:summary.period'),
              value: t('memberships:renewal.fromTo', {
                from: format.day(type?.startsOn ?? offer.today, 'long'),
                to: format.day(type?.endsOn ?? offer.today, 'long'),
              }),
            },
          ]}
        />
        <p className={classes.note}>{t('joining:summary.dates')}</p>
      </Section>
      <Section title={terms}>
        <ol>
          {offer.terms.paragraphs.map((paragraph) => (
            <li key={paragraph}>{paragraph}</li>
          ))}
        </ol>
        <FieldGroup legend={terms} hideLegend>
          <CheckField
            name="accepted"
            label={t('joining:terms.accept')}
            help={t('joining:terms.version', { version: offer.terms.version })}
          />
        </FieldGroup>
        <p className={classes.note}>{t(signedIn ? 'joining:summary.nextOwn' : 'joining:summary.next')}</p>
      </Section>
    </>
  )
}
