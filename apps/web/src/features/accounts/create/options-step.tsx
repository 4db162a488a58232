import { mailboxAddress, normaliseLogin, secondaryLogin } from '@guichet/domain/account-login'
import { mailboxesLeft } from '@guichet/domain/account-state'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { CheckField } from '../../../shared/forms/fields.tsx'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { paths } from '../../../shared/paths.ts'
import { LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { optionsQuery } from '../api/get-options.ts'
import type { SecondaryOffer } from '../api/get-secondary-offer.ts'
import type { ProcedureChoice } from '../procedures/procedure-choices.ts'
import { ProcedureTable } from '../procedures/procedure-table.tsx'
import classes from './create-page.module.css'
import type { CreateValues } from './create-values.ts'
import { rowsToGive } from './rows-to-give.ts'

interface MailboxProps {
  readonly kit: KitForm<CreateValues>
  readonly primary: Account
  readonly offer: SecondaryOffer
}

/** "Créer une boite mail": what it costs and how many are left; at none, where to ask for more (A07). */
function MailboxChoice({ kit, primary, offer }: MailboxProps) {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  const left = mailboxesLeft(offer.mailboxQuota, offer.mailboxesInUse)
  const quota = format.count(offer.mailboxQuota)
  const login = secondaryLogin(normaliseLogin(kit.values.accountName) || '…', primary.login)
  const address = mailboxAddress(login, offer.mailDomain)
  const words =
    offer.mailboxPrice === null
      ? t('create.mailboxNoPrice', { address })
      : t('create.mailboxPrice', { address, price: format.euros(offer.mailboxPrice.netCents) })
  if (left === 0 && !kit.values.createMailbox) {
    return (
      <Notice
        tone="warning"
        title={t('create.quotaTitle')}
        actions={
          primary.powers.includes('edit-options') && (
            <Button component={Link} to={paths.account(primary.id, 'options')} variant="default" size="sm">
              {t('create.toOptions')}
            </Button>
          )
        }
      >
        <p>{offer.mailboxQuota === 0 ? t('create.quotaNone') : t('create.quotaFull', { quota })}</p>
      </Notice>
    )
  }
  return (
    <div>
      <CheckField {...kit.field('createMailbox')} label={t('create.mailbox')} help={words} />
      <p className={classes.note}>
        {t('create.mailboxesLeft', { count: left, quota })} {t('create.mailboxFree')}
      </p>
    </div>
  )
}

interface OptionsStepProps extends MailboxProps {
  readonly procedures: readonly ProcedureChoice[]
  readonly onProcedures: (choices: readonly ProcedureChoice[]) => void
}

/** "Options": autonomy, mailbox, téléprocédures within those of the primary. */
export function OptionsStep({ procedures, onProcedures, ...props }: OptionsStepProps) {
  const { t } = useTranslation('accounts')
  const query = useQuery(optionsQuery(props.primary.id))
  return (
    <>
      <Section title={t('create.steps.options')}>
        <FieldGroup legend={t('create.steps.options')} hideLegend>
          <CheckField
            {...props.kit.field('autonomous')}
            label={t('create.autonomous')}
            help={t('create.autonomousHelp')}
          />
          <MailboxChoice {...props} />
        </FieldGroup>
      </Section>
      <Section title={t('create.procedures')}>
        <p className={classes.intro}>{t('create.proceduresHelp')}</p>
        <LoadState
          query={query}
          isEmpty={({ options }) => rowsToGive(options).length === 0}
          empty={<p>{t('create.proceduresNone')}</p>}
        >
          {({ options }) => (
            <ProcedureTable rows={rowsToGive(options)} choices={procedures} onChange={onProcedures} />
          )}
        </LoadState>
      </Section>
    </>
  )
}
