import { z } from 'zod'
import { ACCOUNT_TYPES, identityIn } from './account-fields.ts'
import { line } from './fields.ts'
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
    'UTF-8 or Windows-1252, cells parted by semicolons or commas, at most 20,000 lines. With one wrong line nothing is written. The accounts wait for their holders; their links are sent at once with `invite`, else from the file of each account.',
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
