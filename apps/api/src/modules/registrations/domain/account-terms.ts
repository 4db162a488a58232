/** Raised with every change of what stands below: what somebody accepted is kept by this name. */
export const TERMS_VERSION = '2026-11'

/** Terms under which an account is opened, paragraph by paragraph. */
export const ACCOUNT_TERMS: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: [
    'Le compte est demandé au nom de l’entreprise par une personne habilitée à la représenter. Les informations données sont exactes, et tenues à jour dans l’espace du compte.',
    'Les identifiants et les mots de passe sont personnels. Le titulaire répond de ce qui est fait avec le compte, et choisit les personnes qui y ont accès.',
    'Les téléprocédures choisies servent à transmettre des déclarations aux organismes destinataires. Leur contenu engage l’entreprise, qui garde ses justificatifs.',
    'Les services payants sont dus chaque mois au tarif en vigueur, rappelé dans le résumé de la demande puis dans l’onglet «\u00A0Facturation\u00A0» du compte.',
    'Les données personnelles servent à tenir le compte et à transmettre ce qui y est déposé. Les droits d’accès, de rectification et d’effacement s’exercent auprès de l’organisme, dont les coordonnées figurent sur chaque page.',
    'L’organisme peut refuser une demande ou fermer un compte, en disant pourquoi. Le titulaire peut demander la fermeture de son compte à tout moment.',
  ],
  en: [
    'The account is asked for in the name of the company by somebody who may represent it. What is stated is exact, and kept up to date in the space of the account.',
    'Logins and passwords are personal. The holder answers for what is done with the account, and chooses who has access to it.',
    'The procedures chosen serve to send declarations to the bodies they are for. Their content binds the company, which keeps its evidence.',
    'Services that have a price are due each month at the price of the day, shown in the summary of the request and then under “Facturation” of the account.',
    'Personal data serve to keep the account and to send what is deposited there. The rights of access, correction and erasure are exercised with the organisation, whose contacts stand on every page.',
    'The organisation may refuse a request or close an account, saying why. The holder may ask for the account to be closed at any time.',
  ],
}
