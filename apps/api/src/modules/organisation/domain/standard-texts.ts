import type { LegalTextKind } from '@guichet/domain/legal-text'

/** Raised with every change of what stands below: what somebody accepted is kept by this name. */
export const STANDARD_VERSION = '2026-11'

const text = (...paragraphs: string[]) => paragraphs.join('\n\n')

/** The texts that every portal begins with, until the organisation publishes its own. */
export const STANDARD_TEXTS: Readonly<Record<LegalTextKind, Readonly<Record<'fr' | 'en', string>>>> = {
  'legal-notice': {
    fr: text(
      '# Hébergement',
      'Ce portail est hébergé par l’organisme lui-même ou par le prestataire qu’il a choisi, dont les coordonnées sont communiquées sur demande.',
      '# Données personnelles',
      'Les informations recueillies servent à tenir votre dossier et à vous rendre les services demandés. Elles ne sont ni vendues ni utilisées à d’autres fins. Vous pouvez les consulter, les faire corriger ou effacer en écrivant à l’organisme, et saisir la CNIL si sa réponse ne vous convient pas.',
      '# Cookies',
      'Le portail dépose seulement les cookies nécessaires à la connexion. Il ne mesure pas votre navigation et ne la transmet à personne.',
    ),
    en: text(
      '# Hosting',
      'This portal is hosted by the organisation itself or by the provider it has chosen, whose contacts are given on request.',
      '# Personal data',
      'What is collected serves to keep your file and to give you the services you ask for. It is neither sold nor used otherwise. You may read it, have it corrected or erased by writing to the organisation, and turn to the CNIL if its answer does not satisfy you.',
      '# Cookies',
      'The portal sets only the cookies that signing in needs. It does not measure what you do here and passes it on to nobody.',
    ),
  },
  accessibility: {
    fr: text(
      'L’organisme veut que chacun puisse se servir de ce portail, quel que soit son équipement ou son handicap.',
      '# État de conformité',
      'Aucun audit de conformité au RGAA n’a encore été réalisé\u00A0: la conformité de ce portail n’est donc pas établie. Ses pages sont vérifiées par des tests automatiques (WCAG 2.2, niveau AA), au clavier et sur petit écran.',
      '# Signaler une difficulté',
      'Si une page ou un document vous résiste, écrivez ou téléphonez à l’organisme\u00A0: il vous donnera l’information autrement et corrigera ce qui peut l’être. Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits.',
    ),
    en: text(
      'The organisation wants everybody to be able to use this portal, whatever their equipment or disability.',
      '# Conformity',
      'No audit against the French RGAA has been made yet, so the conformity of this portal is not established. Its pages are checked by automatic tests (WCAG 2.2, level AA), by keyboard and on small screens.',
      '# Telling of a difficulty',
      'If a page or a document resists you, write to the organisation or call it: it will give you the information in another way and mend what can be mended. If its answer does not satisfy you, you may turn to the Défenseur des droits.',
    ),
  },
  'membership-terms': {
    fr: text(
      'L’adhésion est personnelle. Elle court du jour du règlement à la date rappelée avant celui-ci, et ne se renouvelle pas sans votre demande.',
      'Le montant est celui du type d’adhésion choisi, rappelé avant le règlement. Un reçu est envoyé par e-mail.',
      'Vous pouvez vous rétracter dans les quatorze jours qui suivent l’adhésion, en écrivant à l’organisme.',
      'Les informations données sont exactes et tenues à jour dans l’espace personnel. Elles servent à tenir votre dossier\u00A0; les droits d’accès, de rectification et d’effacement s’exercent auprès de l’organisme, dont les coordonnées figurent sur chaque page.',
    ),
    en: text(
      'A membership is personal. It runs from the day of payment to the day shown before it, and is not renewed unless you ask for it.',
      'The amount is that of the type chosen, shown again before payment. A receipt is sent by e-mail.',
      'You may withdraw within fourteen days after joining, by writing to the organisation.',
      'What is stated is exact, and kept up to date in the personal space. It serves to keep your file; the rights of access, correction and erasure are exercised with the organisation, whose contacts stand on every page.',
    ),
  },
  'account-terms': {
    fr: text(
      'Le compte est demandé au nom de l’entreprise par une personne habilitée à la représenter. Les informations données sont exactes, et tenues à jour dans l’espace du compte.',
      'Les identifiants et les mots de passe sont personnels. Le titulaire répond de ce qui est fait avec le compte, et choisit les personnes qui y ont accès.',
      'Les téléprocédures choisies servent à transmettre des déclarations aux organismes destinataires. Leur contenu engage l’entreprise, qui garde ses justificatifs.',
      'Les services payants sont dus chaque mois au tarif en vigueur, rappelé dans le résumé de la demande puis dans l’onglet «\u00A0Facturation\u00A0» du compte.',
      'Les données personnelles servent à tenir le compte et à transmettre ce qui y est déposé. Les droits d’accès, de rectification et d’effacement s’exercent auprès de l’organisme, dont les coordonnées figurent sur chaque page.',
      'L’organisme peut refuser une demande ou fermer un compte, en disant pourquoi. Le titulaire peut demander la fermeture de son compte à tout moment.',
    ),
    en: text(
      'The account is asked for in the name of the company by somebody who may represent it. What is stated is exact, and kept up to date in the space of the account.',
      'Logins and passwords are personal. The holder answers for what is done with the account, and chooses who has access to it.',
      'The procedures chosen serve to send declarations to the bodies they are for. Their content binds the company, which keeps its evidence.',
      'Services that have a price are due each month at the price of the day, shown in the summary of the request and then under “Facturation” of the account.',
      'Personal data serve to keep the account and to send what is deposited there. The rights of access, correction and erasure are exercised with the organisation, whose contacts stand on every page.',
      'The organisation may refuse a request or close an account, saying why. The holder may ask for the account to be closed at any time.',
    ),
  },
  'declaration-terms': {
    fr: text(
      'Le dossier de déclarant est personnel\u00A0: il est ouvert par l’entrepreneur lui-même, ou par le dirigeant de l’entreprise, sous son identité.',
      'Les informations données sont exactes. Elles sont comparées au registre public des entreprises\u00A0; ce qui en diffère est vérifié par l’organisme, qui peut demander des pièces ou refuser le dossier en disant pourquoi.',
      'Ce qui est déclaré engage le déclarant, qui garde ses justificatifs. Les identifiants, les codes et le mot de passe ne se transmettent à personne.',
      'Le numéro de sécurité sociale sert à identifier le déclarant, et à rien d’autre. Il est gardé chiffré. Les droits d’accès, de rectification et d’effacement s’exercent auprès de l’organisme, dont les coordonnées figurent sur chaque page.',
    ),
    en: text(
      'A declarant’s file is personal: it is opened by the entrepreneur, or by who leads the company, under their own identity.',
      'What is stated is exact. It is compared with the public company register; what differs is checked by the organisation, which may ask for evidence, or refuse the file saying why.',
      'What is declared binds the declarant, who keeps the evidence. Logins, codes and the password are passed on to nobody.',
      'The social security number serves to identify the declarant, and for nothing else. It is kept encrypted. The rights of access, correction and erasure are exercised with the organisation, whose contacts stand on every page.',
    ),
  },
}
