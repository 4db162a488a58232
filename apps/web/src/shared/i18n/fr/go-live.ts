/** Back-office: going live, and tests of services. */
export default {
  title: 'Mise en service',
  intro: 'Ce qu’il reste à régler avant d’ouvrir le portail, et de quoi essayer chaque service.',
  count_one: '{{count}} point réglé sur {{total}}',
  count_other: '{{count}} points réglés sur {{total}}',
  progress: 'Points réglés',
  left_one: 'Un point indispensable reste à régler.',
  left_other: '{{count}} points indispensables restent à régler.',
  onlyAdvised:
    'Tout ce qui est indispensable est réglé. Il reste des points conseillés : réglez-les ou mettez-les de côté.',
  putAside: 'Ne plus afficher sur l’accueil',
  showAgain: 'Afficher de nouveau sur l’accueil',
  asideDone: 'La liste n’est plus affichée sur l’accueil.',
  shownDone: 'La liste est affichée sur l’accueil.',
  ready: { title: 'Tout est prêt', body: 'Vous pouvez ouvrir le portail : {{url}}' },
  partDone: 'Tout est réglé',
  partLeft_one: '1 point à régler',
  partLeft_other: '{{count}} points à régler',
  open: 'Régler ce point',
  openOf: 'Régler ce point : {{item}}',
  change: 'Revoir',
  changeOf: 'Revoir : {{item}}',
  panel: {
    title: 'Votre portail n’est pas encore en service',
    body_one:
      '{{count}} point réglé sur {{total}}. La liste vous guide : nom, textes, adhésions, envois, sécurité.',
    body_other:
      '{{count}} points réglés sur {{total}}. La liste vous guide : nom, textes, adhésions, envois, sécurité.',
    open: 'Continuer la mise en service',
  },
  states: { done: 'Réglé', must: 'Indispensable', advised: 'Conseillé', 'set-aside': 'Mis de côté' },
  marks: {
    confirm: 'C’est fait',
    confirmOf: 'C’est fait : {{item}}',
    setAside: 'Mettre de côté',
    setAsideOf: 'Mettre de côté : {{item}}',
    undo: 'Revenir là-dessus',
    undoOf: 'Revenir là-dessus : {{item}}',
    failed: 'Ce point n’a pas pu être marqué.',
  },
  parts: {
    organisation: 'Votre organisation',
    texts: 'Textes publics',
    offer: 'Adhésions et tarifs',
    services: 'Services',
    safety: 'Sécurité et ouverture',
  },
  items: {
    name: {
      title: 'Nom de l’organisation',
      todo: 'Donnez-lui son nom : il figure en tête des pages, des e-mails et des documents.',
    },
    address: {
      title: 'Adresse du siège',
      todo: 'Indiquez l’adresse et la ville : elles figurent sur les attestations, les reçus et les mentions légales.',
    },
    contacts: {
      title: 'E-mail et téléphone de l’assistance',
      todo: 'Indiquez où l’on peut vous joindre : ces coordonnées sont au bas de chaque page.',
    },
    hours: {
      title: 'Horaires de l’assistance',
      todo: 'Dites quand vous répondez, en français et en anglais.',
    },
    logo: { title: 'Logo', todo: 'Déposez une image PNG ou JPEG de 300 Ko au plus.' },
    bank: {
      title: 'Coordonnées bancaires',
      todo: 'Indiquez l’IBAN ou l’ordre des chèques pour accepter les virements et les chèques.',
    },
    invoicing: {
      title: 'Régime de TVA et identité sur les factures',
      todo: 'Choisissez le régime de TVA : aucune facture n’est émise avant. La forme juridique, l’adresse et le SIRET y figurent aussi.',
    },
    'legal-notice': {
      title: 'Mentions légales',
      todo: 'Relisez le texte proposé, complétez-le et publiez-le : la loi demande qui édite et qui héberge le portail.',
    },
    accessibility: {
      title: 'Déclaration d’accessibilité',
      todo: 'Relisez le texte proposé et publiez-le.',
    },
    'membership-terms': {
      title: 'Conditions d’adhésion',
      todo: 'Relisez le texte proposé et publiez-le : chaque nouvel adhérent l’accepte.',
    },
    'account-terms': {
      title: 'Conditions des comptes',
      todo: 'Relisez le texte proposé et publiez-le : chaque nouveau titulaire de compte l’accepte.',
    },
    types: {
      title: 'Types d’adhésion et prix',
      todo: 'Un premier type est là avec un prix d’exemple : fixez le vôtre, ou confirmez qu’il convient.',
    },
    tariffs: {
      title: 'Tarifs des comptes',
      todo: 'Fixez le prix des boîtes mail et des téléprocédures, ou mettez ce point de côté si tout est gratuit.',
    },
    reminders: {
      title: 'Rappels de renouvellement',
      todo: 'Activez au moins un rappel avant l’échéance.',
    },
    mail: {
      title: 'Envoi d’e-mails',
      todo: 'Sans e-mail, personne ne peut activer son compte ni retrouver son mot de passe. Faites un essai.',
    },
    sms: {
      title: 'Envoi de SMS',
      todo: 'Utile pour les codes de vérification et les rappels. Faites un essai, ou mettez ce point de côté.',
    },
    payments: {
      title: 'Paiement en ligne (Stripe)',
      todo: 'Faites un essai : le portail lit le nom du compte, puis demande un avis à Stripe et attend son retour.',
    },
    webhook: {
      title: 'Avis de paiement reçus',
      todo: 'Aucun avis signé de Stripe n’est encore arrivé. Enregistrez chez Stripe l’adresse /api/webhooks/stripe de ce portail, puis faites l’essai ci-dessus.',
    },
    store: {
      title: 'Rangement des fichiers',
      todo: 'Faites un essai : un petit fichier est écrit, relu et effacé.',
    },
    register: {
      title: 'Registre des entreprises',
      todo: 'Le SIRET remplit alors le nom et l’adresse. Faites un essai, ou mettez ce point de côté.',
    },
    addresses: {
      title: 'Recherche d’adresses',
      todo: 'Les adresses sont alors proposées au fil de la saisie. Faites un essai, ou mettez ce point de côté.',
    },
    https: {
      title: 'Adresse en https',
      todo: 'Donnez au paramètre PUBLIC_URL l’adresse en https sous laquelle on joint le portail, puis redémarrez-le.',
    },
    'second-admin': {
      title: 'Un second administrateur',
      todo: 'Invitez quelqu’un : si vous perdez votre accès, il pourra vous le rendre.',
    },
    factors: {
      title: 'Double authentification de l’équipe',
      todo: 'Quelqu’un de l’équipe n’a encore ni clé d’accès ni application de codes. Demandez-lui de se connecter pour l’installer.',
    },
    backup: {
      title: 'Sauvegardes',
      todo: 'Programmez une sauvegarde chaque nuit et essayez une restauration (docs/runbooks/backup-restore.md), puis confirmez.',
    },
    demo: {
      title: 'Sans données de démonstration',
      todo: 'Ce portail tourne en démonstration, avec des personnes inventées. Démarrez une installation vide avec DEMO=0.',
    },
  },
  sms: {
    title: 'SMS d’essai',
    phone: 'Numéro de mobile',
    help: 'Un SMS y part tout de suite, aux conditions de votre opérateur.',
    send: 'Envoyer le SMS',
  },
  tests: {
    passed: 'L’essai a réussi',
    failed: 'L’essai a échoué',
    notRun: 'L’essai n’a pas pu être fait.',
    said: 'Réponse :',
    reason: 'Ce que l’autre côté a dit :',
    at: 'Essai du {{at}}',
    atBy: 'Essai du {{at}}, par {{name}}',
    run: {
      mail: 'M’envoyer un e-mail d’essai',
      sms: 'Envoyer un SMS d’essai',
      payments: 'Essayer l’aller et retour',
      store: 'Écrire et relire un fichier',
      register: 'Chercher une entreprise',
      addresses: 'Chercher une adresse',
    },
    facts: {
      'sent-to': 'Envoyé à {{value}} : vérifiez qu’il est arrivé.',
      account: 'Compte : {{value}}',
      'mode-live': 'Mode réel : les paiements sont encaissés.',
      'mode-test': 'Mode test : aucun argent ne circule.',
      'webhook-found': 'Stripe envoie ses avis à {{value}}.',
      'webhook-missing': 'Aucun avis n’est envoyé à {{value}} : ajoutez cette adresse chez Stripe.',
      'webhook-unseen': 'Aucun avis signé n’est encore arrivé.',
      'webhook-returned': 'Aller et retour réussi : un avis demandé à Stripe est revenu, signé.',
      'webhook-lost':
        'L’avis demandé à Stripe n’est pas revenu en dix secondes : vérifiez l’adresse, l’événement checkout.session.expired et STRIPE_WEBHOOK_SECRET.',
      milliseconds: 'Réponse en {{value}} ms.',
    },
    help: {
      mail: 'Vérifiez SMTP_URL (serveur, port, identifiant, mot de passe) et que l’adresse d’expédition vous appartient.',
      sms: 'Vérifiez SMS_URL, son identifiant et son mot de passe auprès de votre opérateur.',
      payments: 'Vérifiez STRIPE_SECRET_KEY et STRIPE_WEBHOOK_SECRET dans votre tableau de bord Stripe.',
      store: 'Vérifiez S3_URL, ou les droits et la place du dossier DATA_DIR.',
      register: 'Vérifiez REGISTER_URL et que le serveur peut joindre cette adresse.',
      addresses: 'Vérifiez ADDRESS_URL et que le serveur peut joindre cette adresse.',
    },
    notSet: {
      mail: 'Pas encore configuré : donnez SMTP_URL (smtps://identifiant:mot-de-passe@serveur:465), puis redémarrez le portail.',
      sms: 'Pas configuré : donnez SMS_URL, puis redémarrez le portail.',
      payments:
        'Pas configuré : donnez STRIPE_SECRET_KEY et STRIPE_WEBHOOK_SECRET, puis redémarrez le portail.',
      store: 'Pas configuré.',
      register: 'Pas configuré : donnez REGISTER_URL, puis redémarrez le portail.',
      addresses: 'Pas configuré : donnez ADDRESS_URL, puis redémarrez le portail.',
    },
  },
}
