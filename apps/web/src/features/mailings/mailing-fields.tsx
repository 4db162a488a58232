import {
  MAILING_BODY_MOST,
  MAILING_SUBJECT_MOST,
  PLACEHOLDERS,
  type Placeholder,
} from '@guichet/domain/mailings'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { DateField } from '../../shared/forms/date-field.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../shared/forms/fields.tsx'
import { fieldId, useFormState } from '../../shared/forms/form-context.ts'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { Section } from '../../shared/ui/page.tsx'
import { segmentPartnersQuery, segmentTypesQuery } from './api/segment-choices.ts'
import { Audience } from './audience.tsx'
import { type MailingProblem, type MailingValues, segmentOf } from './mailing-values.ts'
import classes from './mailings.module.css'

/** Sentences for what the form itself finds wrong. */
export function useMailingSentences() {
  const { t } = useTranslation('mailings')
  const { fieldText } = useProblemText()
  return (problems: Readonly<Record<string, MailingProblem>>) =>
    Object.fromEntries(
      Object.entries(problems).map(([path, problem]) => [
        path,
        problem.code === 'unknown' ? t('form.unknown', problem) : fieldText(problem.code),
      ]),
    )
}

/** Puts the mark of a placeholder where the cursor stands in the text. */
function Placeholders({ name }: { readonly name: string }) {
  const { t } = useTranslation('mailings')
  const state = useFormState()
  const insert = (placeholder: Placeholder) => {
    const input = document.getElementById(fieldId(state.id, name))
    const text = String(state.valueOf(name) ?? '')
    const at = input instanceof HTMLTextAreaElement ? input.selectionStart : text.length
    const isLink = placeholder.endsWith('Url')
    const mark = isLink ? `[${t(`placeholders.${placeholder}`)}]({{${placeholder}}})` : `{{${placeholder}}}`
    state.change(name, `${text.slice(0, at)}${mark}${text.slice(at)}`)
    input?.focus()
  }
  return (
    <fieldset className={classes.marks}>
      <legend>{t('form.placeholders')}</legend>
      {PLACEHOLDERS.map((placeholder) => (
        <Button
          key={placeholder}
          size="compact-sm"
          variant="default"
          onClick={() => insert(placeholder)}
          title={`{{${placeholder}}}`}
        >
          {t(`placeholders.${placeholder}`)}
        </Button>
      ))}
    </fieldset>
  )
}

function Words({ language, readOnly }: { readonly language: 'fr' | 'en'; readonly readOnly: boolean }) {
  const { t } = useTranslation('mailings')
  const label = (word: string) => `${word} (${t(`form.languages.${language}`)})`
  return (
    <>
      <TextField
        name={`${language}.subject`}
        label={label(t('form.subject'))}
        maxLength={MAILING_SUBJECT_MOST}
        autoComplete="off"
      />
      <TextAreaField
        name={`${language}.body`}
        label={label(t('form.body'))}
        help={t('form.bodyHelp')}
        maxLength={MAILING_BODY_MOST}
      />
      {!readOnly && <Placeholders name={`${language}.body`} />}
    </>
  )
}

function SegmentFields() {
  const { t } = useTranslation('mailings')
  const locale = useLocale()
  const { data: partners = [] } = useQuery(segmentPartnersQuery)
  const { data: types = [] } = useQuery(segmentTypesQuery)
  return (
    <>
      <FieldRow>
        <SelectField
          name="segment.state"
          label={t('segment.state')}
          emptyLabel={t('segment.stateAll')}
          options={(['active', 'inactive', 'ending'] as const).map((value) => ({
            value,
            label: t(`segment.states.${value}`),
          }))}
        />
        <SelectField
          name="segment.typeId"
          label={t('segment.type')}
          emptyLabel={t('segment.typeAll')}
          options={types.map(({ id, labelFr, labelEn }) => ({
            value: id,
            label: locale === 'en' ? labelEn : labelFr,
          }))}
        />
        <SelectField
          name="segment.partnerId"
          label={t('segment.partner')}
          emptyLabel={t('segment.partnerAll')}
          options={partners.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <FieldRow>
        <DateField name="segment.dueFrom" label={t('segment.dueFrom')} optional />
        <DateField name="segment.dueTo" label={t('segment.dueTo')} optional />
      </FieldRow>
    </>
  )
}

/** Name, segment with its live count, and the words in one language or two. */
export function MailingFields({ values, readOnly }: { values: MailingValues; readOnly: boolean }) {
  const { t } = useTranslation('mailings')
  return (
    <>
      <Section title={t('form.to')}>
        <div className={classes.stack}>
          <TextField
            name="name"
            label={t('form.name')}
            help={t('form.nameHelp')}
            maxLength={120}
            autoComplete="off"
          />
          <SegmentFields />
          <Audience segment={segmentOf(values)} />
        </div>
      </Section>
      <Section title={t('form.words')}>
        <div className={classes.stack}>
          <Words language="fr" readOnly={readOnly} />
          <CheckField name="hasEnglish" label={t('form.hasEnglish')} help={t('form.hasEnglishHelp')} />
          {values.hasEnglish && <Words language="en" readOnly={readOnly} />}
        </div>
      </Section>
    </>
  )
}
