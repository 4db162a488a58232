/** Words of every page, the light ones included. */
export default {
  retry: 'Réessayer',
  reload: 'Recharger la page',
  close: 'Fermer',
  cancel: 'Annuler',
  back: 'Retour',
  save: 'Enregistrer',
  loading: 'Chargement…',
  optional: '(facultatif)',
  showPassword: 'Afficher les caractères saisis',
  skipToContent: 'Aller au contenu',
  reference: 'Référence : {{reference}}',
  language: { toFrench: 'Français', toEnglish: 'English' },
  appearance: {
    auto: 'Apparence : automatique',
    light: 'Apparence : claire',
    dark: 'Apparence : sombre',
  },
  offline: {
    title: 'Vous êtes hors connexion',
    body: 'Ce que vous avez saisi est conservé. Vérifiez votre connexion à internet.',
  },
  desk: {
    title: 'Une question ?',
    phone: 'Téléphone',
    email: 'E-mail',
    hours: 'Horaires',
    verify: 'Vérifier un document',
    contact: 'Nous écrire',
    legal: 'Mentions légales',
    accessibility: 'Accessibilité',
  },
  demo: 'Installation de démonstration : les données sont fictives.',
  problem: {
    network: 'Le portail ne répond pas. Vérifiez votre connexion à internet, puis réessayez.',
    unavailable: 'Le service est momentanément indisponible. Réessayez dans un instant.',
    unavailableIn: 'Le service est momentanément indisponible. Réessayez dans {{wait}}.',
    rateLimited: 'Trop de demandes en peu de temps. Patientez {{wait}}, puis réessayez.',
    unexpected: 'Une erreur est survenue de notre côté. Réessayez ; si elle persiste, contactez-nous.',
    invalid: 'Certaines informations sont à corriger.',
  },
  wait: {
    seconds_one: '{{count}} seconde',
    seconds_other: '{{count}} secondes',
    minutes_one: '{{count}} minute',
    minutes_other: '{{count}} minutes',
    hours_one: '{{count}} heure',
    hours_other: '{{count}} heures',
    moment: 'un instant',
  },
  field: {
    at: 'Ligne {{line}}, colonne {{column}} : {{words}}',
    required: 'Ce champ est à remplir.',
    invalid: 'Cette valeur n’est pas valable.',
    tooLong: 'Ce texte est trop long.',
    email: 'Indiquez une adresse e-mail, par exemple nom@exemple.fr.',
    code: 'Le code compte six chiffres.',
    passwordLength:
      'Utilisez au moins 10 caractères de quatre sortes, ou au moins 15 caractères de toute sorte.',
    passwordCommon: 'Ce mot de passe est trop connu : choisissez-en un autre.',
    passwordSame: 'Choisissez un autre mot de passe que celui que vous avez.',
    passwordMailbox: 'Ce mot de passe ouvre votre boîte mail : choisissez-en un autre pour vous connecter.',
    passwordPersonal: 'Ce mot de passe contient votre nom ou votre adresse.',
    passwordsDiffer: 'Les deux mots de passe ne sont pas les mêmes.',
  },
  summary: {
    title_one: 'Une information est à corriger',
    title_other: '{{count}} informations sont à corriger',
    general: 'L’envoi n’a pas abouti',
    kept: 'Ce que vous avez saisi est conservé.',
  },
  franceConnect: {
    button: 'S’identifier avec FranceConnect',
    about: 'Qu’est-ce que FranceConnect ?',
    failed: {
      title: 'L’identification n’a pas abouti',
      'franceconnect.off': 'Ce portail ne propose pas FranceConnect. Connectez-vous avec votre mot de passe.',
      'franceconnect.unavailable':
        'FranceConnect ne répond pas pour le moment. Réessayez dans quelques minutes, ou connectez-vous avec votre mot de passe.',
      'franceconnect.expired':
        'Cette identification a déjà servi, a expiré ou a commencé dans un autre navigateur. Recommencez.',
      'franceconnect.refused':
        'La réponse de FranceConnect n’a pas pu être acceptée. Recommencez ; si cela se reproduit, prévenez l’assistance.',
      'franceconnect.taken':
        'Cette identité FranceConnect est déjà reliée à un autre espace. Déconnectez-vous, puis identifiez-vous avec FranceConnect pour y entrer.',
      'franceconnect.linked-already':
        'Votre espace est déjà relié à une autre identité FranceConnect. Supprimez d’abord ce lien à la page « Sécurité ».',
      'franceconnect.held':
        'Notre équipe vous a rendu l’accès à votre espace : connectez-vous avec votre mot de passe, puis reprenez FranceConnect à la page « Sécurité ».',
      'account.closed':
        'L’espace relié à cette identité FranceConnect est fermé. Adressez-vous à l’assistance.',
    },
  },
}
