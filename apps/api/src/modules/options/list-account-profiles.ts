import type { listAccountProfiles as route } from '@guichet/contract/catalogue.contract'
import type { In } from '@guichet/contract/route'
import type { Ctx } from '../../ctx.ts'
import { readProfiles } from './data/catalogue-data.ts'

type ProfileView = In<(typeof route)['responses'][200]>['items'][number]

/** Rights profiles that an account may have (A14). */
export async function listAccountProfiles(ctx: Ctx): Promise<ProfileView[]> {
  const rows = await readProfiles(ctx)
  return rows.map(({ code, labelFr, labelEn, scope, procedureCodes }) => ({
    code,
    label: ctx.locale === 'en' ? labelEn : labelFr,
    scope: scope as ProfileView['scope'],
    procedureCodes,
  }))
}
