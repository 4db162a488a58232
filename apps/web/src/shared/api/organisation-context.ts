import { createContext, useContext } from 'react'
import type { Organisation } from './organisation.ts'

/** The organisation on light pages, which have no queries; undefined until it is read. */
export const OrganisationContext = createContext<Organisation | undefined>(undefined)

export const useLightOrganisation = (): Organisation | undefined => useContext(OrganisationContext)
