/** What the picture beside a passkey shows. */
export const PROVIDER_ICONS = [
  'apple',
  'google',
  'windows',
  'browser',
  'manager',
  'security-key',
  'unknown',
] as const
export type ProviderIcon = (typeof PROVIDER_ICONS)[number]

export interface PasskeyProvider {
  /** A brand: the same in every language. */
  readonly name: string
  readonly icon: ProviderIcon
}

/** Who makes passkeys of which kind (AAGUID), from the list that providers publish. The list is small: others are "unknown". */
const PROVIDERS: Readonly<Record<string, PasskeyProvider>> = {
  'fbfc3007-154e-4ecc-8c0b-6e020557d7bd': { name: 'Apple', icon: 'apple' },
  'dd4ec289-e01d-41c9-bb89-70fa845d4bf2': { name: 'iCloud', icon: 'apple' },
  'ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4': { name: 'Google', icon: 'google' },
  'adce0002-35bc-c60a-648b-0b25f1f05503': { name: 'Chrome', icon: 'browser' },
  '771b48fd-d3d4-4f74-9232-fc157ab0507a': { name: 'Edge', icon: 'browser' },
  '08987058-cadc-4b81-b6e1-30de50dcbe96': { name: 'Windows Hello', icon: 'windows' },
  '9ddd1817-af5a-4672-a2b9-3e3dd95000a9': { name: 'Windows Hello', icon: 'windows' },
  '6028b017-b1d4-4c02-b4b3-afcdafc96bb2': { name: 'Windows Hello', icon: 'windows' },
  'd3452668-01fd-4c12-926c-83a4204853aa': { name: 'Microsoft', icon: 'windows' },
  'bada5566-a7aa-401f-bd96-45619a55120d': { name: '1Password', icon: 'manager' },
  'd548826e-79b4-db40-a3d8-11116f7e8349': { name: 'Bitwarden', icon: 'manager' },
  '531126d6-e717-415c-9320-3d9aa6981239': { name: 'Dashlane', icon: 'manager' },
  'b84e4048-15dc-4dd0-8640-f4f60813c8af': { name: 'NordPass', icon: 'manager' },
  '0ea242b4-43c4-4a1b-8b17-dd6d0b6baec6': { name: 'Keeper', icon: 'manager' },
  'f3809540-7f14-49c1-a8b3-8f813b225541': { name: 'Enpass', icon: 'manager' },
  '50726f74-6f6e-5061-7373-50726f746f6e': { name: 'Proton Pass', icon: 'manager' },
  '53414d53-554e-4700-0000-000000000000': { name: 'Samsung Pass', icon: 'manager' },
  'fdb141b2-5d84-443e-8a35-4698c205a502': { name: 'KeePassXC', icon: 'manager' },
  '2fc0579f-8113-47ea-b116-bb5a8db9202a': { name: 'YubiKey', icon: 'security-key' },
  '73bb0cd4-e502-49b8-9c6f-b59445bf720b': { name: 'YubiKey', icon: 'security-key' },
}

/** The provider of a passkey by its AAGUID; null for those that keep it to themselves or are not on the list. */
export const passkeyProvider = (aaguid: string): PasskeyProvider | null =>
  Object.hasOwn(PROVIDERS, aaguid.toLowerCase()) ? (PROVIDERS[aaguid.toLowerCase()] ?? null) : null
