/** "Double authentification" at `/securite`. */
export default {
  title: 'Double authentification',
  intro:
    'Un mot de passe peut être deviné ou volé. Avec un deuxième facteur, il ne suffit plus à ouvrir votre espace.',
  on: 'Activée',
  off: 'Non activée',
  failed: 'Cela n’a pas abouti',
  added: 'ajoutée le {{date}}',
  used: 'dernière utilisation le {{date}}',
  unused: 'jamais utilisée',
  renameIt: 'Renommer',
  remove: 'Retirer',
  endOthers: 'Fermer toutes les autres sessions',
  endOthersOffer:
    'Vous êtes resté connecté ailleurs, ou vous avez un doute ? Fermez les autres sessions : il faudra s’y reconnecter.',
  done: {
    totpAdded: 'L’application d’authentification est en place',
    totpRemoved: 'L’application d’authentification est retirée',
    smsAdded: 'Le code par SMS est activé',
    smsRemoved: 'Le code par SMS est désactivé',
    passkeyAdded: 'La clé d’accès est ajoutée',
    passkeyRemoved: 'La clé d’accès est retirée',
    codesMade: 'Vos codes de secours sont prêts',
    renamed: 'Le nom est enregistré',
    deviceForgotten: 'Un code sera de nouveau demandé sur cet appareil',
  },
  proof: {
    title: 'Confirmez avec votre mot de passe',
    intro:
      'Pour protéger votre espace, saisissez votre mot de passe. Il ne sera pas redemandé pendant cinq minutes.',
    submit: 'Continuer',
  },
  rename: {
    title: 'Renommer',
    name: 'Nom',
    help: 'Par exemple « Téléphone » ou « Ordinateur du bureau ».',
  },
  totp: {
    title: 'Application d’authentification',
    intro:
      'Une application de votre téléphone affiche un code à six chiffres, demandé après votre mot de passe.',
    add: 'Ajouter une application',
    replace: 'Remplacer',
    dialogTitle: 'Ajouter une application d’authentification',
    confirm: 'Activer',
    removeTitle: 'Retirer l’application d’authentification ?',
    removeBody:
      'Ses codes ne seront plus demandés. Sans clé d’accès, votre mot de passe suffira à ouvrir votre espace, et vos codes de secours ne serviront plus.',
  },
  sms: {
    title: 'Code par SMS',
    intro:
      'Un code est envoyé à votre numéro de sécurité après votre mot de passe. Moins sûr qu’une application ou une clé d’accès, mieux qu’un mot de passe seul.',
    noPhone: 'Ajoutez d’abord votre numéro de mobile, un peu plus bas : « Numéro de sécurité ».',
    since: 'activé le {{date}}',
    unused: 'jamais utilisé',
    add: 'Activer le code par SMS',
    remove: 'Désactiver',
    removeTitle: 'Désactiver le code par SMS ?',
    removeBody:
      'Aucun code ne sera plus demandé par SMS à la connexion. Sans application ni clé d’accès, votre mot de passe suffira à ouvrir votre espace, et vos codes de secours ne serviront plus.',
  },
  passkeys: {
    title: 'Clés d’accès',
    intro:
      'Connectez-vous sans mot de passe, avec l’empreinte, le visage ou le code de votre appareil. Une clé d’accès compte pour les deux facteurs.',
    unknown:
      'Ce navigateur ne connaît pas les clés d’accès. Ouvrez cette page dans un navigateur récent pour en ajouter.',
    add: 'Ajouter une clé d’accès',
    synced: 'synchronisée',
    bound: 'sur un seul appareil',
    removeTitle: 'Retirer la clé « {{name}} » ?',
    removeBody:
      'Elle n’ouvrira plus votre espace. Supprimez-la aussi de l’appareil ou du gestionnaire de mots de passe qui la garde.',
    withdrawnTitle: 'Aucune clé n’a été ajoutée',
    withdrawn: 'Vous avez annulé, ou le délai est passé. Rien n’a été enregistré.',
    thereTitle: 'Cet appareil a déjà une clé',
    there:
      'Une clé d’accès de votre espace s’y trouve déjà : choisissez un autre appareil ou un autre gestionnaire.',
  },
  codes: {
    title: 'Codes de secours',
    groupIntro: 'Pour entrer si vous n’avez plus votre téléphone ou votre clé. Chaque code sert une fois.',
    make: 'Créer des codes',
    making: 'Vos codes de secours sont en cours de création…',
    renew: 'Créer de nouveaux codes',
    left_one: '{{count}} code sur {{total}} peut encore servir. Créés le {{date}}.',
    left_other: '{{count}} codes sur {{total}} peuvent encore servir. Créés le {{date}}.',
    noneTitle: 'Aucun code de secours',
    none: 'Sans eux, vous ne pourriez plus entrer seul si vous perdiez votre appareil. Créez-les maintenant.',
    fewTitle: 'Il vous reste peu de codes',
    few: 'Créez de nouveaux codes ; ceux d’avant ne serviront plus.',
    dialogTitle: 'Vos codes de secours',
    intro:
      'Ces dix codes ne seront plus affichés. Chacun sert une fois, à la place du code de l’application ou de la clé.',
    list: 'Codes de secours',
    copy: 'Copier',
    copied: 'Codes copiés',
    download: 'Télécharger',
    print: 'Imprimer',
    warningTitle: 'Gardez-les en lieu sûr',
    warning: 'Qui a votre mot de passe et un de ces codes peut ouvrir votre espace.',
    kept: 'J’ai conservé mes codes',
    done: 'Terminer',
    fileHead: 'Codes de secours de votre espace personnel. Chacun sert une fois.',
    fileName: 'codes-de-secours.txt',
  },
  devices: {
    title: 'Appareils de confiance',
    intro:
      'Le deuxième facteur n’est pas demandé dans ces navigateurs. Un changement de mot de passe ou de facteur y met fin.',
    current: 'ce navigateur',
    until: 'jusqu’au {{date}}',
    forget: 'Ne plus faire confiance',
  },
  needed: {
    title: 'Protégez votre accès',
    intro:
      'Votre rôle donne accès aux données des adhérents : un deuxième facteur est nécessaire. Ajoutez une application d’authentification ou une clé d’accès, puis continuez.',
    go: 'Continuer vers le portail',
  },
}
