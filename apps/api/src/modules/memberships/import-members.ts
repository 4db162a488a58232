import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { FIELD_CODES } from '@guichet/contract/field-codes'
import {
  MEMBER_IMPORT_MOST_BYTES,
  type importMembers as route,
} from '@guichet/contract/member-imports.contract'
import type { In, Out } from '@guichet/contract/route'
import { REFERRAL_CODE_BYTES, referralCodeFrom } from '@guichet/domain/referral-code'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumbers, reserveNumbers } from '../../platform/counters.ts'
import { tellImported } from '../../platform/imports/refresh-statistics.ts'
import { type Tell, trackImport } from '../../platform/imports/track-import.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import {
  type CheckedMember,
  type CheckedMemberImport,
  checkMemberImport,
  errorCode,
} from './check-member-import.ts'
import {
  holdMemberImports,
  insertMembers,
  memberImportRecords,
  type NewMember,
} from './data/member-import-data.ts'
import { NIR_FIELD } from './get-me.ts'
import { memberSearchKey } from './update-me.ts'

type Query = Out<(typeof route)['query']>
type Result = In<(typeof route)['responses'][200]>

const MEMBER_NUMBERS = 'member-number'

/** The file as it comes. @throws problems `document.empty`, `document.too-large`. */
async function wholeOf(body: Readable): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of body.iterator({ destroyOnReturn: false })) {
    length += (part as Buffer).byteLength
    if (length > MEMBER_IMPORT_MOST_BYTES) throw problem('document.too-large')
    parts.push(part as Buffer)
  }
  if (length === 0) throw problem('document.empty')
  return Buffer.concat(parts, length)
}

const toView = (
  { rows, sheets, sheet, columns, errors, errorCount, counts }: CheckedMemberImport,
  created: number,
  { locale }: Ctx,
): Result => {
  const headerOf = new Map(columns.map(({ target, header }) => [target, header]))
  return {
    ...{ rows, created, errorCount, sheets: [...sheets], sheet },
    ...{ memberships: counts.memberships, withoutEmail: counts.withoutEmail, sameSiret: counts.sameSiret },
    columns: columns.map((column) => ({ ...column, samples: [...column.samples] })),
    errors: errors.map(({ row, target, code }) => ({
      ...{ row, target, code: errorCode(code) },
      column: target === null ? '' : (headerOf.get(target) ?? ''),
      message: FIELD_CODES[errorCode(code)][locale],
    })),
  }
}

/** A member as it is written: a person who chooses a password by "Mot de passe oublié ?". */
function rowsOf(tx: Ctx, one: CheckedMember, number: number, importId: string): NewMember {
  const id = tx.ids.uuid()
  const now = tx.clock.now()
  const { firstName, lastName, email, phone, siret, nir, period } = one
  return {
    person: {
      ...{ id, firstName, lastName, email, phone, locale: 'fr', createdAt: now, updatedAt: now },
      searchKey: memberSearchKey({ firstName, lastName, email, number, siret }),
    },
    member: {
      ...{ personId: id, number, importId, siret, ape: one.ape, activity: one.activity },
      ...{ website: one.website, personalEmail: one.personalEmail, partnerId: one.partnerId },
      facebookUrl: one.facebookUrl,
      nirCipher: nir === null ? null : tx.deps.encryption.encrypt(nir, NIR_FIELD),
      nirHash: one.nirHash,
      referralCode: one.referralCode ?? referralCodeFrom(tx.ids.bytes(REFERRAL_CODE_BYTES)),
      ...{ businessStreet: one.businessStreet, businessComplement: one.businessComplement },
      ...{ businessPostcode: one.businessPostcode, businessCity: one.businessCity },
      ...{ personalStreet: one.street, personalComplement: one.complement },
      ...{ personalPostcode: one.postcode, personalCity: one.city, createdAt: now, updatedAt: now },
    },
    membership: period && {
      ...{ id: tx.ids.uuid(), personId: id, typeId: period.type.id, partnerId: one.partnerId },
      ...{ startsOn: period.startsOn, endsOn: period.endsOn, paidOn: one.paidOn, createdAt: now },
      amountCents: one.amountCents ?? period.type.amountCents,
      paymentMethod: one.method ?? 'transfer',
      managementTool: one.tool ?? false,
      managementToolSince: one.tool ? one.toolSince : null,
    },
  }
}

/** Writes what was checked, part by part, and tells how far it has come. */
async function writeMembers(
  tx: Ctx,
  importId: string,
  { members, rows, counts }: CheckedMemberImport,
  tell: Tell,
): Promise<void> {
  await tell({ state: 'writing', rows, rowsDone: 0 })
  await reserveNumbers(tx, MEMBER_NUMBERS, counts.highest)
  let next = counts.unnumbered === 0 ? 0 : await nextNumbers(tx, MEMBER_NUMBERS, counts.unnumbered)
  let rowsDone = 0
  for await (const part of members.take()) {
    const list = part.map((one) => rowsOf(tx, one, one.number ?? next++, importId))
    if (!(await insertMembers(tx, list))) throw fieldProblem('/file', 'import.known')
    rowsDone += part.length
    await tell({ state: 'writing', rows, rowsDone })
  }
}

/**
 * Imports members from CSV or XLSX (M17, X07), all or none: one wrong line, and nothing is written. A dry run tells what is wrong.
 * Imports go one after the other; what ends half-way is undone with its transaction, and its record tells that it was
 * interrupted.
 * @throws problems `document.empty`, `document.too-large`, `request.invalid` when somebody takes an address meanwhile.
 */
export async function importMembers(
  ctx: Ctx,
  body: Readable,
  { id = ctx.ids.uuid(), fileName, dryRun, mapping, typeId, sheet }: Query,
): Promise<Result> {
  const bytes = await wholeOf(body)
  const fileHash = createHash('sha256').update(bytes).digest('hex')
  return trackImport(ctx, memberImportRecords, { id, fileName, fileHash, dryRun }, (tell) =>
    withTx(ctx, async (tx) => {
      if (!dryRun) await holdMemberImports(tx)
      const checked = await checkMemberImport(tx, bytes, { mapping, typeId, sheet, dryRun }, tell)
      const { rows, errorCount } = checked
      const isWritten = !dryRun && errorCount === 0
      const created = isWritten ? rows : 0
      if (isWritten) {
        await writeMembers(tx, id, checked, tell)
        await tellImported(tx, 'members', created)
        await audit(tx, {
          ...{ action: 'member.imported', subjectKind: 'member-import', subjectId: id },
          after: { fileName, fileHash, count: created },
        })
      }
      const state = errorCount > 0 ? 'refused' : 'done'
      await memberImportRecords.end(tx, id, { state, rows, created, errorCount })
      return toView(checked, created, tx)
    }),
  )
}
