/** What the operations on settings are called with in the matrix. */
export const SETTINGS_CALLS: Readonly<Record<string, () => { body?: unknown }>> = {
  updateSettings: () => ({ body: { contacts: undefined } }),
}
