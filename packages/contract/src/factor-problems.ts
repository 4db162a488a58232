/** Problems of sessions, second factors and passkeys; they stand among the others in `problems.ts`. */
export const FACTOR_PROBLEMS = {
  'session.other-person': {
    status: 409,
    en: 'Somebody else has signed in in this browser since this page was opened. Nothing was changed: load the page anew.',
    fr: 'Une autre personne s’est connectée dans ce navigateur depuis l’ouverture de cette page. Rien n’a été modifié : rechargez la page.',
  },
  'session.factor-needed': {
    status: 403,
    en: 'Your role asks for a second factor: set one up to go on.',
    fr: 'Votre rôle demande un deuxième facteur : mettez-en un en place pour continuer.',
  },
  'factor.setup-expired': {
    status: 409,
    en: 'This set-up was begun too long ago, or in another session. Begin again.',
    fr: 'Cette mise en place a commencé il y a trop longtemps, ou dans une autre session. Recommencez.',
  },
  'factor.code-wrong': {
    status: 422,
    en: 'This code is not right, or it has been used already.',
    fr: 'Ce code n’est pas le bon, ou il a déjà servi.',
  },
  'factor.unknown': {
    status: 409,
    en: 'There is no second factor to do this with: set one up first.',
    fr: 'Aucun deuxième facteur ne permet cela : mettez-en un en place d’abord.',
  },
  'factor.last': {
    status: 409,
    en: 'Your role asks for a second factor: add another before you remove this one.',
    fr: 'Votre rôle demande un deuxième facteur : ajoutez-en un autre avant de retirer celui-ci.',
  },
  'factor.not-for-staff': {
    status: 409,
    en: 'A code by SMS is not enough for your role: add an authenticator program or a passkey.',
    fr: 'Un code par SMS ne suffit pas pour votre rôle : ajoutez une application d’authentification ou une clé d’accès.',
  },
  'phone.unproven': {
    status: 409,
    en: 'There is no proven number: add your mobile number first.',
    fr: 'Aucun numéro n’est vérifié : ajoutez d’abord votre numéro de mobile.',
  },
  'passkey.expired': {
    status: 409,
    en: 'This passkey was asked for too long ago, or elsewhere. Begin again.',
    fr: 'Cette clé d’accès a été demandée il y a trop longtemps, ou ailleurs. Recommencez.',
  },
  'passkey.refused': {
    status: 422,
    en: 'This passkey could not be verified.',
    fr: 'Cette clé d’accès n’a pas pu être vérifiée.',
  },
  'passkey.known': {
    status: 409,
    en: 'This passkey is registered already.',
    fr: 'Cette clé d’accès est déjà enregistrée.',
  },
  'passkey.too-many': {
    status: 409,
    en: 'Twenty passkeys at most: remove one first.',
    fr: 'Vingt clés d’accès au plus : retirez-en une d’abord.',
  },
} as const
