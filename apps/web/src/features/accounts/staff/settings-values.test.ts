import { describe, expect, it } from 'vitest'
import type { AccountSettings } from './api/account-settings.ts'
import { settingsPatch, settingsValues } from './settings-values.ts'

const settings: AccountSettings = {
  ...{ kind: 'primary', accountType: 'company', profileCode: 'principal', test: false, version: 3 },
  invoicingOn: '2026-01-01',
}

describe('settings of an account', () => {
  it('send what differs and nothing else', () => {
    const values = settingsValues(settings)
    expect(settingsPatch(settings, values)).toEqual({})
    expect(settingsPatch(settings, { ...values, test: true, invoicingOn: '' })).toEqual({
      ...{ test: true, invoicingOn: null },
    })
    expect(settingsPatch(settings, { ...values, profileCode: 'web', accountType: 'oga' })).toEqual({
      ...{ profileCode: 'web', accountType: 'oga' },
    })
  })

  it('leave out what a secondary account has not', () => {
    const secondary: AccountSettings = { ...settings, kind: 'secondary', invoicingOn: null }
    const values = { ...settingsValues(secondary), profileCode: 'web', invoicingOn: '2027-01-01', test: true }
    expect(settingsPatch(secondary, values)).toEqual({ test: true })
  })
})
