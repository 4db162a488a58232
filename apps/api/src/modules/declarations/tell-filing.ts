import type { DeclarationPeriod } from '@guichet/domain/micro-social/declaration-period'
import { type Ctx, signedInId } from '../../ctx.ts'
import { queueMessage } from '../notifications/index.ts'
import type { FileRow } from './data/file-data.ts'

interface Filed {
  readonly id: string
  readonly file: FileRow
  readonly period: DeclarationPeriod
  readonly version: number
  readonly number: string
  /** Who filed it, by name. */
  readonly filedBy: string
  readonly turnoverCents: number
  readonly totalCents: number
}

/** Tells a declarant what was filed, whoever filed it, with its receipt. */
export async function tellFiling(tx: Ctx, { id, file, period, version, ...filed }: Filed): Promise<void> {
  const byOther = signedInId(tx) !== file.personId
  await queueMessage(tx, {
    ...{ template: 'declaration-filed', to: file.email, personId: file.personId },
    locale: file.locale === 'en' ? 'en' : 'fr',
    data: {
      ...{ firstName: file.firstName, period: period.code, dueOn: period.dueOn },
      ...{ declarationId: id, version, number: filed.number, filedBy: byOther ? filed.filedBy : null },
      ...{ turnoverCents: filed.turnoverCents, totalCents: filed.totalCents },
      isOver: period.dueOn < tx.clock.today() ? 1 : 0,
      url: `${tx.deps.config.publicUrl}/declarations/${period.code}`,
    },
    dedupeKey: `declaration-filed:${id}:${version}`,
  })
}
