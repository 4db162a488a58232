/** Words about sign-ins: with what, from where, how they ended; and the list of those that are disputed. */
export default {
  device: {
    on: '{{browser}} sous {{system}}',
    unknown: 'Appareil non reconnu',
    otherBrowser: 'Autre navigateur',
    browsers: { firefox: 'Firefox', chrome: 'Chrome', edge: 'Edge', safari: 'Safari', opera: 'Opera' },
    systems: { windows: 'Windows', macos: 'macOS', linux: 'Linux', android: 'Android', ios: 'iOS' },
  },
  place: { unknown: 'Lieu inconnu' },
  method: {
    both: '{{first}}, puis {{second}}',
    unknown: 'Non noté',
    steps: {
      password: 'mot de passe',
      franceconnect: 'FranceConnect',
      passkey: 'clé d’accès',
      totp: 'code d’application',
      sms: 'code par SMS',
      'recovery-code': 'code de secours',
    },
  },
  results: {
    opened: 'connexion réussie',
    refused: 'mot de passe refusé',
    'factor-refused': 'deuxième facteur refusé',
    denied: 'connexion contestée',
  },
  signs: {
    'new-browser': 'nouveau navigateur',
    'new-country': 'nouveau pays',
    'far-travel': 'trop loin de la connexion précédente',
    'after-refusals': 'tentatives refusées juste avant',
  },
  reports: {
    title: 'Connexions contestées',
    intro:
      'Des personnes ont répondu « Ce n’est pas moi » à l’e-mail qui annonçait une connexion. Leurs sessions et leurs clés d’API sont déjà fermées, leur mot de passe n’ouvre plus rien. Regardez ce qui a été fait depuis, appelez la personne, puis classez.',
    searchHelp: 'Nom, e-mail ou numéro',
    columns: {
      person: 'Personne',
      signIn: 'Connexion',
      from: 'Depuis',
      reported: 'Contestée le',
      state: 'État',
      actions: 'Actions',
    },
    states: { open: 'à traiter', handled: 'traitée' },
    statesAll: 'Toutes',
    handledBy: 'par {{name}}, le {{date}}',
    thread: 'Conversation',
    journal: 'Voir ce qui a été fait',
    handle: 'Classer',
    dialog: {
      title: 'Classer la connexion contestée de {{name}}',
      intro: 'Ce que vous écrivez reste dans cette liste et dans le journal.',
      note: 'Constat et suites',
      noteHelp: 'Par exemple : personne appelée, aucune donnée modifiée, nouveau mot de passe choisi.',
      submit: 'Classer',
    },
    handled: 'La connexion contestée est classée.',
    nothing: {
      title: 'Aucune connexion contestée ne correspond',
      body: 'Essayez un autre nom, ou un autre état.',
      clear: 'Effacer les filtres',
    },
    empty: {
      title: 'Aucune connexion contestée',
      body: 'Celles que leurs titulaires signaleront figureront ici.',
    },
  },
}
