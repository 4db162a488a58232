import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { CheckField, SelectField, TextAreaField, TextField } from '../../shared/forms/fields.tsx'
import { useField, useFormState, useReadOnly } from '../../shared/forms/form-context.ts'
import { FieldRow } from '../../shared/forms/form-frame.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { profilesQuery } from './api/procedures.ts'
import classes from './catalogue.module.css'
import { type DeadlineValues, freeKey, type TypeValues } from './procedure-values.ts'

function ProfileChoice() {
  const { t } = useTranslation('catalogue')
  const field = useField('profileCodes', t('procedure.profileCodes'))
  const { data: profiles = [] } = useQuery(profilesQuery)
  const listed = profiles.filter(({ scope }) => scope === 'listed')
  const chosen = Array.isArray(field.value) ? (field.value as string[]) : []
  if (listed.length === 0) return <p>{t('procedure.noListedProfile')}</p>
  return (
    <Checkbox.Group
      id={field.id}
      label={t('procedure.profileCodes')}
      description={t('procedure.profilesHelp')}
      error={field.error}
      value={chosen}
      onChange={(next) => field.change(next.toSorted())}
    >
      <Stack gap="xs" mt="xs">
        {listed.map(({ code, label }) => (
          <Checkbox key={code} value={code} label={label} disabled={field.readOnly} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

function WordFields() {
  const { t } = useTranslation('catalogue')
  return (
    <Section title={t('procedure.words')}>
      <FieldGroup legend={t('procedure.words')} hideLegend>
        <FieldRow>
          <TextField name="descriptionFr" label={t('procedure.descriptionFr')} maxLength={300} />
          <TextField name="descriptionEn" label={t('procedure.descriptionEn')} maxLength={300} />
        </FieldRow>
        <FieldRow>
          <TextAreaField
            name="recipients"
            label={t('procedure.recipients')}
            help={t('procedure.recipientsHelp')}
            maxLength={3000}
          />
          <TextField
            name="rank"
            label={t('procedure.rank')}
            help={t('procedure.rankHelp')}
            inputMode="numeric"
            maxLength={5}
          />
        </FieldRow>
        <CheckField name="web" label={t('procedure.web')} help={t('procedure.webHelp')} />
        <ProfileChoice />
      </FieldGroup>
    </Section>
  )
}

/** Rows of a list in the form, with a way to add and to take away. */
function useRows<R extends { readonly key: number }>(name: string) {
  const form = useFormState()
  const rows = (form.valueOf(name) ?? []) as readonly R[]
  return {
    rows,
    add: (row: Omit<R, 'key'>) => form.change(name, [...rows, { key: freeKey(rows), ...row }]),
    remove: (key: number) =>
      form.change(
        name,
        rows.filter((row) => row.key !== key),
      ),
  }
}

function RemoveButton({ label, onRemove }: { readonly label: string; readonly onRemove: () => void }) {
  return (
    <Button
      type="button"
      variant="subtle"
      size="sm"
      leftSection={<IconTrash size={16} aria-hidden />}
      onClick={onRemove}
    >
      {label}
    </Button>
  )
}

function AddButton({ label, onAdd }: { readonly label: string; readonly onAdd: () => void }) {
  return (
    <div>
      <Button
        type="button"
        variant="default"
        leftSection={<IconPlus size={18} aria-hidden />}
        onClick={onAdd}
      >
        {label}
      </Button>
    </div>
  )
}

function DocumentTypeFields() {
  const { t } = useTranslation('catalogue')
  const readOnly = useReadOnly()
  const { rows, add, remove } = useRows<TypeValues>('documentTypes')
  return (
    <Section title={t('procedure.documentTypes')}>
      <Stack gap="lg">
        <p className={classes.help}>
          {rows.length === 0 ? t('procedure.noTypes') : t('procedure.documentTypesHelp')}
        </p>
        {rows.map(({ key, code }, index) => (
          <FieldGroup key={key} legend={t('procedure.type', { number: index + 1 })}>
            <FieldRow>
              <TextField
                name={`documentTypes.${index}.code`}
                label={t('procedure.typeCode')}
                maxLength={40}
                spellCheck={false}
              />
              <TextField
                name={`documentTypes.${index}.labelFr`}
                label={t('procedure.typeFr')}
                maxLength={200}
              />
              <TextField
                name={`documentTypes.${index}.labelEn`}
                label={t('procedure.typeEn')}
                maxLength={200}
              />
            </FieldRow>
            <Group justify="space-between">
              <CheckField name={`documentTypes.${index}.withdrawn`} label={t('procedure.typeWithdrawn')} />
              {!readOnly && (
                <RemoveButton
                  label={t('procedure.removeType', { code: code || index + 1 })}
                  onRemove={() => remove(key)}
                />
              )}
            </Group>
          </FieldGroup>
        ))}
        {!readOnly && (
          <AddButton
            label={t('procedure.addType')}
            onAdd={() => add({ code: '', labelFr: '', labelEn: '', withdrawn: false })}
          />
        )}
      </Stack>
    </Section>
  )
}

const NEW_DEADLINE: Omit<DeadlineValues, 'key'> = {
  labelFr: '',
  labelEn: '',
  documentType: '',
  months: '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12',
  day: '15',
  untilDay: '',
  extraDays: '0',
  working: false,
}

function DeadlineFields({ index }: { readonly index: number }) {
  const { t } = useTranslation('catalogue')
  const form = useFormState()
  const types = (form.valueOf('documentTypes') ?? []) as readonly TypeValues[]
  const path = `deadlines.${index}`
  const number = { inputMode: 'numeric', maxLength: 2 } as const
  return (
    <>
      <FieldRow>
        <TextField name={`${path}.labelFr`} label={t('procedure.deadlineFr')} maxLength={200} />
        <TextField name={`${path}.labelEn`} label={t('procedure.deadlineEn')} maxLength={200} />
      </FieldRow>
      <FieldRow>
        <SelectField
          name={`${path}.documentType`}
          label={t('procedure.deadlineType')}
          emptyLabel={t('procedure.everyType')}
          options={types.flatMap(({ code }) => (code === '' ? [] : { value: code, label: code }))}
        />
        <TextField
          name={`${path}.months`}
          label={t('procedure.months')}
          help={t('procedure.monthsHelp')}
          maxLength={60}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          name={`${path}.day`}
          label={t('procedure.day')}
          help={t('procedure.dayHelp')}
          {...number}
        />
        <TextField
          name={`${path}.untilDay`}
          label={t('procedure.untilDay')}
          help={t('procedure.untilDayHelp')}
          optional
          {...number}
        />
        <TextField name={`${path}.extraDays`} label={t('procedure.extraDays')} {...number} />
      </FieldRow>
    </>
  )
}

function DeadlineSection() {
  const { t } = useTranslation('catalogue')
  const readOnly = useReadOnly()
  const { rows, add, remove } = useRows<DeadlineValues>('deadlines')
  return (
    <Section title={t('procedure.deadlines')}>
      <Stack gap="lg">
        <p className={classes.help}>
          {rows.length === 0 ? t('procedure.noDeadlines') : t('procedure.deadlinesHelp')}
        </p>
        {rows.map(({ key }, index) => (
          <FieldGroup key={key} legend={t('procedure.deadline', { number: index + 1 })}>
            <DeadlineFields index={index} />
            <Group justify="space-between">
              <CheckField name={`deadlines.${index}.working`} label={t('procedure.working')} />
              {!readOnly && (
                <RemoveButton
                  label={t('procedure.removeDeadline', { number: index + 1 })}
                  onRemove={() => remove(key)}
                />
              )}
            </Group>
          </FieldGroup>
        ))}
        {!readOnly && <AddButton label={t('procedure.addDeadline')} onAdd={() => add(NEW_DEADLINE)} />}
      </Stack>
    </Section>
  )
}

/** All fields of a procedure but its code. */
export function ProcedureFields() {
  return (
    <>
      <WordFields />
      <DocumentTypeFields />
      <DeadlineSection />
    </>
  )
}
