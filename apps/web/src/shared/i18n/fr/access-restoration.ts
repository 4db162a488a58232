/** Giving a lost access back, for staff (U10). */
export default {
  open: 'Rendre l’accès',
  title: 'Rendre l’accès à {{name}}',
  intro:
    'Pour une personne qui ne peut plus se connecter, ni choisir elle-même un nouveau mot de passe. Assurez-vous d’abord que c’est bien elle : qui reçoit ce mot de passe entre dans son espace.',
  check: 'Comment avez-vous vérifié son identité ?',
  choose: 'Choisissez',
  checks: {
    document: 'Pièce d’identité comparée au dossier',
    'call-back': 'Rappel à un numéro déjà connu',
    'in-person': 'En personne, avec une pièce d’identité',
  },
  reason: 'Motif',
  reasonHelp: 'Il est lu par la personne et gardé au journal.',
  removeFactors: 'Retirer aussi sa double authentification',
  removeFactorsHelp:
    'Application, clés d’accès, code par SMS et codes de secours, s’ils sont perdus. Sans cela, le deuxième facteur reste demandé.',
  password: 'Votre mot de passe',
  follows:
    'Ses sessions se ferment, ses liens en attente ne servent plus ; FranceConnect et ses clés d’API restent en attente jusqu’à ce qu’elle les reprenne. Elle est prévenue à toutes ses adresses et par SMS, avec un lien pour tout arrêter.',
  submit: 'Créer un mot de passe provisoire',
  done: 'L’accès de {{name}} est rendu',
  temporary: 'Mot de passe provisoire',
  once: 'Il ne sera plus affiché. Il est valable jusqu’au {{until}}, et sert seulement à en choisir un autre.',
  otherWay: 'Donnez-le de vive voix ou par téléphone, jamais par e-mail.',
  removed: 'Sa double authentification est retirée.',
  held: {
    franceconnect:
      'Son lien avec FranceConnect est en attente : dites-lui de le reprendre à la page « Sécurité ».',
    'api-keys': 'Ses clés d’API sont en attente : elle les reprendra une par une à la page « Clés d’API ».',
  },
  close: 'Fermer',
}
