/** Problems of FranceConnect; they stand among the others in `problems.ts`. */
export const FRANCECONNECT_PROBLEMS = {
  'franceconnect.off': {
    status: 409,
    en: 'This portal does not work with FranceConnect.',
    fr: 'Ce portail ne propose pas FranceConnect.',
  },
  'franceconnect.unavailable': {
    status: 503,
    en: 'FranceConnect does not answer at the moment. Try again in a few minutes, or sign in with your password.',
    fr: 'FranceConnect ne répond pas pour le moment. Réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.',
  },
  'franceconnect.expired': {
    status: 409,
    en: 'This sign-in with FranceConnect has been used, has expired or was begun in another browser. Begin again.',
    fr: 'Cette identification FranceConnect a déjà servi, a expiré ou a commencé dans un autre navigateur. Recommencez.',
  },
  'franceconnect.refused': {
    status: 422,
    en: 'What FranceConnect answered could not be accepted. Begin again; if it happens once more, tell the support desk.',
    fr: 'La réponse de FranceConnect n’a pas pu être acceptée. Recommencez ; si cela se reproduit, prévenez l’assistance.',
  },
  'franceconnect.taken': {
    status: 409,
    en: 'This FranceConnect identity is linked to another space already.',
    fr: 'Cette identité FranceConnect est déjà reliée à un autre espace.',
  },
  'franceconnect.linked-already': {
    status: 409,
    en: 'Your space is linked to a FranceConnect identity already. Remove that link first.',
    fr: 'Votre espace est déjà relié à une identité FranceConnect. Supprimez d’abord ce lien.',
  },
  'franceconnect.held': {
    status: 409,
    en: 'Your access was given back by our team: sign in with your password, then take FranceConnect back on the page “Security”.',
    fr: 'Notre équipe vous a rendu l’accès : connectez-vous avec votre mot de passe, puis reprenez FranceConnect à la page « Sécurité ».',
  },
  'franceconnect.password-first': {
    status: 409,
    en: 'Choose a password first: without one you could not sign in any more.',
    fr: 'Choisissez d’abord un mot de passe : sans lui, vous ne pourriez plus vous connecter.',
  },
} as const
