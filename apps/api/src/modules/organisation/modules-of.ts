import { MODULES, type Module } from '@guichet/domain/modules'

/** The parts of the portal that are switched on, in their order. */
export const modulesOf = ({ modules }: { readonly modules: readonly string[] }): Module[] =>
  MODULES.filter((module) => modules.includes(module))
