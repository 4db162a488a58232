import { LETTERS_AT_ONCE } from '@guichet/contract/letters.contract'
import type { OrganisationData } from '@guichet/documents'
import { hasPostalAddress, postalLines } from '@guichet/domain/postal-address'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { problem } from '../../platform/problem-error.ts'
import { isLetterWanted, renderLetter } from '../notifications/index.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { dropLetters, type LetterRow, markPrinted, readLetters } from './data/letter-list-data.ts'
import { inputOf } from './list-letters.ts'

interface Input {
  readonly ids?: readonly string[] | undefined
  readonly again: boolean
}

/** The pages of one letter: the letter, then what it encloses. */
async function pagesOf(ctx: Ctx, organisation: OrganisationData, row: LetterRow): Promise<Buffer[]> {
  const input = inputOf(row)
  const { subject, paragraphs, enclosures } = await renderLetter(ctx, row.template, input)
  const letter = await ctx.deps.pdf.render('letter', {
    ...{ locale: input.locale, organisation, addressLines: postalLines(row) },
    ...{ writtenOn: ctx.clock.today(), subject, paragraphs },
  })
  return [letter, ...enclosures]
}

async function bind(files: readonly Buffer[], title: string): Promise<Buffer> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const whole = await PDFDocument.create()
  whole.setTitle(title)
  for (const file of files) {
    const part = await PDFDocument.load(file)
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  }
  return Buffer.from(await whole.save())
}

const drop = (ctx: Ctx, ids: readonly string[]): Promise<void> =>
  withTx(ctx, async (tx) => {
    const dropped = await dropLetters(tx, ids)
    await auditAll(
      tx,
      dropped.map(({ id, personId, template }) => ({
        ...{ action: 'letter.dropped', subjectKind: 'letter', subjectId: id },
        after: { personId, template },
      })),
    )
  })

/** Letters that are to be printed; reminders that nobody wants any more are taken away. */
async function sortOut(ctx: Ctx, { ids, again }: Input): Promise<LetterRow[]> {
  const rows = await readLetters(ctx, ids, LETTERS_AT_ONCE)
  if (!again && rows.some(({ printedAt }) => printedAt !== null)) throw problem('letter.printed-before')
  const wanted = await Promise.all(
    rows.map(
      async (row) => row.printedAt !== null || (await isLetterWanted(ctx, row.template, inputOf(row))),
    ),
  )
  const dropped = rows.filter((_, index) => !wanted[index]).map(({ id }) => id)
  if (dropped.length > 0) await drop(ctx, dropped)
  return rows.filter((row, index) => wanted[index] && hasPostalAddress(row))
}

/**
 * The letters chosen, or the oldest that wait, as one PDF; they are marked as printed. Two who print at once: one of them
 * is told.
 * @throws problems `letter.printed-before`, `letter.nothing-to-print`.
 */
export async function printLetters(ctx: Ctx, input: Input): Promise<Buffer> {
  const rows = await sortOut(ctx, input)
  if (rows.length === 0) throw problem('letter.nothing-to-print')
  const profile = await getOrganisationProfile(ctx)
  const organisation = organisationData(profile, await findLogoData(ctx, profile))
  const files: Buffer[] = []
  for (const row of rows) files.push(...(await pagesOf(ctx, organisation, row)))
  const pdf = await bind(files, profile.name)
  const ids = rows.map(({ id }) => id)
  await withTx(ctx, async (tx) => {
    if ((await markPrinted(tx, ids, input.again)) !== ids.length) throw problem('letter.printed-before')
    await auditAll(
      tx,
      rows.map(({ id, personId, printedAt }) => ({
        ...{ action: 'letter.printed', subjectKind: 'letter', subjectId: id },
        after: { personId, again: printedAt !== null },
      })),
    )
  })
  return pdf
}
