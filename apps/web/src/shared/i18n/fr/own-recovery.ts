/** "Récupération du compte" at `/securite` (U10). */
export default {
  title: 'Récupération du compte',
  intro:
    'Si vous perdez votre mot de passe, un lien arrive à votre adresse. Ajoutez d’autres preuves : qui lirait votre messagerie ne pourrait plus prendre votre place.',
  levels: 'Moyens de récupération',
  on: 'Réglé',
  off: 'Non réglé',
  mail: 'E-mail',
  sms: 'Code par SMS',
  smsNone: 'Ajoutez votre numéro de mobile, un peu plus haut : « Numéro de sécurité ».',
  smsUnavailable: 'Les SMS ne sont pas disponibles sur ce portail.',
  question: 'Question secrète',
  questionNone: 'Une question que vous écrivez vous-même, et dont vous seul connaissez la réponse.',
  questionSet: '« {{text}} », depuis le {{date}}',
  add: 'Ajouter une question',
  change: 'Changer',
  remove: 'Retirer',
  outcomeTitle: {
    mail: 'Le lien reçu par e-mail suffit à choisir un nouveau mot de passe',
    two: 'Le lien et une autre preuve seront demandés, puis 24 heures d’attente',
    three: 'Trois preuves seront demandées, sans attente',
  },
  outcome: {
    mail: 'Ajoutez un numéro de mobile et une question secrète pour mieux protéger votre espace.',
    two: 'Pendant ces 24 heures, vous êtes prévenu et pouvez tout arrêter. Avec une troisième preuve, vous n’attendrez pas.',
    three: 'C’est le réglage le plus sûr.',
  },
  standIn: 'Une clé d’accès ou un code de secours peut remplacer une de ces preuves.',
  noStandIn:
    'Une clé d’accès ou des codes de secours pourraient remplacer une de ces preuves : voyez « Double authentification ».',
  noPassword:
    'Vous entrez par FranceConnect, sans mot de passe. Choisissez-en un d’abord, avec « Mot de passe oublié », pour régler ces moyens.',
  settlesTitle: 'Ce navigateur ne peut pas encore tout changer',
  settlesBody:
    'Le mot de passe a été remplacé grâce au seul lien reçu par e-mail. Jusqu’au {{until}}, les moyens de connexion, les clés d’API, les accès de tiers, le rattachement des comptes et les mots de passe des comptes secondaires ne peuvent être ajoutés ou changés, le numéro de sécurité sociale affiché et un export demandé, que depuis un navigateur déjà utilisé auparavant, ou en vous connectant avec un second facteur ou avec FranceConnect déjà relié.',
  heldKeys_one: '{{count}} clé d’API est en attente depuis que notre équipe vous a rendu l’accès',
  heldKeys_other: '{{count}} clés d’API sont en attente depuis que notre équipe vous a rendu l’accès',
  heldKeysBody: 'Reprenez celles que vous reconnaissez, une par une.',
  toKeys: 'Voir les clés d’API',
  waitingTitle: 'Une récupération de votre espace est en cours',
  waitingBody:
    'Demandée le {{since}}, elle permettra de choisir un nouveau mot de passe à partir du {{until}}. Si ce n’est pas vous, arrêtez-la.',
  stop: 'Arrêter la récupération',
  stopped: 'La récupération est arrêtée',
  saved: 'Votre question secrète est enregistrée.',
  removed: 'Votre question secrète est retirée.',
  failed: 'Cela n’a pas abouti',
  dialogTitle: 'Question secrète',
  dialogIntro:
    'Choisissez une question dont la réponse ne se trouve ni dans vos papiers, ni sur les réseaux sociaux. Elle ne sera jamais montrée à notre équipe.',
  questionLabel: 'Votre question',
  questionHelp: 'Par exemple : « Qui m’a appris à nager ? »',
  answerLabel: 'Votre réponse',
  answerHelp: 'Au moins quatre lettres ou chiffres. Majuscules, accents et espaces ne comptent pas.',
  save: 'Enregistrer la question',
  removeTitle: 'Retirer la question secrète ?',
  removeBody: 'Elle ne sera plus demandée pour récupérer votre espace.',
}
