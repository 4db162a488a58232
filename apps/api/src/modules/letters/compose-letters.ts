import type { OrganisationData } from '@guichet/documents'
import { hasPostalAddress, postalLines } from '@guichet/domain/postal-address'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { isLetterWanted, renderLetter } from '../notifications/index.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { dropLetters, type LetterRow } from './data/letter-list-data.ts'
import { inputOf } from './list-letters.ts'

/** Letters made at once: the next one is read while the page of the last is drawn. */
const AT_ONCE = 3

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

/** Takes away letters that nobody wants any more. */
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

/** Letters that are to be printed and can be sent; reminders that nobody wants any more are taken away. */
export async function sortOut(ctx: Ctx, rows: readonly LetterRow[]): Promise<LetterRow[]> {
  const wanted = await Promise.all(
    rows.map(
      async (row) => row.printedAt !== null || (await isLetterWanted(ctx, row.template, inputOf(row))),
    ),
  )
  const dropped = rows.filter((_, index) => !wanted[index]).map(({ id }) => id)
  if (dropped.length > 0) await drop(ctx, dropped)
  return rows.filter((row, index) => wanted[index] && hasPostalAddress(row))
}

/** What letters are printed with: the letterhead of the organisation, read once. */
export async function readLetterhead(ctx: Ctx): Promise<OrganisationData> {
  const profile = await getOrganisationProfile(ctx)
  return organisationData(profile, await findLogoData(ctx, profile))
}

const isBusy = (error: unknown): boolean => error instanceof Error && error.name === 'PdfQueueFullError'

/** The pages of a letter; null for one that cannot be made, which stops no other. */
async function tryPages(ctx: Ctx, organisation: OrganisationData, row: LetterRow): Promise<Buffer[] | null> {
  try {
    return await pagesOf(ctx, organisation, row)
  } catch (error) {
    if (isBusy(error)) throw error
    ctx.log.error({ err: error, letterId: row.id }, 'a letter was not made')
    return null
  }
}

/**
 * One PDF of letters, in their order. `onMade` is told of each as it is done: true when it is in it.
 * @throws whatever `onMade` throws, and when too many PDFs wait to be made.
 */
export async function bindLetters(
  ctx: Ctx,
  organisation: OrganisationData,
  rows: readonly LetterRow[],
  onMade: (row: LetterRow, isIn: boolean) => Promise<void>,
): Promise<Buffer> {
  const { PDFDocument } = await import('@cantoo/pdf-lib')
  const whole = await PDFDocument.create()
  whole.setTitle(organisation.name)
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    const some = rows.slice(start, start + AT_ONCE)
    const made = await Promise.all(some.map((row) => tryPages(ctx, organisation, row)))
    for (const [index, files] of made.entries()) {
      for (const file of files ?? []) {
        const part = await PDFDocument.load(file)
        for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
      }
      await onMade(some[index] as LetterRow, files !== null)
    }
  }
  return Buffer.from(await whole.save())
}
