import { ApiError } from '@guichet/client'
import { REMINDER_CHANNELS, REMINDER_MOST_STEPS } from '@guichet/domain/reminders'
import { Button, Group } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { CheckField, SelectField, TextField } from '../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { EmptyState } from '../../shared/ui/empty-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { type ScheduleFile, saveSchedule, scheduleQuery } from './api/schedule.ts'
import classes from './reminders.module.css'
import { newStep, type StepValues, stepErrors, toBody, toValues, usualSteps } from './step-values.ts'

const CHANNEL_WORDS = { mail: 'channelMail', sms: 'channelSms', both: 'channelBoth' } as const

interface StepFieldsProps {
  readonly step: StepValues
  readonly index: number
  readonly onRemove: (() => void) | undefined
}

function StepFields({ step, index, onRemove }: StepFieldsProps) {
  const { t } = useTranslation('reminders')
  const format = useFormat()
  const number = index + 1
  const name = (field: string) => `steps.${index}.${field}`
  return (
    <FieldGroup legend={t('staff.step', { number })}>
      <FieldRow>
        {step.moment !== 'on' && (
          <TextField
            name={name('offsetDays')}
            label={t('staff.days')}
            inputMode="numeric"
            maxLength={3}
            autoComplete="off"
          />
        )}
        <SelectField
          name={name('moment')}
          label={t('staff.when')}
          options={[
            { value: 'before', label: t('staff.before') },
            { value: 'on', label: t('staff.onDay') },
            { value: 'after', label: t('staff.after') },
          ]}
        />
        <SelectField
          name={name('channel')}
          label={t('staff.channel')}
          options={REMINDER_CHANNELS.map((value) => ({ value, label: t(`staff.${CHANNEL_WORDS[value]}`) }))}
        />
      </FieldRow>
      <Group justify="space-between">
        <CheckField
          name={name('enabled')}
          label={t('staff.enabled')}
          {...(step.activeSince !== null && {
            help: t('staff.since', { date: format.day(step.activeSince) }),
          })}
        />
        {onRemove && (
          <Button
            variant="subtle"
            size="sm"
            leftSection={<IconTrash size={16} aria-hidden />}
            aria-label={t('staff.removeNamed', { number })}
            onClick={onRemove}
          >
            {t('staff.remove')}
          </Button>
        )}
      </Group>
    </FieldGroup>
  )
}

interface ScheduleFormProps {
  readonly file: ScheduleFile
  readonly mayEdit: boolean
  readonly onSaved: () => void
  /** Somebody else has saved it: what is typed here is given up for what is there now. */
  readonly onReload: () => void
}

/** The steps of the schedule, changed and saved together. */
export function ScheduleForm({ file, mayEdit, onSaved, onReload }: ScheduleFormProps) {
  const { t } = useTranslation('reminders')
  const queries = useQueryClient()
  const kit = useKitForm<{ steps: StepValues[] }>({
    initialValues: { steps: [...toValues(file.schedule).steps] },
    validate: (values) =>
      stepErrors(values, { daysWanted: t('staff.daysWanted'), repeated: t('staff.repeated') }),
    save: async (values) => {
      const saved = await saveSchedule(file, toBody(values))
      queries.setQueryData(scheduleQuery.queryKey, saved)
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: scheduleQuery.queryKey }).catch(() => undefined)
      onSaved()
    },
  })
  const { steps } = kit.values
  const setSteps = (next: readonly StepValues[]) => kit.change('steps', [...next])
  const wasChanged = kit.failure instanceof ApiError && kit.failure.code === 'resource.changed'
  return (
    <FormFrame kit={kit} readOnly={!mayEdit}>
      {wasChanged && (
        <Notice
          tone="warning"
          title={t('staff.changed')}
          actions={
            <Button size="sm" variant="default" onClick={onReload}>
              {t('staff.reload')}
            </Button>
          }
        />
      )}
      {steps.length === 0 && (
        <EmptyState
          title={t('staff.emptyTitle')}
          action={
            mayEdit && (
              <Button variant="default" onClick={() => setSteps(usualSteps())}>
                {t('staff.usual')}
              </Button>
            )
          }
        >
          {t('staff.emptyBody')}
        </EmptyState>
      )}
      <div className={classes.steps}>
        {steps.map((step, index) => (
          <StepFields
            key={step.key}
            step={step}
            index={index}
            onRemove={mayEdit ? () => setSteps(steps.filter(({ key }) => key !== step.key)) : undefined}
          />
        ))}
      </div>
      {mayEdit && (
        <>
          <div>
            <Button
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              disabled={steps.length >= REMINDER_MOST_STEPS}
              onClick={() => setSteps([...steps, newStep(7)])}
            >
              {t('staff.add')}
            </Button>
          </div>
          <p className={classes.help}>{t('staff.rule')}</p>
          <SaveBar />
        </>
      )}
    </FormFrame>
  )
}
