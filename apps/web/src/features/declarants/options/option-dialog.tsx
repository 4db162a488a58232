import {
  askBy,
  type OptionChoice,
  type OptionFacts,
  type OptionKind,
  type OptionStatement,
  optionFaults,
  optionOn,
} from '@guichet/domain/fiscal-options'
import { isLocalDate } from '@guichet/domain/local-date'
import { Button, Group } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { DateField } from '../../../shared/forms/date-field.tsx'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { UnsavedGuard } from '../../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { Dialog } from '../../../shared/ui/dialog.tsx'
import { declarantCompanyQuery } from '../api/company.ts'
import { declarantOptionsQuery, recordOption } from '../api/options.ts'
import companyClasses from '../declarants.module.css'
import { ChoicesField } from './choices-field.tsx'
import { Consequences } from './consequences.tsx'

interface Values {
  choices: OptionChoice[]
  startsOn: string
  askedOn: string
}
interface OptionDialogProps {
  readonly kind: OptionKind
  readonly facts: OptionFacts
  readonly version: number
  readonly onClose: () => void
}

/** Says what holds from a day on; what follows is told before it is saved. */
export function OptionDialog({ kind, facts, version, onClose }: OptionDialogProps) {
  const { t } = useTranslation(['declarantOptions', 'common'])
  const format = useFormat()
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const held = optionOn(facts.statements, kind, facts.today)?.statement
  const saidIn = ({ choices, startsOn, askedOn }: Values) => ({
    ...{ kind, choices, startsOn, askedOn: askedOn === '' ? null : askedOn },
  })
  const kit = useKitForm<Values>({
    initialValues: {
      choices: [...(held?.choices ?? [])],
      // Said for the first time, it has held since the beginning more often than not.
      startsOn: held ? '' : (facts.begunOn ?? ''),
      askedOn: '',
    },
    validate: (values) =>
      Object.fromEntries(
        optionFaults(saidIn(values), facts).map(({ field, code }) => [field, fieldText(code)]),
      ),
    save: async (values) => {
      const after = await recordOption(saidIn(values), version).catch(async (error: unknown) => {
        // Changed elsewhere meanwhile: a second try is made on what stands now.
        await queries.invalidateQueries({ queryKey: declarantOptionsQuery.queryKey })
        throw error
      })
      queries.setQueryData(declarantOptionsQuery.queryKey, after)
      await queries.invalidateQueries({ queryKey: declarantCompanyQuery.queryKey })
      // What is to be declared, and at which rates, follows from what is said.
      await queries.invalidateQueries({ queryKey: ['declarations'] })
    },
    onSaved: onClose,
  })
  const said: OptionStatement = saidIn(kit.values)
  const isWhole = isLocalDate(said.startsOn) && said.choices.length > 0
  const last = isWhole ? askBy(said, facts.begunOn) : null
  const isEndOfFlat = said.choices.includes('scale')
  const askedHelp = isEndOfFlat ? 'form.endedHelp' : (`form.askedHelp.${kind}` as const)
  return (
    <Dialog title={t(`kinds.${kind}.title`)} onClose={onClose} size="lg">
      <UnsavedGuard when={kit.dirty && !kit.saved} />
      <FormFrame kit={kit} label={t(`kinds.${kind}.title`)}>
        <p className={companyClasses.text}>{t(`kinds.${kind}.about`)}</p>
        <ChoicesField name="choices" kind={kind} />
        <DateField
          {...kit.field('startsOn')}
          label={t('form.startsOn')}
          {...(facts.begunOn !== null && {
            help: t('form.startsOnHelp', { date: format.day(facts.begunOn) }),
          })}
        />
        {last !== null && (
          <DateField
            {...kit.field('askedOn')}
            label={t('form.askedOn')}
            optional={isEndOfFlat}
            help={t(askedHelp, { date: format.day(last) })}
          />
        )}
        <Consequences said={said} facts={facts} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={kit.busy}>
            {t('form.save')}
          </Button>
        </Group>
      </FormFrame>
    </Dialog>
  )
}
