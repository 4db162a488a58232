import { expect, it } from 'vitest'
import { PROVIDER_ICONS, passkeyProvider } from './passkey-providers.ts'

it('names the provider of a passkey, whatever the case', () => {
  expect(passkeyProvider('D548826E-79B4-DB40-A3D8-11116F7E8349')).toEqual({
    name: 'Bitwarden',
    icon: 'manager',
  })
  expect(PROVIDER_ICONS).toContain(passkeyProvider('08987058-cadc-4b81-b6e1-30de50dcbe96')?.icon)
})

it('knows nothing of those that keep it to themselves', () => {
  for (const aaguid of ['00000000-0000-0000-0000-000000000000', 'constructor', ''])
    expect(passkeyProvider(aaguid)).toBeNull()
})
