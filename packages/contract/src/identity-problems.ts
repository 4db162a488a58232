import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of codes: of the second factor, and those sent by SMS; part of the one closed list. */
export const IDENTITY_PROBLEMS = {
  'session.factor-invalid': {
    status: 401,
    en: 'This code is not right, or it has been used already.',
    fr: 'Ce code n’est pas le bon, ou il a déjà servi.',
  },
  'session.factor-expired': {
    status: 401,
    en: 'The time to give the code has passed. Sign in again.',
    fr: 'Le délai pour saisir le code est dépassé. Reconnectez-vous.',
  },
  'sign-in-report.handled': {
    status: 409,
    en: 'Somebody else has dealt with this sign-in already.',
    fr: 'Cette connexion a déjà été traitée par quelqu’un d’autre.',
  },
  'sms-code.invalid': {
    status: 422,
    en: 'This code is not right. Check the last SMS that you received.',
    fr: 'Ce code n’est pas le bon. Vérifiez le dernier SMS reçu.',
  },
  'sms-code.expired': {
    status: 422,
    en: 'This code serves no more: ten minutes have passed, or five wrong ones were given. Ask for another.',
    fr: 'Ce code ne sert plus : dix minutes ont passé, ou cinq codes faux ont été donnés. Demandez-en un autre.',
  },
  'recovery.unproven': {
    status: 409,
    en: 'More is asked before a new password can be chosen.',
    fr: 'D’autres preuves sont demandées avant de choisir un nouveau mot de passe.',
  },
  'recovery.not-asked': {
    status: 409,
    en: 'This proof is not asked for, or it has been given already.',
    fr: 'Cette preuve n’est pas demandée, ou elle a déjà été donnée.',
  },
  'recovery.refused': {
    status: 422,
    en: 'This is not right. Check what you typed: after five wrong answers recovery is locked for 30 minutes.',
    fr: 'Ce n’est pas la bonne réponse. Vérifiez votre saisie : après cinq erreurs, la récupération est bloquée pendant 30 minutes.',
  },
  'recovery.locked': {
    status: 423,
    en: 'Five wrong answers were given: recovery is locked for 30 minutes. Then ask for a new link.',
    fr: 'Cinq réponses fausses ont été données : la récupération est bloquée pendant 30 minutes. Demandez ensuite un nouveau lien.',
  },
  'recovery.recent': {
    status: 409,
    en: 'The password was just replaced by a link sent by mail. In a browser that you had not used before, this can be changed 24 hours later, or at once when you sign in with a second factor or with FranceConnect as it was linked before.',
    fr: 'Le mot de passe vient d’être remplacé grâce à un lien reçu par e-mail. Depuis un navigateur que vous n’aviez jamais utilisé, cela ne peut être changé qu’au bout de 24 heures, ou tout de suite si vous vous connectez avec un second facteur ou avec FranceConnect déjà relié.',
  },
  'access.not-set-up': {
    status: 409,
    en: 'This person has not chosen a password yet: send the link to activate the space again instead.',
    fr: 'Cette personne n’a pas encore choisi de mot de passe : renvoyez-lui plutôt le lien d’activation.',
  },
  'sms.unavailable': {
    status: 409,
    en: 'No SMS leaves from here: the organisation has not set up a way to send them.',
    fr: 'Aucun SMS ne part d’ici : l’organisme n’a pas réglé leur envoi.',
  },
} as const satisfies Record<string, ProblemDefinition>
