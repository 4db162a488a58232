import { Anchor, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import { countryName } from '../../shared/accounts/countries.ts'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { PostalAddressFields } from '../../shared/accounts/postal-address-fields.tsx'
import { useIdentityWords } from '../../shared/accounts/use-identity-words.ts'
import { useOwnFile } from '../../shared/api/session.ts'
import { useFormat } from '../../shared/format/format.ts'
import { phoneHref } from '../../shared/format/phone.ts'
import { CollisionPanel } from '../../shared/forms/collision-panel.tsx'
import { FieldGroup } from '../../shared/forms/field-group.tsx'
import { CheckField } from '../../shared/forms/fields.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../shared/forms/use-merged-form.ts'
import { useLocale } from '../../shared/i18n/i18n.ts'
import { paths } from '../../shared/paths.ts'
import { WithHelp } from '../../shared/ui/help-tip.tsx'
import { LoadingBars, LoadState } from '../../shared/ui/load-state.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Section } from '../../shared/ui/page.tsx'
import { accountQuery } from './api/get-account.ts'
import { type Invoicing, type InvoicingFile, invoicingQuery } from './api/get-invoicing.ts'
import { updateInvoicingMutation } from './api/update-invoicing.ts'
import { CostTable } from './cost-table.tsx'
import {
  type InvoicingPath,
  type InvoicingValues,
  invoicingProblems,
  invoicingValues,
  mergeInvoicing,
  resolveInvoicing,
} from './invoicing-values.ts'
import { ReadOnlyNotice } from './read-only-notice.tsx'

function useInvoicingForm(id: string, latest: InvoicingFile) {
  const queries = useQueryClient()
  const update = useMutation(updateInvoicingMutation())
  const { problemText } = useIdentityWords()
  const query = invoicingQuery(id)
  return useMergedForm<InvoicingFile, InvoicingValues, InvoicingPath>({
    latest,
    versionOf: ({ invoicing }) => invoicing.version,
    valuesOf: ({ invoicing }) => invoicingValues(invoicing),
    validate: (values) =>
      Object.fromEntries(
        Object.entries(invoicingProblems(values)).map(([path, code]) => [path, problemText(code)]),
      ),
    send: (base, values) => update.mutateAsync({ id, base, values }),
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) => mergeInvoicing(base.invoicing, mine, theirs.invoicing),
    resolve: resolveInvoicing,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      for (const queryKey of [accountQuery(id).queryKey, ['accounts', 'history', id]]) {
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
      }
    },
  })
}

function useInvoicingWords() {
  const { t } = useTranslation(['accounts', 'shell'])
  const locale = useLocale()
  const { nameOf } = useIdentityWords()
  return {
    nameOf: (path: InvoicingPath) =>
      path === 'useResponsibleAddress'
        ? t('accounts:invoicing.useResponsible')
        : nameOf(path.replace('address.', '') as 'siren'),
    wordsOf: (path: InvoicingPath, text: string) => {
      if (path === 'useResponsibleAddress') return text === 'true' ? t('shell:list.yes') : t('shell:list.no')
      return path === 'address.country' ? countryName(text, locale) : text
    },
  }
}

function SalesDesk({ invoicing }: { readonly invoicing: Invoicing }) {
  const { t } = useTranslation('accounts')
  return (
    <p>
      {t('invoicing.sales')} <Anchor href={`mailto:${invoicing.salesEmail}`}>{invoicing.salesEmail}</Anchor>
      {invoicing.salesPhone !== null && (
        <>
          {` ${t('invoicing.or')} `}
          <Anchor href={phoneHref(invoicing.salesPhone)}>{invoicing.salesPhone}</Anchor>
        </>
      )}
    </p>
  )
}

function InvoicingForm({
  account,
  file: first,
}: {
  readonly account: Account
  readonly file: InvoicingFile
}) {
  const { t } = useTranslation(['accounts', 'forms'])
  const format = useFormat()
  const isOwn = useOwnFile()
  const { kit, file, collision, taken, resolve } = useInvoicingForm(account.id, first)
  const words = useInvoicingWords()
  const { invoicing } = file
  const readOnly = !account.powers.includes('edit-billing')
  return (
    <>
      <FormFrame kit={kit} readOnly={readOnly} label={t('accounts:tabs.facturation')}>
        {readOnly && <ReadOnlyNotice account={account} />}
        {collision && (
          <CollisionPanel
            merge={collision.merge}
            nameOf={words.nameOf}
            wordsOf={words.wordsOf}
            busy={kit.busy}
            onResolve={resolve}
          />
        )}
        {kit.saved && taken.length > 0 && (
          <Notice
            tone="info"
            role="status"
            title={t('forms:joined', { fields: taken.map(words.nameOf).join(', ') })}
          />
        )}
        <Section title={t('accounts:invoicing.title')}>
          <FieldGroup legend={t('accounts:invoicing.title')} hideLegend>
            <WithHelp topic="invoicing.date" about={t('accounts:invoicing.date')}>
              <TextInput
                label={t('accounts:invoicing.date')}
                description={t('accounts:invoicing.dateHelp')}
                value={
                  invoicing.invoicingOn === null
                    ? t('accounts:invoicing.noDate')
                    : format.day(invoicing.invoicingOn)
                }
                readOnly
                variant="filled"
                maw="18rem"
              />
            </WithHelp>
            <WithHelp topic="invoicing.responsible-address" about={t('accounts:invoicing.useResponsible')}>
              <CheckField
                name="useResponsibleAddress"
                label={t('accounts:invoicing.useResponsible')}
                help={t('accounts:invoicing.useResponsibleHelp')}
              />
            </WithHelp>
            {!kit.values.useResponsibleAddress && <PostalAddressFields path="address" />}
          </FieldGroup>
        </Section>
        {!readOnly && <SaveBar />}
      </FormFrame>
      <Section title={t('accounts:cost.title')}>
        <CostTable cost={invoicing.cost} />
        {account.via === 'own' && isOwn && (
          <Anchor component={Link} to={paths.invoicesOf(account.login)}>
            {t('accounts:invoicing.invoices')}
          </Anchor>
        )}
        <SalesDesk invoicing={invoicing} />
      </Section>
    </>
  )
}

/** "Facturation" of a primary account (A11). */
export function InvoicingTab({ account }: { readonly account: Account }) {
  const query = useQuery(invoicingQuery(account.id))
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={6} />}>
      {(file) => (
        <Stack gap={24}>
          <InvoicingForm key={account.id} account={account} file={file} />
        </Stack>
      )}
    </LoadState>
  )
}
