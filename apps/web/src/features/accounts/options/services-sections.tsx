import { Anchor, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { CheckField } from '../../../shared/forms/fields.tsx'
import { useField } from '../../../shared/forms/form-context.ts'
import type { KitForm } from '../../../shared/forms/use-kit-form.ts'
import { WithHelp } from '../../../shared/ui/help-tip.tsx'
import { Section } from '../../../shared/ui/page.tsx'
import { tabsFor } from '../account-tabs.ts'
import type { AccountOptions } from '../api/get-options.ts'
import { useAccountPaths } from '../use-account-paths.ts'
import type { OptionsValues } from './option-values.ts'
import classes from './options-tab.module.css'
import { useOptionsWords } from './use-options-words.ts'

interface SectionProps {
  readonly kit: KitForm<OptionsValues>
  readonly options: AccountOptions
}

function QuotaField({ name, options }: { readonly name: string; readonly options: AccountOptions }) {
  const { t } = useTranslation('options')
  const format = useFormat()
  const field = useField(name, t('quota.label'))
  const { mailboxesInUse: inUse } = options
  return (
    <TextInput
      id={field.id}
      className={classes.quota}
      label={t('quota.label')}
      description={t('quota.inUse', { count: inUse, shown: format.count(inUse) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={field.error}
      inputMode="numeric"
      maxLength={10}
      autoComplete="off"
      value={typeof field.value === 'string' ? field.value : ''}
      onChange={(event) => field.change(event.currentTarget.value)}
      readOnly={field.readOnly}
      {...(field.readOnly ? { variant: 'filled' } : { 'aria-required': true })}
    />
  )
}

/** "Nombre de comptes secondaires souhaités": those with a mailbox (A07). */
export function QuotaSection({ kit, options }: SectionProps) {
  const { t } = useTranslation('options')
  const { priceOf } = useOptionsWords()
  return (
    <Section title={t('quota.title')} id="section-quota">
      <div className={classes.fields}>
        <WithHelp topic="account.mailbox-quota" about={t('quota.label')}>
          <QuotaField {...kit.field('mailboxQuota')} options={options} />
        </WithHelp>
        {options.prices.mailbox && (
          <p className={classes.intro}>{t('quota.price', { price: priceOf(options.prices.mailbox) })}</p>
        )}
      </div>
    </Section>
  )
}

/** "Créer une boite mail" of a secondary account (A16). */
export function MailboxSection({ kit, options, account }: SectionProps & { readonly account: Account }) {
  const { t } = useTranslation('options')
  const { priceOf } = useOptionsWords()
  const { primary } = account
  const places = useAccountPaths()
  const isFull = kit.errors.hasMailbox !== undefined && kit.errors.hasMailbox !== null
  const price = t('mailbox.price', { price: priceOf(options.prices.mailbox) })
  return (
    <Section title={t('mailbox.title')} id="section-mailbox">
      <div className={classes.fields}>
        <WithHelp topic="account.create-mailbox" about={t('mailbox.label')}>
          <CheckField {...kit.field('hasMailbox')} label={t('mailbox.label')} help={price} />
        </WithHelp>
        {isFull && primary && account.via !== 'own' && (
          <Anchor component={Link} to={places.account(primary.id, 'options')}>
            {t('mailbox.toQuota')}
          </Anchor>
        )}
        {options.hasMailbox && (
          <p className={classes.intro}>
            {t('mailbox.address', { address: options.mailboxAddress })}
            {!options.mailboxPasswordSet && ` ${t('mailbox.noPassword')}`}{' '}
            {tabsFor(account).includes('mot-de-passe') && (
              <Anchor component={Link} to={places.account(account.id, 'mot-de-passe')}>
                {t('mailbox.toPassword')}
              </Anchor>
            )}
          </p>
        )}
      </div>
    </Section>
  )
}

function StatementMailboxField({
  name,
  options,
  off,
}: {
  readonly name: string
  readonly options: AccountOptions
  readonly off: boolean
}) {
  const { t } = useTranslation('options')
  const field = useField(name, t('statements.mailbox'))
  const { dedicatedAddress, defaultAddress } = options.statements
  const choices = [
    { value: 'dedicated', label: t('statements.dedicated', { address: dedicatedAddress }) },
    { value: 'default', label: t('statements.default', { address: defaultAddress }) },
  ]
  const label = t('statements.mailbox')
  if (field.readOnly) {
    const shown = choices.find(({ value }) => value === field.value)?.label ?? ''
    return (
      <TextInput
        id={field.id}
        className={classes.address}
        label={label}
        value={shown}
        readOnly
        variant="filled"
      />
    )
  }
  return (
    <NativeSelect
      id={field.id}
      label={label}
      data={choices}
      error={field.error}
      disabled={off}
      value={field.value === 'dedicated' ? 'dedicated' : 'default'}
      onChange={(event) => field.change(event.currentTarget.value)}
    />
  )
}

/** "Relevés de Comptes" (A08). */
export function StatementsSection({ kit, options }: SectionProps) {
  const { t } = useTranslation('options')
  const { priceOf } = useOptionsWords()
  const off = !kit.values.statements.subscribed
  return (
    <Section title={t('statements.title')} id="section-statements">
      <div className={classes.fields}>
        <WithHelp topic="options.statements" about={t('statements.title')}>
          <CheckField
            {...kit.field('statements.subscribed')}
            label={t('subscribe')}
            help={priceOf(options.prices.statements)}
          />
        </WithHelp>
        <WithHelp topic="options.collection-alert" about={t('statements.alert')}>
          <CheckField
            {...kit.field('statements.collectionAlert')}
            label={t('statements.alert')}
            disabled={off}
          />
        </WithHelp>
        <WithHelp topic="options.statement-mailbox" about={t('statements.mailbox')}>
          <StatementMailboxField {...kit.field('statements.statementMailbox')} options={options} off={off} />
        </WithHelp>
        {off && <p className={classes.intro}>{t('statements.off')}</p>}
      </div>
    </Section>
  )
}

/** "Archivage à valeur probatoire" (A09). */
export function ArchiveSection({ kit, options }: SectionProps) {
  const { t } = useTranslation('options')
  const { priceOf } = useOptionsWords()
  return (
    <Section title={t('archive.title')} id="section-archive">
      <WithHelp topic="options.archive" about={t('archive.title')}>
        <CheckField
          {...kit.field('archiveSubscribed')}
          label={t('subscribe')}
          help={priceOf(options.prices.archive)}
        />
      </WithHelp>
    </Section>
  )
}
