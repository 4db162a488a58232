import { isColour } from '@guichet/domain/colour'
import { isBic, isIban, normaliseIban } from '@guichet/domain/iban'
import { INVOICE_DUE_DAYS, isVatNumber, normaliseVatNumber, VAT_REGIMES } from '@guichet/domain/invoices'
import { MODULES } from '@guichet/domain/modules'
import { z } from 'zod'
import { proof, proofProblems } from './factors.contract.ts'
import {
  email,
  instantOut,
  line,
  optionalEmail,
  optionalLine,
  optionalSiret,
  optionalUrl,
  uuid,
} from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Settings'

/** The largest logo, in bytes, and its longest side, in dots. */
export const LOGO_MOST_BYTES = 300 * 1024
export const LOGO_MOST_DOTS = 2000

const colour = z
  .string('required')
  .max(20, 'colour.invalid')
  .overwrite((value) => value.trim().toLowerCase())
  .refine(isColour, 'colour.invalid')
/** An identifier of the bank, kept without separators; an empty one is none. */
const bankCode = (max: number, test: (value: string) => boolean, code: string) =>
  z
    .string()
    .max(max, 'text.too-long')
    .overwrite(normaliseIban)
    .refine((value) => value === '' || test(value), code)
    .nullable()

const identityIn = z.strictObject({
  name: line(200),
  /** In the header, as sender of SMS. */
  shortName: line(40),
  tagline: optionalLine(200),
  legalForm: line(100),
  siret: optionalSiret,
  website: optionalUrl,
  /** Of the seat; on mails, documents and the legal notice. */
  addressLines: z.array(line(200)).max(8, 'address.lines'),
  /** Where documents are signed. */
  city: line(100, 0),
  signatoryName: line(200, 0),
  signatoryRole: line(100, 0),
  /** Name of the management tool ("Outil de gestion"). */
  managementToolName: line(60),
  /** "Portail" of new accounts. */
  portalName: line(40),
})
const contactsIn = z.strictObject({
  email,
  /** Of the support desk, as it is to be read. */
  phone: line(40, 0),
  openingHoursFr: line(200, 0),
  openingHoursEn: line(200, 0),
  salesEmail: optionalEmail,
  salesPhone: optionalLine(40),
})
const bankIn = z
  .strictObject({
    transferHolder: optionalLine(200),
    transferIban: bankCode(42, isIban, 'iban.invalid'),
    transferBic: bankCode(20, isBic, 'bic.invalid'),
    transferBank: optionalLine(100),
    chequePayableTo: optionalLine(200),
  })
  .superRefine((bank, refine) => {
    if (!bank.transferIban) return
    for (const name of ['transferHolder', 'transferBic', 'transferBank'] as const)
      if (!bank[name]) refine.addIssue({ code: 'custom', path: [name], message: 'required' })
  })
/** What stands on invoices. */
const invoicingIn = z
  .strictObject({
    vatRegime: z.enum(VAT_REGIMES, 'required'),
    vatNumber: z
      .string()
      .max(30, 'text.too-long')
      .overwrite(normaliseVatNumber)
      .refine((value) => value === '' || isVatNumber(value), 'vat-number.invalid')
      .nullable(),
    /** In place of the usual words, on invoices and receipts without VAT. */
    vatExemptionText: optionalLine(300),
    /** In place of the usual words, towards professionals. */
    latePenaltyText: optionalLine(500),
    invoiceDueDays: z
      .int('number.range')
      .min(INVOICE_DUE_DAYS.least, 'number.range')
      .max(INVOICE_DUE_DAYS.most, 'number.range'),
  })
  .superRefine(({ vatRegime, vatNumber }, refine) => {
    if (vatRegime === 'vat' && !vatNumber)
      refine.addIssue({ code: 'custom', path: ['vatNumber'], message: 'required' })
  })
const appearanceIn = z.strictObject({ accentColour: colour })
const modulesIn = z.array(z.enum(MODULES, 'invalid')).min(1, 'modules.none').max(MODULES.length, 'invalid')

const text = (max: number) => z.string().max(max)
const optionalText = (max: number) => text(max).nullable()

