import { createHash } from 'node:crypto'
import type { importAccounts as route } from '@guichet/contract/account-imports.contract'
import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import type { In, Out } from '@guichet/contract/route'
import type { ImportError } from '@guichet/domain/account-import'
import { accountKeys } from '@guichet/domain/account-keys'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { nextNumbers } from '../../platform/counters.ts'
import { tellImported } from '../../platform/imports/refresh-statistics.ts'
import { type Tell, trackImport } from '../../platform/imports/track-import.ts'
import { problem } from '../../platform/problem-error.ts'
import { sendFirstActivations } from '../identity/index.ts'
import { getOrganisationProfile } from '../organisation/index.ts'
import { type CheckedAccount, type CheckedImport, checkImport } from './check-import.ts'
import type { NewAccount } from './data/account-writes.ts'
import { holdImport, insertAccounts } from './data/import-data.ts'
import { accountImportRecords } from './data/import-record-data.ts'
import { releaseRefusedLogins } from './data/login-data.ts'
import { FILE_NUMBERS } from './file-primary-account.ts'

type Input = Out<(typeof route)['body']>
type Result = In<(typeof route)['responses'][200]>

const MOST_ERRORS = 5000
const AUDIT_BATCH = 1000
const LINK_BATCH = 500

const wordOf = (code: string, locale: 'fr' | 'en') =>
  FIELD_CODES[isFieldCode(code) ? code : 'invalid'][locale]

const toView = (checked: CheckedImport, created: number, { locale }: Ctx): Result => ({
  rows: checked.rows,
  created,
  primaries: checked.accounts.filter(({ primaryLogin }) => primaryLogin === null).length,
  secondaries: checked.accounts.filter(({ primaryLogin }) => primaryLogin !== null).length,
  errorCount: checked.errors.length,
  errors: checked.errors.slice(0, MOST_ERRORS).map(({ row, column, code }: ImportError) => ({
    ...{ row, column, code, message: wordOf(code, locale) },
  })),
})

/** The accounts as they are written, primaries first: they wait for their holders. */
function rowsOf(
  tx: Ctx,
  checked: CheckedImport,
  { firstNumber, portal }: { readonly firstNumber: number; readonly portal: string },
): readonly NewAccount[] {
  const { primaries, procedureIds, defaultProfile } = checked
  const list = checked.accounts.toSorted(
    (a, b) => Number(a.primaryLogin !== null) - Number(b.primaryLogin !== null) || a.row - b.row,
  )
  const ids = new Map(list.map(({ login }) => [login, tx.ids.uuid()]))
  const profiles = new Map(list.map(({ login, profileCode }) => [login, profileCode || defaultProfile]))
  const now = tx.clock.now()
  return list.map((one: CheckedAccount, index): NewAccount => {
    const { login, primaryLogin, siret, companyName, details, accountType, hasMailbox, autonomous } = one
    const above = primaryLogin === null ? undefined : primaries.get(primaryLogin)
    const fileNumber = firstNumber + index
    const { firstName, lastName, email } = details
    return {
      account: {
        ...{
          id: ids.get(login) ?? '',
          fileNumber,
          login,
          siret,
          companyName,
          accountType,
          state: 'approved',
        },
        parentId: primaryLogin === null ? null : (above?.id ?? ids.get(primaryLogin) ?? null),
        profileCode: above?.profileCode ?? profiles.get(primaryLogin ?? login) ?? defaultProfile,
        portal: above?.portal ?? portal,
        test: above?.test ?? false,
        ...accountKeys({ firstName, lastName, email, fileNumber, login, siret, companyName }),
        ...{ hasMailbox, autonomous, mailboxQuota: one.mailboxQuota },
        ...{ createdOn: tx.clock.today(), createdAt: now, updatedAt: now },
      },
      details,
      procedures: one.procedures.flatMap((code) => {
        const id = procedureIds.get(code)
        return id === undefined ? [] : [{ id, documentTypes: null }]
      }),
    }
  })
}

