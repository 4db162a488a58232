import type { LetterData, OrganisationData } from '@guichet/documents'
import { hasPostalAddress, postalLines } from '@guichet/domain/postal-address'
import { type Ctx, withTx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { isLetterWanted, renderLetter } from '../notifications/index.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import { dropLetters, type LetterRow } from './data/letter-list-data.ts'
import { inputOf } from './list-letters.ts'

/**
 * Letters made at once, as one PDF where they enclose nothing: what they share is set and kept once, which takes a third of the
 * time and of the room.
 */
const AT_ONCE = 10

/** A letter in words, and what it encloses. */
interface Words {
  readonly row: LetterRow
  readonly letter: LetterData
  readonly enclosures: readonly Buffer[]
}

/** What a letter says; null for one of which that cannot be made, which stops no other. */
async function wordsOf(ctx: Ctx, organisation: OrganisationData, row: LetterRow): Promise<Words | null> {
  const input = inputOf(row)
  return unlessFailed(ctx, row, async () => {
    const { subject, paragraphs, enclosures } = await renderLetter(ctx, row.template, input)
    const letter = {
      ...{ locale: input.locale, organisation, addressLines: postalLines(row) },
      ...{ writtenOn: ctx.clock.today(), subject, paragraphs },
    }
    return { row, letter, enclosures }
  })
}

const isBusy = (error: unknown): boolean => error instanceof Error && error.name === 'PdfQueueFullError'

/** What is made of a letter; null where it cannot be made. @throws when too many PDFs wait to be made. */
async function unlessFailed<T>(ctx: Ctx, row: LetterRow, make: () => Promise<T>): Promise<T | null> {
  try {
    return await make()
  } catch (error) {
    if (isBusy(error)) throw error
    ctx.log.error({ err: error, letterId: row.id }, 'a letter was not made')
    return null
  }
}

/** A piece of the PDF, and the letters that are in it; null for one that cannot be made. */
interface Piece {
  readonly rows: readonly LetterRow[]
  readonly files: readonly Buffer[] | null
}

const draw = (ctx: Ctx, all: readonly Words[]): Promise<Buffer> =>
  ctx.deps.pdf.render('letters', { letters: all.map(({ letter }) => letter) })

const drawAlone = async (ctx: Ctx, words: Words): Promise<Piece> => {
  const { row, enclosures } = words
  return {
    rows: [row],
    files: await unlessFailed(ctx, row, async () => [await draw(ctx, [words]), ...enclosures]),
  }
}

/** Letters that follow each other and enclose nothing, as one; each by itself where one of them cannot be drawn. */
async function drawTogether(ctx: Ctx, all: readonly Words[]): Promise<readonly Piece[]> {
  try {
    return [{ rows: all.map(({ row }) => row), files: [await draw(ctx, all)] }]
  } catch (error) {
    if (isBusy(error)) throw error
    const alone: Piece[] = []
    for (const words of all) alone.push(await drawAlone(ctx, words))
    return alone
  }
}

/** Some letters in their order, in as few pieces as may be. */
async function piecesOf(
  ctx: Ctx,
  organisation: OrganisationData,
  rows: readonly LetterRow[],
): Promise<readonly Piece[]> {
  const written = await Promise.all(rows.map((row) => wordsOf(ctx, organisation, row)))
  const pieces: Piece[] = []
  let together: Words[] = []
  const flush = async () => {
    if (together.length > 0) pieces.push(...(await drawTogether(ctx, together)))
    together = []
  }
  for (const [index, words] of written.entries()) {
    if (words?.enclosures.length === 0) together.push(words)
    else {
      await flush()
      pieces.push(words ? await drawAlone(ctx, words) : { rows: [rows[index] as LetterRow], files: null })
    }
  }
  await flush()
  return pieces
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
    for (const { rows: made, files } of await piecesOf(
      ctx,
      organisation,
      rows.slice(start, start + AT_ONCE),
    )) {
      for (const file of files ?? []) {
        const part = await PDFDocument.load(file)
        for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
      }
      for (const row of made) await onMade(row, files !== null)
    }
  }
  return Buffer.from(await whole.save())
}
