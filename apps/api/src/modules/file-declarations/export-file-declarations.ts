import type { exportFileDeclarations as route } from '@guichet/contract/file-declarations.contract'
import type { Out } from '@guichet/contract/route'
import { CSV_START, csvLine } from '@guichet/domain/csv'
import { formatLocalDate } from '@guichet/domain/local-date'
import { COLUMN_CATEGORIES, IMPORT_COLUMNS } from '@guichet/domain/micro-social/declaration-import'
import { categoriesOf } from '@guichet/domain/micro-social/declaration-period'
import type { FileDeclarationState } from '@guichet/domain/micro-social/turnover-categories'
import type { Ctx } from '../../ctx.ts'
import { chosenFiles } from './list-file-declarations.ts'
import { type OpenDeclarationFile, readOpenFiles } from './read-open-files.ts'

/** The columns that the check of a filled file reads, and between them those that help whoever fills it. */
const [SIRET, PERIOD, ...AMOUNTS] = IMPORT_COLUMNS
const HEADER = [SIRET, 'Nom', PERIOD, 'Échéance', 'État', 'À remplir', ...AMOUNTS]
const STATES: Readonly<Record<FileDeclarationState, string>> = {
  ...{ late: 'En retard', open: 'À déclarer', filed: 'À jour', upcoming: 'À venir' },
  ...{ waiting: 'En vérification', none: 'Rien à déclarer' },
}

/** One line for each period to be declared; one for the file where none is. */
function linesOf({ ownerName, found, state, period, toDeclare }: OpenDeclarationFile, today: string): string {
  const { siret, companyName } = found.file
  const periods = toDeclare.length > 0 ? toDeclare : [period]
  return periods
    .map((one) => {
      const stands = toDeclare.length === 0 ? state : one && one.dueOn < today ? 'late' : 'open'
      const name = companyName ?? ownerName
      const days = one ? [one.code, formatLocalDate(one.dueOn)] : ['', '']
      const categories = one ? categoriesOf(found.facts, one) : []
      const columns = AMOUNTS.filter((column) => categories.some((one) => one === COLUMN_CATEGORIES[column]))
      return csvLine([siret, name, ...days, STATES[stands], columns.join(', '), ...AMOUNTS.map(() => '')])
    })
    .join('')
}

/** The list as CSV, in its order: filled in, it is what the check takes. */
export async function exportFileDeclarations(
  ctx: Ctx,
  filters: Out<(typeof route)['query']>,
): Promise<{ readonly fileName: string; readonly content: Buffer }> {
  const today = ctx.clock.today()
  const lines = chosenFiles(await readOpenFiles(ctx), filters).map((file) => linesOf(file, today))
  return {
    fileName: `declarations-${today}.csv`,
    content: Buffer.from(CSV_START + csvLine(HEADER) + lines.join('')),
  }
}
