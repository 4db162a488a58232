import { OPTION_CHOICES, type OptionChoice, type OptionKind } from '@guichet/domain/fiscal-options'
import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useField } from '../../../shared/forms/form-context.ts'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import classes from './options.module.css'

interface ChoicesFieldProps {
  readonly name: string
  readonly kind: OptionKind
}

/** What holds: one of a few, or of activities as many as there are. */
export function ChoicesField({ name, kind }: ChoicesFieldProps) {
  const { t } = useTranslation('declarantOptions')
  const label = t(`kinds.${kind}.question`)
  const field = useField(name, label)
  const value = field.value as readonly OptionChoice[]
  const choices: readonly OptionChoice[] = OPTION_CHOICES[kind]
  if (kind === 'activities')
    return (
      <Checkbox.Group
        id={field.id}
        tabIndex={-1}
        label={label}
        error={field.error}
        value={[...value]}
        onChange={(chosen) => field.change(choices.filter((choice) => chosen.includes(choice)))}
      >
        <div className={classes.boxes}>
          {choices.map((choice) => (
            <Checkbox
              key={choice}
              value={choice}
              label={t(`choices.${choice}.name`)}
              description={t(`choices.${choice}.note`)}
            />
          ))}
        </div>
      </Checkbox.Group>
    )
  return (
    <div id={field.id} tabIndex={-1} className={classes.cards}>
      <ChoiceCards
        legend={label}
        name={`${field.id}-choice`}
        value={value[0] ?? null}
        choices={choices.map((choice) => ({
          value: choice,
          label: t(`choices.${choice}.name`),
          description: t(`choices.${choice}.note`),
        }))}
        onChange={(choice) => field.change([choice])}
      />
      {field.error !== undefined && <p className={classes.error}>{field.error}</p>}
    </div>
  )
}
