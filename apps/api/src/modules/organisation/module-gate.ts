import type { RouteSpec } from '@guichet/contract/route'
import { moduleOf } from '@guichet/contract/route-modules'
import type { Module } from '@guichet/domain/modules'
import type { Ctx } from '../../ctx.ts'
import type { Deps } from '../../deps.ts'
import { createBatchedLookup } from '../../platform/batched-lookup.ts'
import { readModules } from './data/organisation-data.ts'

/** The parts of the portal that are switched on. */
export const listModules = (ctx: Pick<Ctx, 'db'>): Promise<readonly Module[]> => readModules(ctx)

/** Runs what belongs to a part of the portal, unless that is switched off. */
export const whileOn =
  (module: Module, run: (ctx: Ctx) => Promise<unknown>) =>
  async (ctx: Ctx): Promise<unknown> =>
    (await readModules(ctx)).includes(module) ? run(ctx) : undefined

/**
 * Says whether a route is there: those of a part that is switched off are not. Known anew for each request, so that a switch
 * counts at once in every process: with the session where there is one (`known`), else asked, those of one moment together.
 */
export function createModuleGate(deps: Deps) {
  const isOn = createBatchedLookup<true, Module>(
    async () => new Map((await readModules(deps)).map((module) => [module, true])),
  )
  return async (route: RouteSpec | undefined, known: readonly Module[] | null): Promise<boolean> => {
    const module = route ? moduleOf(route) : null
    if (module === null) return true
    return known ? known.includes(module) : (await isOn(module)) === true
  }
}
