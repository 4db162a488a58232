/** The mailbox of an account: its own password, settings of a mail program. */
export default {
  title: 'Boîte mail',
  failed: 'La boîte mail n’a pas pu être chargée',
  facts: {
    address: 'Adresse',
    password: 'Mot de passe',
    size: 'Taille',
    megabytes: '{{shown}} Mo',
    gigabytes: '{{shown}} Go',
    passwordSet: 'Défini le {{date}}',
    passwordUnset: 'Pas encore défini',
  },
  unset: {
    title: 'Le mot de passe de la boîte mail n’est pas encore défini',
    holder:
      'Les messages arrivent déjà. Pour les lire dans un logiciel de messagerie, définissez un mot de passe propre à la boîte mail, différent de celui qui vous connecte ici.',
    other:
      'Les messages arrivent déjà. Seul le titulaire de {{login}} peut définir ce mot de passe, dans l’onglet « Mot de passe » de son compte.',
  },
  onlyHolder: 'Seul le titulaire de {{login}} peut changer ou révoquer ce mot de passe.',
  inactive: {
    title: 'La boîte mail est fermée avec le compte',
    body: 'Rien n’y arrive et personne ne la relève tant que le compte n’est pas ouvert.',
  },
  settings: {
    title: 'Réglages pour un logiciel de messagerie',
    intro:
      'À recopier dans Thunderbird, Outlook, Apple Mail ou sur votre téléphone. Le mot de passe demandé est celui de la boîte mail.',
    user: 'Nom d’utilisateur',
    imap: 'Serveur de réception (IMAP)',
    smtp: 'Serveur d’envoi (SMTP)',
    imapPort: 'Port de réception',
    smtpPort: 'Port d’envoi',
    port: '{{port}}, {{security}}',
    tls: 'SSL/TLS',
    starttls: 'STARTTLS',
    authentication: 'Authentification',
    normalPassword: 'Mot de passe normal',
    noneTitle: 'Aucun logiciel de messagerie ne peut encore s’y connecter',
    noneBody:
      'L’organisation n’a pas encore ouvert cet accès. Les messages de service se lisent sur le portail.',
  },
  actions: { set: 'Définir le mot de passe', change: 'Changer le mot de passe', revoke: 'Révoquer' },
  form: {
    setTitle: 'Définir le mot de passe de la boîte mail',
    changeTitle: 'Changer le mot de passe de la boîte mail',
    intro: 'Il ouvre {{address}} dans un logiciel de messagerie, et rien d’autre.',
    changeFollows: 'Les logiciels qui utilisent l’ancien mot de passe n’auront plus accès à la boîte mail.',
    current: 'Votre mot de passe de connexion',
    new: 'Mot de passe de la boîte mail',
    confirmation: 'Confirmation du mot de passe de la boîte mail',
    suggest: 'Proposer un mot de passe',
    suggestion: 'Mot de passe proposé',
    suggested: 'Recopiez-le dans votre logiciel de messagerie : il ne sera plus affiché ensuite.',
    accents:
      'Certains logiciels de messagerie transmettent mal les lettres accentuées : un mot de passe sans accent fonctionne partout.',
  },
  revoke: {
    title: 'Révoquer le mot de passe de la boîte mail ?',
    follows:
      'Plus aucun logiciel de messagerie n’a accès à la boîte mail. Les messages continuent d’arriver, et vous pouvez définir un autre mot de passe quand vous voulez.',
    confirm: 'Révoquer le mot de passe',
  },
  told: 'Une notification sera envoyée à {{told}}, sans le mot de passe.',
  done: {
    set: 'Le mot de passe de la boîte mail est défini',
    revoked: 'Le mot de passe de la boîte mail est révoqué',
    setBody: 'Saisissez-le maintenant dans votre logiciel de messagerie, avec les réglages ci-dessous.',
    revokedBody: 'Plus aucun logiciel de messagerie n’a accès à la boîte mail.',
  },
}
