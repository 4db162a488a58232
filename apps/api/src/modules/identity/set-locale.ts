import { actingPersonId, type Ctx, type Locale } from '../../ctx.ts'
import { updateLocale } from './data/person-data.ts'

/** Remembers the language in which a person reads. */
export const setLocale = (ctx: Ctx, locale: Locale): Promise<void> =>
  updateLocale(ctx, actingPersonId(ctx), locale)
