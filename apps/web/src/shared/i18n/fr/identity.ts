import emailChange from './email-change.ts'

/** Sign-in, forgotten password and one-time links. */
export default {
  emailChange,
  welcome: 'Bienvenue sur votre espace personnel',
  signIn: {
    heading: 'Connexion',
    identifier: 'Email',
    identifierHelp: 'Votre adresse e-mail, ou l’identifiant de votre compte.',
    password: 'Mot de passe',
    remember: 'Se souvenir de moi',
    rememberHelp: 'Pendant 30 jours sur cet appareil. À éviter sur un appareil partagé.',
    forgot: 'Mot de passe oublié ?',
    clear: 'Effacer',
    submit: 'Se connecter',
    identifierMissing: 'Indiquez votre adresse e-mail.',
    passwordMissing: 'Indiquez votre mot de passe.',
    noAccount: 'Pas encore de compte ?',
    register: 'S’inscrire',
    noMember: 'Vous avez reçu un document à contrôler ?',
    verify: 'Vérifier un document',
  },
  wrong: {
    title: 'Identifiants incorrects',
    body: 'Vérifiez l’adresse et le mot de passe (majuscules comprises). Après cinq essais, la connexion est bloquée pendant 30 minutes.',
  },
  locked: {
    title: 'Connexion bloquée',
    body: 'Il y a eu trop de tentatives. Vous pourrez réessayer dans {{wait}}.',
    open: 'Le délai est passé : vous pouvez réessayer.',
    wayOut: 'Vous pouvez aussi choisir un nouveau mot de passe dès maintenant.',
    reset: 'Choisir un nouveau mot de passe',
  },
  factor: {
    heading: 'Code de vérification',
    intro: 'Ouvrez votre application d’authentification et recopiez le code affiché pour ce portail.',
    label: 'Code de vérification',
    help: 'Six chiffres, qui changent toutes les 30 secondes.',
    submit: 'Valider',
    back: 'Recommencer la connexion',
    invalidTitle: 'Code incorrect',
    invalid: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le code suivant.',
    expiredTitle: 'Délai dépassé',
    expired: 'Le délai pour saisir le code est passé. Reconnectez-vous.',
  },
  newPassword: {
    heading: 'Choisissez votre mot de passe',
    intro:
      'Le mot de passe que vous venez de saisir est provisoire : choisissez le vôtre pour entrer dans votre espace.',
    submit: 'Enregistrer et me connecter',
  },
  notice: {
    'session-terminee': {
      title: 'Votre session a pris fin',
      body: 'Reconnectez-vous pour reprendre où vous en étiez.',
    },
    deconnexion: { title: 'Votre session est fermée', body: 'À bientôt.' },
    'mot-de-passe-change': {
      title: 'Votre mot de passe est changé',
      body: 'Connectez-vous avec le nouveau mot de passe.',
    },
    'compte-cree': {
      title: 'Le compte administrateur est créé',
      body: 'Connectez-vous avec l’adresse et le mot de passe que vous venez de choisir.',
    },
    'compte-ouvert': {
      title: 'Votre compte est ouvert',
      body: 'Connectez-vous avec votre nom de compte et le mot de passe que vous venez de choisir.',
    },
    'equipe-rejointe': {
      title: 'Votre accès est créé',
      body: 'Connectez-vous avec votre adresse, votre mot de passe et un code de votre application.',
    },
    'compte-rejoint': {
      title: 'Vous avez rejoint le compte',
      body: 'Connectez-vous avec votre adresse e-mail et le mot de passe que vous venez de choisir.',
    },
  },
  failure: {
    offlineTitle: 'Pas de connexion',
    unavailableTitle: 'Service indisponible',
    unexpectedTitle: 'La connexion n’a pas abouti',
    kept: 'Votre saisie est conservée.',
  },
  forgot: {
    heading: 'Mot de passe oublié',
    intro:
      'Indiquez l’adresse e-mail de votre compte. Nous vous enverrons un lien pour choisir un nouveau mot de passe.',
    email: 'Email',
    submit: 'Recevoir un lien',
    back: 'Retour à la connexion',
    doneTitle: 'Consultez votre messagerie',
    done: 'Si un compte existe pour {{email}}, un message vient d’y être envoyé. Le lien qu’il contient est valable 24 heures.',
    notReceived:
      'Rien reçu au bout de quelques minutes ? Regardez dans les courriers indésirables, ou recommencez avec une autre adresse.',
    again: 'Recommencer avec une autre adresse',
    failureTitle: 'La demande n’a pas abouti',
  },
  activation: {
    resetHeading: 'Choisissez un nouveau mot de passe',
    adminHeading: 'Créez le premier compte administrateur',
    adminIntro:
      'Ce compte pourra tout régler dans le portail. Il est protégé par un mot de passe et par un code à six chiffres.',
    validUntil: 'Ce lien est valable jusqu’au {{date}}.',
    firstName: 'Prénom',
    lastName: 'Nom',
    email: 'Email',
    password: 'Nouveau mot de passe',
    confirmation: 'Confirmation du nouveau mot de passe',
    rules: 'Le mot de passe doit compter :',
    ruleLength: 'au moins 10 caractères',
    ruleUpper: 'une majuscule',
    ruleLower: 'une minuscule',
    ruleDigit: 'un chiffre',
    ruleSpecial: 'un caractère spécial (par exemple - ! ? €)',
    ruleOr: 'ou bien au moins 15 caractères, de toute sorte',
    ruleNeedless: 'pas nécessaire',
    ruleMet: 'rempli',
    ruleUnmet: 'à remplir',
    totpHeading: 'Deuxième facteur',
    totpIntro:
      'Scannez ce QR code avec une application d’authentification de votre téléphone, ou donnez-lui la clé, puis recopiez le code qu’elle affiche.',
    totpQr: 'QR code à scanner avec une application d’authentification',
    totpSecret: 'Clé à saisir dans l’application',
    totpLink: 'Ouvrir dans une application de cet appareil',
    copy: 'Copier la clé',
    copied: 'Clé copiée',
    submitReset: 'Enregistrer le mot de passe',
    accountHeading: 'Ouvrez votre compte',
    accountIntro:
      'Choisissez le mot de passe du compte {{login}} ({{company}}). Vous vous connecterez avec ce nom de compte.',
    submitAccount: 'Ouvrir le compte',
    invitationHeading: 'Rejoignez un compte',
    invitationIntro:
      'Vous êtes invité à rejoindre le compte {{login}} ({{company}}) avec l’adresse {{email}}. Vérifiez votre nom et choisissez un mot de passe.',
    submitInvitation: 'Rejoindre le compte',
    knownIntro:
      'L’adresse {{email}} a déjà un espace personnel : connectez-vous pour rejoindre le compte {{login}} ({{company}}).',
    knownOpens:
      'L’adresse {{email}} a déjà un espace personnel : connectez-vous pour y ajouter le compte {{login}} ({{company}}).',
    openOther:
      'Ce lien a été envoyé à {{email}}. Vous êtes connecté avec un autre espace : déconnectez-vous, puis ouvrez à nouveau le lien.',
    knownSignIn: 'Me connecter',
    joinAs:
      'Vous êtes connecté en tant que {{name}}. Le compte {{login}} ({{company}}) s’ajoutera à votre espace.',
    joinOther:
      'Cette invitation a été envoyée à {{email}}. Vous êtes connecté avec un autre espace : déconnectez-vous, puis ouvrez à nouveau le lien.',
    joinFailed: 'Le compte n’a pas pu être rejoint',
    staffHeading: 'Rejoignez l’équipe',
    staffIntro:
      'Vous êtes invité dans l’espace de gestion avec le rôle « {{role}} ». Vous vous connecterez avec l’adresse {{email}}, un mot de passe et un code à usage unique.',
    staffRoles: {
      support: 'Assistance',
      manager: 'Gestion',
      finance: 'Comptabilité',
      admin: 'Administration',
    },
    submitStaff: 'Rejoindre l’équipe',
    memberHeading: 'Choisissez votre mot de passe',
    memberIntro:
      'Votre adhésion est active. Choisissez le mot de passe de votre espace personnel : vous y entrerez aussitôt.',
    submitMember: 'Entrer dans mon espace',
    submitAdmin: 'Créer le compte',
    goneTitle: 'Ce lien n’est plus valable',
    gone: 'Il a déjà servi, il a expiré (24 heures) ou l’adresse est incomplète.',
    goneReset: 'Demander un nouveau lien',
    failureTitle: 'L’enregistrement n’a pas abouti',
    codeInvalid: 'Ce code n’est pas le bon, ou il a déjà servi. Attendez le code suivant.',
  },
}
