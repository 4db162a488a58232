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
  'sms.unavailable': {
    status: 409,
    en: 'No SMS leaves from here: the organisation has not set up a way to send them.',
    fr: 'Aucun SMS ne part d’ici : l’organisme n’a pas réglé leur envoi.',
  },
} as const satisfies Record<string, ProblemDefinition>
