import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { CheckField } from '../../../shared/forms/fields.tsx'
import { ReadOnlyContext } from '../../../shared/forms/form-context.ts'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { WithHelp } from '../../../shared/ui/help-tip.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import type { AccountOptions, AccountProcedure } from '../api/get-options.ts'
import { type ProcedureRow, ProcedureTable } from '../procedures/procedure-table.tsx'
import type { OptionsValues } from './option-values.ts'
import classes from './options-tab.module.css'
import { useOptionsWords } from './use-options-words.ts'
import { WhyPanel } from './why-panel.tsx'

function useRows(account: Account, options: AccountOptions): readonly ProcedureRow[] {
  const { t } = useTranslation('options')
  const { priceOf } = useOptionsWords()
  const primary = account.primary?.login ?? account.login
  const words = { profile: account.profile.label, primary }
  const noteOf = ({ available, chosen, granted, refusals }: AccountProcedure): string | undefined => {
    // What is missing is the box beside it: nothing to explain.
    const refusal = refusals.find((each) => each !== 'not-chosen')
    if (refusal === undefined) return undefined
    if (!available || (chosen && !granted)) return t(`refusals.${refusal}`, words)
    return undefined
  }
  return options.procedures.map((procedure) => {
    const { code, available, chosen, chosenDocumentTypes, availableDocumentTypes, price } = procedure
    const note = noteOf(procedure)
    return {
      code,
      description: procedure.description,
      recipients: procedure.recipients,
      documentTypes: procedure.documentTypes.map((type) => ({
        ...type,
        ...(available && !availableDocumentTypes.includes(type.code) && { unavailable: true }),
      })),
      ...(!available && { unavailable: true }),
      ...(chosen && { had: { code, documentTypes: chosenDocumentTypes } }),
      ...(price && { price: priceOf(price) }),
      ...(note !== undefined && { note }),
    }
  })
}

/** Who decides what an account may use, where whoever looks cannot. */
function useDecider(account: Account): string | undefined {
  const { t } = useTranslation('options')
  if (account.powers.includes('choose-procedures')) return undefined
  const { primary } = account
  if (account.state === 'closed' || account.state === 'refused') return undefined
  if (account.via === 'own' && primary && !account.autonomous)
    return t('procedures.decidedBy', { login: primary.login, company: primary.companyName })
  return undefined
}

interface ProceduresSectionProps {
  readonly account: Account
  readonly options: AccountOptions
  readonly kit: KitForm<OptionsValues>
}

/** "Téléprocédures" of an account (A10, A16, A18). */
export function ProceduresSection({ account, options, kit }: ProceduresSectionProps) {
  const { t } = useTranslation('options')
  const section = useRef<HTMLDivElement>(null)
  const rows = useRows(account, options)
  const decider = useDecider(account)
  const mayEdit = account.powers.includes('edit-options')
  const mayChoose = account.powers.includes('choose-procedures')
  const byCode = new Map(options.procedures.map((procedure) => [procedure.code, procedure]))
  const goToBox = (code: string) => () => {
    for (const box of section.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? [])
      if (box.labels?.[0]?.textContent === code) box.focus()
  }
  const why = (code: string) => {
    const procedure = byCode.get(code)
    if (!procedure) return null
    const mayTick = mayChoose && (procedure.available || procedure.chosen)
    return <WhyPanel account={account} procedure={procedure} {...(mayTick && { onGoToBox: goToBox(code) })} />
  }
  return (
    <Section title={t('procedures.title')} id="section-procedures">
      <div className={classes.fields} ref={section}>
        {account.kind === 'secondary' && account.via !== 'own' && (
          <ReadOnlyContext value={!mayEdit}>
            <WithHelp topic="account.autonomous" about={t('procedures.autonomous')}>
              <CheckField {...kit.field('autonomous')} label={t('procedures.autonomous')} />
            </WithHelp>
          </ReadOnlyContext>
        )}
        <WithHelp topic="options.procedures" about={t('procedures.title')}>
          <p className={classes.intro}>
            {decider ?? t(mayChoose ? 'procedures.intro' : 'procedures.introReadOnly')}
          </p>
        </WithHelp>
        <ProcedureTable
          rows={rows}
          choices={kit.values.procedures}
          onChange={(choices) => kit.change('procedures', choices)}
          readOnly={!mayChoose}
          why={why}
        />
      </div>
    </Section>
  )
}
