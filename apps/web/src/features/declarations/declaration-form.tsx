import { ApiError } from '@guichet/client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import { useFormat } from '../../shared/format/format.ts'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { FormSteps } from '../../shared/forms/form-steps.tsx'
import { UnsavedGuard } from '../../shared/forms/unsaved-guard.tsx'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { useStep, useStepFocus } from '../../shared/forms/use-steps.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { type AmountValues, amountFaults, amountText, fieldOf, turnoversOf } from './amounts.ts'
import { AmountsStep } from './amounts-step.tsx'
import {
  type Declaration,
  declarationQuery,
  estimateQuery,
  followFiling,
  sendDeclaration,
  type Turnovers,
} from './api/declarations.ts'
import classes from './declarations.module.css'
import { SummaryStep } from './summary-step.tsx'

const STEPS = ['montants', 'verification'] as const

/** What stands in the form at first: what was filed, or zeros where nothing was received. */
function startValues(
  { categories, current }: Declaration,
  zero: boolean,
  euros: (cents: number) => string,
): AmountValues {
  const filed = new Map(current?.turnovers.map(({ category, amountCents }) => [category, amountCents]))
  const textOf = (cents: number | undefined) => (cents === undefined ? '' : amountText(cents, euros))
  return {
    amounts: Object.fromEntries(
      categories.map((category) => [category, zero ? '0' : textOf(filed.get(category))]),
    ),
  }
}

const isSame = (turnovers: Turnovers, filed: Declaration['current']) =>
  filed !== null &&
  turnovers.every(
    ({ category, amountCents }) =>
      (filed.turnovers.find((one) => one.category === category)?.amountCents ?? 0) === amountCents,
  )

/** What holds has changed since it was shown: it is asked anew, and what was typed stays. */
const isOld = (error: unknown) =>
  error instanceof ApiError && (error.code === 'resource.changed' || error.code.startsWith('declaration.'))

interface DeclarationFormProps {
  readonly declaration: Declaration
  readonly onFiled: () => void
}

/** Amounts, then the summary, then the filing; a correction goes the same way. */
export function DeclarationForm({ declaration, onFiled }: DeclarationFormProps) {
  const { t } = useTranslation('declarations')
  const format = useFormat()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const opened = useRef(declaration.version)
  const { step: named, show } = useStep(STEPS, 'montants')
  const { categories, code, current, isOpen, version } = declaration
  const faultsOf = (values: AmountValues) =>
    Object.fromEntries(
      Object.entries(amountFaults(categories, values)).map(([field, fault]) => [
        field,
        t(`amounts.faults.${fault}`),
      ]),
    )
  const kit = useKitForm<AmountValues>({
    initialValues: startValues(declaration, params.get('montants') === 'zero', format.euros),
    aliases: Object.fromEntries(
      categories.map((category, index) => [`turnovers.${index}.amountCents`, fieldOf(category)]),
    ),
    validate: faultsOf,
    reveal: () => show('montants'),
    save: async (values) => {
      const body = {
        turnovers: turnoversOf(categories, values),
        totalCents: estimate.data?.totalCents ?? null,
      }
      const after = await sendDeclaration(code, body, version).catch(async (error: unknown) => {
        if (isOld(error)) {
          await queries.invalidateQueries({ queryKey: declarationQuery(code).queryKey })
          await estimate.refetch()
        }
        throw error
      })
      followFiling(queries, after)
    },
    onSaved: onFiled,
  })
  const faults = amountFaults(categories, kit.values)
  // An address that was kept leads to the summary only where there is something to sum up at once: never while one types.
  const [isChecked, setChecked] = useState(Object.keys(faults).length === 0)
  const isSummary = named === 'verification' && isChecked && Object.keys(faults).length === 0
  const step = isSummary ? 'verification' : 'montants'
  const turnovers = turnoversOf(categories, kit.values)
  const estimate = useQuery({ ...estimateQuery(code, turnovers), enabled: step === 'verification' })
  const top = useStepFocus(step, kit)
  const sumUp = () => {
    kit.form.setErrors({})
    setChecked(true)
    show('verification')
  }
  const next = async () => {
    const errors = faultsOf(kit.values)
    if (Object.keys(errors).length > 0) return kit.refuseFields(errors)
    sumUp()
  }
  const declareZero = () => {
    for (const category of categories) kit.change(fieldOf(category), '0')
    sumUp()
  }
  const cameBetween = version > opened.current ? current : null
  return (
    <div className={classes.form}>
      <UnsavedGuard when={kit.dirty && !kit.busy && !kit.saved} />
      <div ref={top} tabIndex={-1} className={classes.top}>
        <FormSteps steps={STEPS} step={step} nameOf={(name) => t(`steps.${name}`)} onShow={show} />
      </div>
      {cameBetween !== null && !kit.busy && !kit.saved && (
        <Notice tone="warning" role="status" title={t('between.title')}>
          <p>
            {t(isOpen ? 'between.body' : 'between.over', {
              name: cameBetween.filedBy,
              date: format.instantDay(cameBetween.filedAt, 'long'),
              turnover: format.euros(cameBetween.turnoverCents),
            })}
          </p>
        </Notice>
      )}
      <FormFrame kit={step === 'verification' ? kit : { ...kit, submit: next }} label={t('formLabel')}>
        <div hidden={step !== 'montants'} className={classes.step}>
          <AmountsStep declaration={declaration} kit={kit} onZero={declareZero} />
        </div>
        {step === 'verification' && (
          <div className={classes.step}>
            <SummaryStep
              declaration={declaration}
              turnovers={turnovers}
              estimate={estimate}
              busy={kit.busy}
              unchanged={isSame(turnovers, current) && estimate.data?.totalCents === current?.totalCents}
              onBack={() => show('montants')}
            />
          </div>
        )}
      </FormFrame>
    </div>
  )
}
