/** Persons on an account, its password, the request to close it. */
export default {
  title: 'Personnes rattachées au compte',
  invite: 'Inviter une personne',
  you: '(vous)',
  holder: 'Titulaire : tous les droits',
  email: 'E-mail',
  changeRights: 'Modifier les droits',
  makeHolder: 'Désigner titulaire',
  remove: 'Retirer',
  leave: 'Quitter le compte',
  actionFor: '{{action}} : {{name}}',
  invited: 'Invitations en attente',
  invitedUntil: 'Lien valable jusqu’au {{date}}.',
  lapsed: 'Expirée',
  invitedLapsed: 'Le lien a expiré le {{date}} : il n’ouvre plus rien.',
  sendAgain: 'Renvoyer l’invitation',
  sendAgainFailed: 'L’invitation n’est pas repartie',
  withdraw: 'Retirer l’invitation',
  withdrawTitle: 'Retirer l’invitation de {{email}} ?',
  withdrawFollows: 'Le lien déjà envoyé cesse aussitôt de fonctionner.',
  withdrawDone: 'L’invitation de {{email}} est retirée.',
  activation: {
    none: 'Aucun lien n’a encore été envoyé.',
    send: 'Envoyer l’invitation',
    sentTo: 'Invitation envoyée à {{email}}.',
    withdraw: 'Annuler l’invitation',
    withdrawTitle: 'Annuler l’invitation du compte {{login}} ?',
    withdrawFollows:
      'Le compte ne s’ouvrira pas : il reste dans la liste avec le statut « Demande refusée ». Son nom et sa boîte mail redeviennent libres.',
  },
  failed: 'La modification n’a pas abouti',
  rights: {
    label: 'Droits',
    help: 'Toute personne rattachée peut consulter le compte. Cochez ce qu’elle peut faire en plus.',
    none: 'Consultation seule',
    identity: 'Modifier l’identité',
    options: 'Modifier les options',
    billing: 'Consulter et modifier la facturation',
    secondaries: 'Gérer les comptes secondaires',
  },
  inviteTitle: 'Inviter une personne sur {{login}}',
  inviteIntro:
    'Elle reçoit un e-mail avec un lien valable 24 heures. Inviter à nouveau la même adresse remplace le lien précédent.',
  inviteSend: 'Envoyer l’invitation',
  inviteDone: 'L’invitation est partie à {{email}}.',
  rightsTitle: 'Droits de {{name}}',
  rightsDone: 'Les droits de {{name}} sont modifiés.',
  removeTitle: 'Retirer {{name}} du compte {{login}} ?',
  removeFollows: 'Cette personne perd aussitôt l’accès au compte. Vous pourrez l’inviter à nouveau.',
  removeDone: '{{name}} n’est plus rattaché au compte {{login}}.',
  leaveTitle: 'Quitter le compte {{login}} ?',
  leaveFollows:
    'Vous perdez aussitôt l’accès à ce compte. Seul son titulaire pourra vous y inviter à nouveau.',
  holderTitle: 'Faire de {{name}} le titulaire de {{login}} ?',
  holderFollows:
    '{{name}} se connectera avec le nom de compte {{login}} et son propre mot de passe, et pourra seul gérer les personnes rattachées.',
  holderFormer:
    'Le titulaire actuel garde tous les autres droits, mais ne se connecte plus avec ce nom de compte.',
  holderConfirm: 'Changer de titulaire',
  holderDone: '{{name}} est désormais titulaire du compte {{login}}.',
  password: {
    title: 'Changer mon mot de passe',
    intro:
      'Ce mot de passe ouvre votre espace et tous vos comptes. Vos autres sessions seront fermées, celle-ci reste ouverte.',
    current: 'Mot de passe courant',
    told: 'Une notification sera envoyée à {{told}}.',
    done: 'Modifications enregistrées',
    doneBody: 'Votre mot de passe est changé. Une notification part à {{told}}.',
  },
  reset: {
    title: 'Mot de passe du titulaire',
    intro:
      'Le titulaire de {{login}} ne peut plus se connecter ? Donnez-lui un mot de passe provisoire, qu’il devra remplacer à sa première connexion.',
    button: 'Réinitialiser le mot de passe',
    confirmTitle: 'Réinitialiser le mot de passe de {{login}} ?',
    follows:
      'L’ancien mot de passe cesse de fonctionner et les sessions ouvertes du titulaire sont fermées aussitôt.',
    told: 'Une notification sera envoyée au titulaire et à {{email}}, sans le mot de passe.',
    confirm: 'Réinitialiser',
    done: 'Le mot de passe de {{login}} est réinitialisé',
    password: 'Mot de passe provisoire',
    once: 'Il ne sera plus affiché. Il est valable jusqu’au {{until}}, et sert seulement à en choisir un autre.',
    otherWay:
      'Transmettez-le par un autre moyen que le nom de compte : par exemple de vive voix ou par téléphone, jamais dans le même message.',
    failed: 'Le mot de passe n’a pas été réinitialisé',
    notPossible: 'Le mot de passe de ce compte ne peut pas être réinitialisé ici.',
  },
  closure: {
    title: 'Fermeture du compte',
    intro:
      'Vous n’utilisez plus ce compte ? Demandez sa fermeture : un conseiller examine la demande et vous répond.',
    introSecondary:
      'Vous n’utilisez plus ce compte ? Demandez sa fermeture au compte primaire {{primary}}, qui en décide.',
    button: 'Demander la fermeture',
    confirmTitle: 'Demander la fermeture du compte {{login}} ?',
    follows:
      'Rien ne change tant qu’un conseiller n’a pas répondu. Une fois le compte fermé, plus personne ne s’y connecte, ni à ses comptes secondaires par votre intermédiaire ; rien n’est supprimé.',
    followsSecondary:
      'Rien ne change tant que le compte primaire {{primary}} ne l’a pas désactivé. Ensuite, plus personne ne s’y connecte ; rien n’est supprimé.',
    reason: 'Motif',
    confirm: 'Envoyer la demande',
    done: 'Votre demande est envoyée',
    doneBody: 'Un e-mail vous explique la suite. Le compte fonctionne comme d’habitude en attendant.',
  },
}
