import { consequencesOf, type LifeEventKind } from '@guichet/domain/life-events'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PlaceStreetField } from '../../shared/accounts/place-street-field.tsx'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { CompanyAnswer } from '../../shared/company/company-answer.tsx'
import { useCompanyLookup } from '../../shared/company/use-company-lookup.ts'
import { useFormat } from '../../shared/format/format.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { ApeField, PostcodeField, SiretField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import type { KitForm } from '../../shared/forms/use-kit-form.ts'
import { ChoiceCards } from '../../shared/ui/choice-cards.tsx'
import { ErrorNotice } from '../../shared/ui/error-notice.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import type { Outlook } from './api/life-events.ts'
import { type EventValues, isDated, PLACES } from './event-values.ts'
import classes from './life-events.module.css'

interface EventFieldsProps {
  readonly kit: KitForm<EventValues>
  readonly outlook: Outlook
  readonly kinds: readonly LifeEventKind[]
  readonly isStaff?: boolean
}

/** What follows, in words, before anything is confirmed. */
function Consequences({ values, outlook }: { readonly values: EventValues; readonly outlook: Outlook }) {
  const { t } = useTranslation('lifeEvents')
  const format = useFormat()
  const siret = values.siret.replaceAll(/[\s.]/gu, '')
  const found = consequencesOf({ ...values, siret: siret.length === 14 ? siret : null }, outlook)
  const words = {
    until: outlook.memberUntil === null ? '' : format.day(outlook.memberUntil, 'long'),
    withdrawal: outlook.withdrawalUntil === null ? '' : format.day(outlook.withdrawalUntil, 'long'),
    number: format.count(outlook.subscriptions),
  }
  return (
    <Notice tone="info" title={t('follows')}>
      <ul className={classes.follows}>
        {found.map((each) => (
          <li key={each}>{t(`consequences.${each}`, words)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function MoveFields({ kit }: Pick<EventFieldsProps, 'kit'>) {
  const { t } = useTranslation(['lifeEvents', 'me'])
  return (
    <>
      <ChoiceCards
        legend={t('place.legend')}
        name={`${kit.id}-place`}
        value={kit.values.place}
        choices={PLACES.map((value) => ({ value, label: t(`place.${value}`) }))}
        onChange={(place) => kit.change('place', place)}
      />
      <PlaceStreetField label={t('me:fields.street')} autoComplete="address-line1" />
      <TextField
        {...kit.field('complement')}
        label={t('me:fields.complement')}
        autoComplete="address-line2"
        maxLength={200}
        optional
      />
      <FieldRow>
        <PostcodeField
          {...kit.field('postcode')}
          label={t('me:fields.postcode')}
          autoComplete="postal-code"
        />
        <TextField
          {...kit.field('city')}
          label={t('me:fields.city')}
          autoComplete="address-level2"
          maxLength={100}
        />
      </FieldRow>
    </>
  )
}

/** Another number, and what the register says of it: it is looked up before anything is told. */
function SiretFields({ kit }: Pick<EventFieldsProps, 'kit'>) {
  const { t } = useTranslation(['lifeEvents', 'me', 'company'])
  const { fieldText } = useProblemText()
  const { ask, asking, answer, error } = useCompanyLookup({
    siret: kit.values.siret,
    onBad: (code) => kit.refuseFields({ siret: fieldText(code) }),
    onAnswer: ({ company }) => {
      kit.form.clearErrors()
      if (company?.ape) kit.change('ape', company.ape)
    },
  })
  return (
    <>
      <FieldRow>
        <SiretField {...kit.field('siret')} label={t('newSiret')} help={t('me:help.siret')} />
        <ApeField {...kit.field('ape')} label={t('me:fields.ape')} help={t('me:help.ape')} optional />
      </FieldRow>
      <div>
        <Button variant="default" size="sm" loading={asking} onClick={() => void ask()}>
          {t('company:lookup.action')}
        </Button>
      </div>
      {answer && <CompanyAnswer answer={answer} found={t('company:lookup.found')} />}
      {error !== undefined && <ErrorNotice title={t('company:lookup.failed')} error={error} />}
    </>
  )
}

/** The kind of an event, what is asked about it, and what follows. */
export function EventFields({ kit, outlook, kinds, isStaff = false }: EventFieldsProps) {
  const { t } = useTranslation(['lifeEvents', 'me'])
  const { values } = kit
  const { kind } = values
  return (
    <div className={classes.fields}>
      <ChoiceCards
        legend={t('kindLegend')}
        name={`${kit.id}-kind`}
        value={kind}
        columns
        choices={kinds.map((value) => ({
          value,
          label: t(`kinds.${value}`),
          ...(!isStaff && { description: t(`about.${value}`) }),
        }))}
        onChange={(next) => kit.change('kind', next)}
      />
      {kind === 'move' && <MoveFields kit={kit} />}
      {kind === 'new-siret' && <SiretFields kit={kit} />}
      {kind === 'resignation' && outlook.memberUntil !== null && (
        <ChoiceCards
          legend={t('when.legend')}
          name={`${kit.id}-when`}
          value={values.atOnce ? 'at-once' : 'end'}
          choices={(['end', 'at-once'] as const).map((value) => ({ value, label: t(`when.${value}`) }))}
          onChange={(value) => kit.change('atOnce', value === 'at-once')}
        />
      )}
      {isDated(kind) && <DateField {...kit.field('happensOn')} label={t(`dates.${kind as 'move'}`)} />}
      <TextField
        {...kit.field('comment')}
        label={t(isStaff ? 'source' : 'comment')}
        {...(isStaff && { help: t('sourceHelp') })}
        maxLength={500}
        autoComplete="off"
        optional={!isStaff}
      />
      <Consequences values={values} outlook={outlook} />
    </div>
  )
}
