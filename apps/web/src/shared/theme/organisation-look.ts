import { setPortalName } from '../ui/document-title.ts'
import { DEFAULT_ACCENT } from './accent.ts'

const KEY = 'guichet-accent'

function keptAccent(): string {
  try {
    return localStorage.getItem(KEY) ?? DEFAULT_ACCENT
  } catch {
    return DEFAULT_ACCENT
  }
}

let accent: string | undefined
const listeners = new Set<() => void>()

/** The organisation’s colour as last seen in this browser, so that pages do not change colour while they load. */
export const currentAccent = (): string => {
  accent ??= keptAccent()
  return accent
}

export function onAccentChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Gives the portal the organisation’s name and colour. */
export function wearOrganisation(organisation: {
  readonly shortName: string
  readonly accentColour: string
}): void {
  setPortalName(organisation.shortName)
  if (organisation.accentColour === currentAccent()) return
  accent = organisation.accentColour
  try {
    localStorage.setItem(KEY, accent)
  } catch {
    // Without storage the colour comes with each load.
  }
  for (const listener of listeners) listener()
}