export const settings = z
  .object({
    identity: z.object({
      name: text(200),
      shortName: text(40),
      tagline: optionalText(200),
      legalForm: text(100),
      siret: optionalText(14),
      website: optionalText(500),
      addressLines: z.array(text(200)).max(8),
      city: text(100),
      signatoryName: text(200),
      signatoryRole: text(100),
      managementToolName: text(60),
      portalName: text(40),
    }),
    appearance: z.object({ accentColour: text(20) }),
    contacts: z.object({
      email: text(254),
      phone: text(40),
      openingHoursFr: text(200),
      openingHoursEn: text(200),
      salesEmail: optionalText(254),
      salesPhone: optionalText(40),
    }),
    bank: z.object({
      transferHolder: optionalText(200),
      transferIban: optionalText(42),
      transferBic: optionalText(11),
      transferBank: optionalText(100),
      chequePayableTo: optionalText(200),
    }),
    invoicing: z.object({
      /** Null until it was chosen: no invoice is issued before. */
      vatRegime: z.enum(VAT_REGIMES).nullable(),
      vatNumber: optionalText(30),
      vatExemptionText: optionalText(300),
      latePenaltyText: optionalText(500),
      invoiceDueDays: z.int(),
    }),
    modules: z.array(z.enum(MODULES)).max(MODULES.length),
    /** Where the logo is read, under the portal; null when there is none. */
    logoPath: optionalText(200),
    version: z.int().min(1),
  })
  .meta({ id: 'Settings' })

export const getSettings = defineRoute({
  method: 'GET',
  path: '/admin/settings',
  operationId: 'getSettings',
  tag,
  summary: 'Settings of the organisation',
  access: { kind: 'staff', permission: 'contacts.edit' },
  responses: { 200: settings },
  problems: [],
})

export const updateSettings = defineRoute({
  method: 'PATCH',
  path: '/admin/settings',
  operationId: 'updateSettings',
  tag,
  summary: 'Change settings of the organisation, a part or several',
  description:
    'Parts that are left out stay as they are. They count from the next request on, in every process. All but `contacts` need the right `organisation.edit`. Where money goes (`bank`) is changed with the password, unless it was given in this session within the last five minutes; all administrators are told by mail.',
  access: { kind: 'staff', permission: 'contacts.edit' },
  precondition: true,
  body: z.strictObject({
    identity: identityIn.optional(),
    appearance: appearanceIn.optional(),
    contacts: contactsIn.optional(),
    bank: bankIn.optional(),
    invoicing: invoicingIn.optional(),
    modules: modulesIn.optional(),
    /** Of whoever changes `bank`. */
    ...proof,
  }),
  responses: { 200: settings },
  problems: ['resource.changed', 'resource.precondition-required', ...proofProblems],
})

export const saveLogo = defineRoute({
  method: 'PUT',
  path: '/admin/settings/logo',
  operationId: 'saveLogo',
  tag,
  summary: 'Give the organisation a logo, in place of the one it has',
  description:
    'The body is the picture itself: PNG or JPEG by its content, at most 300 kB and 2,000 dots a side.',
  access: { kind: 'staff', permission: 'organisation.edit' },
  precondition: true,
  accepts: 'application/octet-stream',
  bodyLimit: LOGO_MOST_BYTES,
  responses: { 200: settings },
  problems: ['document.empty', 'logo.refused', 'resource.changed', 'resource.precondition-required'],
})

export const removeLogo = defineRoute({
  method: 'DELETE',
  path: '/admin/settings/logo',
  operationId: 'removeLogo',
  tag,
  summary: 'Take the logo away',
  access: { kind: 'staff', permission: 'organisation.edit' },
  precondition: true,
  responses: { 200: settings },
  problems: ['resource.changed', 'resource.precondition-required'],
})

const values = z.array(z.object({ field: text(60), before: text(1000), after: text(1000) })).max(60)

export const listSettingsChanges = defineRoute({
  method: 'GET',
  path: '/admin/settings/history',
  operationId: 'listSettingsChanges',
  tag,
  summary: 'Who changed which setting, the latest first',
  access: { kind: 'staff', permission: 'contacts.edit' },
  query: z.strictObject(pageQuery),
  responses: {
    200: pageOf(
      z
        .object({
          id: uuid,
          at: instantOut,
          action: text(60),
          actorName: optionalText(250),
          changes: values,
        })
        .meta({ id: 'SettingsChange' }),
    ).meta({ id: 'SettingsChangePage' }),
  },
  problems: [],
})
