import { MEMBER_TARGETS } from '@guichet/domain/member-import'
import { z } from 'zod'
import { DOCUMENT_MOST_BYTES } from './documents.contract.ts'
import { instantOut, line, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Back-office'
const idParams = z.strictObject({ id: uuid })
/** The largest file of members, as large as any other file. */
export const MEMBER_IMPORT_MOST_BYTES = DOCUMENT_MOST_BYTES
const target = z.enum(MEMBER_TARGETS)

export const importMembers = defineRoute({
  method: 'POST',
  path: '/admin/member-imports',
  operationId: 'importMembers',
  tag,
  summary:
    'Import members from a file of Galette, Paheko or a spreadsheet; a dry run tells each line that is wrong',
  description:
    'The body is the file itself, a CSV (UTF-8 or Windows-1252, cells parted by semicolons, commas or tabs) or a workbook (XLSX, one of its sheets), at most 100,000 lines. With one wrong line nothing is written. Columns are guessed unless `mapping` names them. Progress and outcome are read under the `id` that is sent with it; an import can be undone while nothing was built on it.',
  access: { kind: 'staff', permission: 'members.edit' },
  idempotent: true,
  rateLimit: 'costly',
  accepts: 'application/octet-stream',
  bodyLimit: MEMBER_IMPORT_MOST_BYTES,
  query: z.strictObject({
    fileName: line(200),
    dryRun: z.enum(['true', 'false'], 'invalid').transform((text) => text === 'true'),
    /** Chosen by the caller: under this id the progress is read, and what came of it. */
    id: uuid.optional(),
    /** What each column holds, in their order, parted by commas; nothing for a column that is left out. */
    mapping: z
      .string()
      .max(2000, 'text.too-long')
      .regex(/^[A-Za-z,]*$/u, 'invalid')
      .optional(),
    /** Type of the memberships whose line names none. */
    typeId: uuid.optional(),
    /** Sheet of the workbook; the first that is not hidden when left out. */
    sheet: line(100).optional(),
  }),
  responses: {
    200: z
      .object({
        /** Lines below the first. */
        rows: z.int().min(0),
        /** Members that were written; none in a dry run or with errors. */
        created: z.int().min(0),
        /** Memberships that the lines tell. */
        memberships: z.int().min(0),
        withoutEmail: z.int().min(0),
        /** Sheets of the workbook that are not hidden, and the one that was read; none of a CSV. */
        sheets: z.array(z.string().max(100)).max(1000),
        sheet: z.string().max(100).nullable(),
        /** Lines whose SIRET another member has: possible doubles, which are no errors. */
        sameSiret: z.int().min(0),
        columns: z
          .array(
            z.object({
              header: z.string().max(200),
              target: target.nullable(),
              samples: z.array(z.string().max(100)).max(3),
            }),
          )
          .max(200),
        errorCount: z.int().min(0),
        errors: z
          .array(
            z.object({
              row: z.int(),
              column: z.string().max(200),
              target: target.nullable(),
              code: z.string().max(60),
              message: z.string().max(300),
            }),
          )
          .max(5000),
      })
      .meta({ id: 'MemberImport' }),
  },
  problems: ['document.too-large', 'document.empty', 'idempotency.key-reused', 'idempotency.in-progress'],
})

/** An import of members that runs, or what came of it. */
export const memberImportRecord = z
  .object({
    id: uuid,
    fileName: z.string().max(200),
    /** SHA-256 of the file, in hexadecimal. */
    fileHash: z.string().max(64),
    importedBy: z.string().max(250),
    startedAt: instantOut,
    endedAt: instantOut.nullable(),
    dryRun: z.boolean(),
    /** `refused`: the file has errors. `failed` and `interrupted` (its process died) have written nothing. */
    state: z.enum(['checking', 'writing', 'done', 'refused', 'failed', 'interrupted', 'undone']),
    rows: z.int().min(0),
    /** Lines that the step which runs (`checking`, then `writing`) has done. */
    rowsDone: z.int().min(0),
    created: z.int().min(0),
    errorCount: z.int().min(0),
  })
  .meta({ id: 'MemberImportRecord' })

export const listMemberImports = defineRoute({
  method: 'GET',
  path: '/admin/member-imports',
  operationId: 'listMemberImports',
  tag,
  summary: 'Imports of members, the latest first; files that were only checked are left out',
  access: { kind: 'staff', permission: 'members.edit' },
  query: z.strictObject({ ...pageQuery }),
  responses: { 200: pageOf(memberImportRecord).meta({ id: 'MemberImportPage' }) },
  problems: [],
})

export const getMemberImport = defineRoute({
  method: 'GET',
  path: '/admin/member-imports/:id',
  operationId: 'getMemberImport',
  tag,
  summary: 'How far an import or a check has come, or what came of it',
  access: { kind: 'staff', permission: 'members.edit' },
  params: idParams,
  responses: { 200: memberImportRecord },
  problems: ['resource.not-found'],
})

export const undoMemberImport = defineRoute({
  method: 'POST',
  path: '/admin/member-imports/:id/undo',
  operationId: 'undoMemberImport',
  tag,
  summary: 'Undo an import as a whole, while nothing was built on it',
  description:
    'The members of the import and their memberships are taken away. Refused as soon as one of them was edited, signed in, paid, or has a document.',
  access: { kind: 'staff', permission: 'members.edit' },
  rateLimit: 'costly',
  params: idParams,
  responses: { 200: memberImportRecord },
  problems: ['resource.not-found', 'member-import.not-done', 'member-import.built-upon'],
})
