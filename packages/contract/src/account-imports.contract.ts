import { z } from 'zod'
import { ACCOUNT_TYPES, identityIn } from './account-fields.ts'
import { instantOut, line, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const MOST_CHARACTERS = 8_000_000
/** The largest file: its base64 is a third longer. */
export const IMPORT_MOST_BYTES = (MOST_CHARACTERS / 4) * 3

/** One account of the file, as its columns are checked: what an account made by hand must have too. */
export const importedAccount = z.strictObject({
  ...identityIn,
  accountType: z.enum(ACCOUNT_TYPES, 'invalid'),
})

/** Import of accounts by CSV: all or nothing. */
export const importAccounts = defineRoute({
  method: 'POST',
  path: '/admin/account-imports',
  operationId: 'importAccounts',
  tag: 'Back-office accounts',
  summary: 'Import primary and secondary accounts from CSV; a dry run tells each line that is wrong',
  description:
    'UTF-8 or Windows-1252, cells parted by semicolons or commas, at most 20,000 lines. With one wrong line nothing is written. The accounts wait for their holders; their links are sent at once with `invite`, else from the file of each account. Progress and outcome are read under the `id` that is sent with it.',
  access: { kind: 'staff', permission: 'accounts.edit' },
  idempotent: true,
  rateLimit: 'costly',
  bodyLimit: MOST_CHARACTERS + 10_000,
  body: z.strictObject({
    fileName: line(200),
    /** The file in base64. */
    content: z
      .string('required')
      .min(1, 'required')
      .max(MOST_CHARACTERS, 'text.too-long')
      .regex(/^[A-Za-z0-9+/]+={0,2}$/u, 'invalid'),
    dryRun: z.boolean(),
    /** Chosen by the caller: under this id the progress is read, and what came of it. */
    id: uuid.optional(),
    invite: z.boolean().default(false),
  }),
  responses: {
    200: z
      .object({
        /** Lines below the first. */
        rows: z.int().min(0),
        /** Accounts that were written; none in a dry run or with errors. */
        created: z.int().min(0),
        primaries: z.int().min(0),
        secondaries: z.int().min(0),
        errorCount: z.int().min(0),
        errors: z
          .array(
            z.object({
              row: z.int(),
              column: z.string().max(60),
              code: z.string().max(60),
              message: z.string().max(300),
            }),
          )
          .max(5000),
      })
      .meta({ id: 'AccountImport' }),
  },
  problems: ['account.login-taken', 'idempotency.key-reused', 'idempotency.in-progress'],
})

export const IMPORT_STATES = ['checking', 'writing', 'done', 'refused', 'failed', 'interrupted'] as const

/** An import that runs, or what came of it. */
export const accountImportRecord = z
  .object({
    id: uuid,
    fileName: z.string().max(200),
    /** SHA-256 of the file, in hexadecimal. */
    fileHash: z.string().max(64),
    importedBy: z.string().max(250),
    startedAt: instantOut,
    endedAt: instantOut.nullable(),
    dryRun: z.boolean(),
    invite: z.boolean(),
    /** `refused`: the file has errors. `failed` and `interrupted` (its process died) have written nothing. */
    state: z.enum(IMPORT_STATES),
    rows: z.int().min(0),
    /** Lines that the step which runs (`checking`, then `writing`) has done. */
    rowsDone: z.int().min(0),
    created: z.int().min(0),
    errorCount: z.int().min(0),
  })
  .meta({ id: 'AccountImportRecord' })

export const listAccountImports = defineRoute({
  method: 'GET',
  path: '/admin/account-imports',
  operationId: 'listAccountImports',
  tag: 'Back-office accounts',
  summary: 'Imports of accounts, the latest first; files that were only checked are left out',
  access: { kind: 'staff', permission: 'accounts.edit' },
  query: z.strictObject({ ...pageQuery }),
  responses: { 200: pageOf(accountImportRecord).meta({ id: 'AccountImportPage' }) },
  problems: [],
})

export const getAccountImport = defineRoute({
  method: 'GET',
  path: '/admin/account-imports/:id',
  operationId: 'getAccountImport',
  tag: 'Back-office accounts',
  summary: 'How far an import or a check has come, or what came of it',
  access: { kind: 'staff', permission: 'accounts.edit' },
  params: z.strictObject({ id: uuid }),
  responses: { 200: accountImportRecord },
  problems: ['resource.not-found'],
})