async function auditImport(tx: Ctx, list: readonly NewAccount[], fileName: string, fileHash: string) {
  const importId = tx.ids.uuid()
  await auditAll(tx, [
    {
      ...{ action: 'account.imported', subjectKind: 'account-import', subjectId: importId },
      after: { fileName, fileHash, count: list.length },
    },
  ])
  for (let start = 0; start < list.length; start += AUDIT_BATCH)
    await auditAll(
      tx,
      list.slice(start, start + AUDIT_BATCH).map(({ account }) => ({
        ...{ action: 'account.created', subjectKind: 'account', subjectId: account.id as string },
        after: { login: account.login, state: 'approved', parentId: account.parentId ?? null, importId },
      })),
    )
}

/** Writes what was checked, and tells how far it has come: with invitations, each line counts for two halves. */
async function writeImport(
  tx: Ctx,
  checked: CheckedImport,
  {
    fileName,
    fileHash,
    portal,
    invite,
  }: Pick<Input, 'fileName' | 'invite'> & Record<'fileHash' | 'portal', string>,
  tell: Tell,
): Promise<void> {
  const rows = checked.accounts.length
  const step = (written: number, linked: number) =>
    tell({
      ...{ state: 'writing', rows },
      rowsDone: invite ? Math.floor((written + linked) / 2) : written,
    })
  await step(0, 0)
  await releaseRefusedLogins(
    tx,
    checked.accounts.map(({ login }) => login),
  )
  const firstNumber = await nextNumbers(tx, FILE_NUMBERS, rows)
  const list = rowsOf(tx, checked, { firstNumber, portal })
  if (!(await insertAccounts(tx, list, (written) => step(written, 0)))) throw problem('account.login-taken')
  await auditImport(tx, list, fileName, fileHash)
  await tellImported(tx, 'accounts', rows)
  if (!invite) return
  const links = list.map(({ account, details }) => ({
    account: { id: account.id as string, login: account.login, companyName: account.companyName },
    isPrimary: account.parentId == null,
    to: { firstName: details.firstName, email: details.email, locale: tx.locale },
  }))
  for (let start = 0; start < links.length; start += LINK_BATCH) {
    await sendFirstActivations(tx, links.slice(start, start + LINK_BATCH))
    await step(rows, Math.min(start + LINK_BATCH, rows))
  }
}

/**
 * Imports accounts from CSV, all or none: one wrong line, and nothing is written. A dry run tells what is wrong. The same
 * file is imported once at a time; what ends half-way (a process that dies) is undone with its transaction, and its record
 * tells that it was interrupted.
 * @throws problems `account.login-taken` when somebody takes a login of the file meanwhile, `request.invalid`.
 */
export async function importAccounts(ctx: Ctx, { id = ctx.ids.uuid(), ...input }: Input): Promise<Result> {
  const bytes = Buffer.from(input.content, 'base64')
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  const { fileName, dryRun, invite } = input
  const { portalName: portal } = await getOrganisationProfile(ctx)
  return trackImport(ctx, accountImportRecords, { id, fileName, fileHash, dryRun, invite }, (tell) =>
    withTx(ctx, async (tx) => {
      await holdImport(tx, fileHash)
      const checked = await checkImport(tx, bytes, (rows, rowsDone) =>
        tell({ state: 'checking', rows, rowsDone }),
      )
      const errorCount = checked.errors.length
      const isWritten = !dryRun && errorCount === 0
      if (isWritten) await writeImport(tx, checked, { fileName, fileHash, portal, invite }, tell)
      const created = isWritten ? checked.accounts.length : 0
      const state = errorCount > 0 ? 'refused' : 'done'
      await accountImportRecords.end(tx, id, { state, rows: checked.rows, created, errorCount })
      return toView(checked, created, tx)
    }),
  )
}
