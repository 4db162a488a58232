const kind = { params: { kind: 'legal-notice' } }
const TEXT = { textFr: 'Essai', textEn: 'Trial' }

/** What the operations on settings and public texts are called with in the matrix. */
export const SETTINGS_CALLS: Readonly<Record<string, () => { params?: { kind: string }; body?: unknown }>> = {
  updateSettings: () => ({ body: {} }),
  getLegalText: () => kind,
  getStaffLegalText: () => kind,
  publishLegalText: () => ({ ...kind, body: TEXT }),
  acceptTerms: () => ({ body: { accepted: [{ kind: 'membership-terms', version: '2026-11' }] } }),
  sendContactMessage: () => ({
    body: { name: 'Ada', email: 'ada@test.example', subject: 'Essai', message: 'Bonjour' },
  }),
}
