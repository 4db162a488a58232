/** Raised with every change of what stands below: what somebody accepted is kept by this name. */
export const TERMS_VERSION = '2026-11'

/** Terms under which one joins, paragraph by paragraph. */
export const JOINING_TERMS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'L’adhésion est personnelle. Elle court du jour du règlement à la date rappelée avant celui-ci, et ne se renouvelle pas sans votre demande.',
    'Le montant est celui du type d’adhésion choisi, rappelé avant le règlement. Un reçu est envoyé par e-mail.',
    'Vous pouvez vous rétracter dans les quatorze jours qui suivent l’adhésion, en écrivant à l’organisme.',
    'Les informations données sont exactes et tenues à jour dans l’espace personnel. Elles servent à tenir votre dossier\u00A0; les droits d’accès, de rectification et d’effacement s’exercent auprès de l’organisme, dont les coordonnées figurent sur chaque page.',
  ],
  en: [
    'A membership is personal. It runs from the day of payment to the day shown before it, and is not renewed unless you ask for it.',
    'The amount is that of the type chosen, shown again before payment. A receipt is sent by e-mail.',
    'You may withdraw within fourteen days after joining, by writing to the organisation.',
    'What is stated is exact, and kept up to date in the personal space. It serves to keep your file; the rights of access, correction and erasure are exercised with the organisation, whose contacts stand on every page.',
  ],
}
