import { formatIban } from '@guichet/domain/iban'
import { formatSiret } from '@guichet/domain/identifiers'
import type { FlatValues } from '../../../shared/forms/merge-values.ts'
import type { Settings, SettingsPatch } from './settings-queries.ts'

/** One part of the settings: its fields, and how they stand in the API. */
export interface Part<P extends string> {
  readonly paths: readonly P[]
  readonly valuesOf: (settings: Settings) => FlatValues<P>
  readonly patchOf: (values: FlatValues<P>) => SettingsPatch
  /** Fields of the API under the names of the form. */
  readonly aliases: Readonly<Record<string, string>>
}

const under = (part: string, names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`${part}.${name}`, name]))

const IDENTITY = [
  ...['name', 'shortName', 'tagline', 'legalForm', 'siret', 'website', 'address', 'city'],
  ...['signatoryName', 'signatoryRole', 'managementToolName', 'portalName'],
] as readonly IdentityField[]
type IdentityField = Exclude<keyof Settings['identity'], 'addressLines'> | 'address'
const MOST_LINES = 8

export const identityPart: Part<IdentityField> = {
  paths: IDENTITY,
  valuesOf: ({ identity: { addressLines, siret, tagline, website, ...identity } }) => ({
    ...identity,
    ...{ tagline: tagline ?? '', website: website ?? '', siret: siret === null ? '' : formatSiret(siret) },
    address: addressLines.join('\n'),
  }),
  patchOf: ({ address, ...values }) => ({
    identity: {
      ...(values as Record<Exclude<IdentityField, 'address'>, string>),
      addressLines: String(address)
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    },
  }),
  aliases: {
    ...under('identity', IDENTITY),
    'identity.addressLines': 'address',
    ...Object.fromEntries(
      Array.from({ length: MOST_LINES }, (_, line) => [`identity.addressLines.${line}`, 'address']),
    ),
  },
}

type ContactField = keyof Settings['contacts']
const CONTACTS = [
  ...['phone', 'email', 'openingHoursFr', 'openingHoursEn', 'salesPhone', 'salesEmail'],
] as readonly ContactField[]

export const contactsPart: Part<ContactField> = {
  paths: CONTACTS,
  valuesOf: ({ contacts }) => ({
    ...contacts,
    ...{ salesEmail: contacts.salesEmail ?? '', salesPhone: contacts.salesPhone ?? '' },
  }),
  patchOf: (values) => ({ contacts: values as Record<ContactField, string> }),
  aliases: under('contacts', CONTACTS),
}

type BankField = keyof Settings['bank']
const BANK = [
  ...['transferHolder', 'transferBank', 'transferIban', 'transferBic', 'chequePayableTo'],
] as readonly BankField[]

export const bankPart: Part<BankField> = {
  paths: BANK,
  valuesOf: ({ bank }) => ({
    transferHolder: bank.transferHolder ?? '',
    transferBank: bank.transferBank ?? '',
    transferIban: bank.transferIban === null ? '' : formatIban(bank.transferIban),
    transferBic: bank.transferBic ?? '',
    chequePayableTo: bank.chequePayableTo ?? '',
  }),
  patchOf: (values) => ({ bank: values as Record<BankField, string> }),
  aliases: under('bank', BANK),
}

type InvoicingField = keyof Settings['invoicing']
const INVOICING = [
  ...['vatRegime', 'vatNumber', 'vatExemptionText', 'latePenaltyText', 'invoiceDueDays'],
] as readonly InvoicingField[]

export const invoicingPart: Part<InvoicingField> = {
  paths: INVOICING,
  valuesOf: ({ invoicing }) => ({
    vatRegime: invoicing.vatRegime ?? '',
    vatNumber: invoicing.vatNumber ?? '',
    vatExemptionText: invoicing.vatExemptionText ?? '',
    latePenaltyText: invoicing.latePenaltyText ?? '',
    invoiceDueDays: String(invoicing.invoiceDueDays),
  }),
  patchOf: (values) => ({
    invoicing: {
      // Not chosen yet: refused by the contract, beside its field.
      vatRegime: values.vatRegime as 'franchise' | 'vat',
      vatNumber: String(values.vatNumber),
      vatExemptionText: String(values.vatExemptionText),
      latePenaltyText: String(values.latePenaltyText),
      // What is no whole number is refused by the contract, beside its field.
      invoiceDueDays: /^\d{1,4}$/u.test(String(values.invoiceDueDays)) ? Number(values.invoiceDueDays) : -1,
    },
  }),
  aliases: under('invoicing', INVOICING),
}

export const appearancePart: Part<'accentColour'> = {
  paths: ['accentColour'],
  valuesOf: ({ appearance }) => ({ accentColour: appearance.accentColour }),
  patchOf: ({ accentColour }) => ({ appearance: { accentColour: String(accentColour) } }),
  aliases: under('appearance', ['accentColour']),
}

type ModuleField = Settings['modules'][number]
const MODULE_FIELDS: readonly ModuleField[] = ['membership', 'accounts', 'declarations']

export const modulesPart: Part<ModuleField> = {
  paths: MODULE_FIELDS,
  valuesOf: ({ modules }) => ({
    membership: modules.includes('membership'),
    accounts: modules.includes('accounts'),
    declarations: modules.includes('declarations'),
  }),
  patchOf: (values) => ({ modules: MODULE_FIELDS.filter((name) => values[name] === true) }),
  aliases: { modules: 'membership' },
}
