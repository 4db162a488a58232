import { MEMBERSHIP_KINDS } from '@guichet/domain/membership-terms'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router-dom'
import { newRequestKey } from '../../../shared/browser/request-key.ts'
import { TextField } from '../../../shared/forms/fields.tsx'
import { FieldRow, FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useKitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { BackButton } from '../../../shared/ui/back-button.tsx'
import { ChoiceCards } from '../../../shared/ui/choice-cards.tsx'
import { Page, Section } from '../../../shared/ui/page.tsx'
import { addType, type StaffType } from './membership-types.ts'
import { TypeFields, useTypeSentences } from './type-fields.tsx'
import { type NewTypeValues, NO_TYPE, newTypeBody, newTypeProblems } from './type-values.ts'
import classes from './types.module.css'
import { useTypeWords } from './use-type-words.ts'

function NewTypeForm() {
  const { t } = useTranslation('membershipTypes')
  const queries = useQueryClient()
  const sentences = useTypeSentences()
  const { ruleHelp } = useTypeWords()
  const [created, setCreated] = useState<StaffType>()
  // One key for one content: what is sent again after a lost answer is the same request.
  const keys = useRef(new Map<string, string>())
  const kit = useKitForm<NewTypeValues>({
    initialValues: NO_TYPE,
    validate: (values) => sentences(newTypeProblems(values)),
    aliases: { amountCents: 'amount' },
    save: async (values) => {
      const body = newTypeBody(values)
      const content = JSON.stringify(body)
      const key = keys.current.get(content) ?? newRequestKey()
      keys.current.set(content, key)
      setCreated(await addType(body, key))
    },
    onSaved: () => {
      queries.invalidateQueries({ queryKey: ['staff', 'membership-types'] }).catch(() => undefined)
    },
  })
  if (created) return <Navigate to={paths.staffType(created.id)} replace state={{ created: true }} />
  const { kind } = kit.values
  return (
    <FormFrame kit={kit} label={t('type.newTitle')}>
      <TypeFields partnerId={null} />
      <Section title={t('type.rule')}>
        <div className={classes.stack}>
          <p className={classes.help}>{t('type.ruleHelp')}</p>
          <ChoiceCards
            legend={t('type.rule')}
            hideLegend
            name="kind"
            value={kind}
            choices={MEMBERSHIP_KINDS.map((value) => ({
              value,
              label: t(`kinds.${value}Choice`),
              description: ruleHelp(value),
            }))}
            onChange={(value) => kit.change('kind', value)}
          />
          <FieldRow>
            <TextField
              {...kit.field('amount')}
              label={t('type.amount')}
              help={t('type.amountHelp')}
              inputMode="decimal"
              maxLength={20}
              autoComplete="off"
            />
            {kind === 'free-months' && (
              <TextField
                {...kit.field('freeMonths')}
                label={t('type.freeMonths')}
                help={t('type.freeMonthsHelp')}
                inputMode="numeric"
                maxLength={2}
                autoComplete="off"
              />
            )}
            <TextField
              {...kit.field('code')}
              label={t('type.code')}
              help={t('type.codeHelp')}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
            />
          </FieldRow>
        </div>
      </Section>
      <SaveBar />
    </FormFrame>
  )
}

/** `/admin/types-adhesion/nouveau`: adds a membership type. */
export function Component() {
  const { t } = useTranslation('membershipTypes')
  return (
    <Page
      title={t('type.newTitle')}
      actions={<BackButton to={paths.staffTypes}>{t('type.back')}</BackButton>}
    >
      <NewTypeForm />
    </Page>
  )
}
