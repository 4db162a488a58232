import type { AccountSettings, SettingsPatch } from './api/account-settings.ts'

export interface SettingsValues {
  readonly accountType: AccountSettings['accountType']
  readonly profileCode: string
  readonly test: boolean
  /** A day, or '' for none. */
  readonly invoicingOn: string
}

export const settingsValues = (settings: AccountSettings): SettingsValues => ({
  accountType: settings.accountType,
  profileCode: settings.profileCode,
  test: settings.test,
  invoicingOn: settings.invoicingOn ?? '',
})

/** What differs from the settings as they stand, and nothing that a secondary account has not. */
export function settingsPatch(settings: AccountSettings, values: SettingsValues): SettingsPatch {
  const now = settingsValues(settings)
  const isPrimary = settings.kind === 'primary'
  return {
    ...(values.accountType !== now.accountType && { accountType: values.accountType }),
    ...(values.test !== now.test && { test: values.test }),
    ...(isPrimary && values.profileCode !== now.profileCode && { profileCode: values.profileCode }),
    ...(isPrimary && values.invoicingOn !== now.invoicingOn && { invoicingOn: values.invoicingOn || null }),
  }
}
