import type { SettingsFile } from './settings-queries.ts'

export interface SectionProps {
  readonly file: SettingsFile
  /** Whether the reader may change all of the settings, not the contacts alone. */
  readonly mayEdit: boolean
}

/** Parts of the page, by the last part of its address; the first is there without one. */
export const SETTINGS_SECTIONS = [
  ...([
    'identite',
    'apparence',
    'contacts',
    'reglements',
    'facturation',
    'textes',
    'modules',
    'historique',
  ] as const),
] as const
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number]

export const isSettingsSection = (name: string): name is SettingsSection =>
  (SETTINGS_SECTIONS as readonly string[]).includes(name)
