/** "Rattachement": detaching, attaching and swapping of accounts. */
export default {
  title: 'Rattachement',
  independent: 'Le compte {{login}} est un compte primaire indépendant.',
  head: 'Le compte {{login}} est un compte primaire : d’autres comptes lui sont rattachés.',
  under: 'Le compte {{login}} est rattaché au compte primaire {{primary}} ({{company}}).',
  seePrimary: 'Consulter le compte primaire',
  actions: {
    detach: 'Détacher ce compte',
    swap: 'Échanger avec le compte primaire',
    join: 'Rattacher à un compte primaire',
    invite: 'Rattacher un compte à celui-ci',
  },
  means: {
    detach:
      'Le compte devient un compte primaire indépendant : il n’est plus géré ni payé par son compte primaire.',
    swap: 'Le compte prend la place de son compte primaire, qui devient l’un de ses comptes secondaires.',
    join: 'Le compte devient un compte secondaire d’un compte primaire, qui le gère et le paie.',
    invite: 'Un compte indépendant devient un compte secondaire de celui-ci, avec l’accord de son titulaire.',
  },
  titles: {
    detach: 'Détacher le compte {{login}}',
    swap: 'Échanger le compte {{login}} avec son compte primaire',
    join: 'Rattacher le compte {{login}} à un compte primaire',
    invite: 'Rattacher un compte au compte {{login}}',
  },
  acceptTitles: {
    detach: 'Détacher le compte {{account}}',
    swap: 'Échanger les comptes {{account}} et {{primary}}',
    attach: 'Rattacher le compte {{account}} au compte {{primary}}',
  },
  named: {
    join: 'Indiquez le nom du compte primaire auquel vous souhaitez rattacher ce compte. Son titulaire reçoit votre proposition et y répond.',
    invite:
      'Indiquez le nom du compte à rattacher. Son titulaire reçoit votre proposition et y répond ; tant qu’il ne l’a pas acceptée, rien de son compte ne vous est montré.',
  },
  namedLabel: { join: 'Nom du compte primaire', invite: 'Nom du compte à rattacher' },
  seeConsequences: 'Voir ce qui s’ensuit',
  atOnce: 'Voici ce qui s’ensuit aussitôt :',
  afterConsent:
    'Rien ne change avant l’accord de l’autre partie. Voici ce qui s’ensuit alors, le jour même :',
  afterConsentNamed:
    'Si ce compte existe, son titulaire reçoit votre proposition ; rien ne change avant son accord. Voici ce qui s’ensuit alors, le jour même :',
  propose: 'Envoyer la proposition',
  now: {
    detach: 'Détacher maintenant',
    swap: 'Échanger maintenant',
    join: 'Rattacher maintenant',
    invite: 'Rattacher maintenant',
  },
  reason: 'Motif',
  reasonHelp:
    'Par exemple la date de la demande écrite. Il est lu par les deux comptes, dans leur historique et par message.',
  impossible: 'Ce changement n’est pas possible pour l’instant',
  failed: 'Rien n’a été changé',
  place: {
    detach: '{{account}} devient un compte primaire indépendant ; {{primary}} n’y a plus accès.',
    attach: '{{account}} devient un compte secondaire de {{primary}}, qui y a accès et le gère.',
    swap: '{{account}} devient le compte primaire, et {{primary}} l’un de ses comptes secondaires.',
  },
  invoicing: {
    detach: '{{account}} est facturé à lui-même à partir de ce jour, et ne l’est plus à {{primary}}.',
    attach: '{{account}} n’est plus facturé à lui-même : à partir de ce jour, il l’est à {{primary}}.',
    swap: 'Tous les comptes sont facturés à {{account}} à partir de ce jour, et ne le sont plus à {{primary}}.',
  },
  quotaMoved_one: 'Le nombre de comptes secondaires souhaités ({{shown}}) passe à {{account}}.',
  quotaMoved_other: 'Le nombre de comptes secondaires souhaités ({{shown}}) passe à {{account}}.',
  secondariesMoved_one: 'L’autre compte secondaire est désormais rattaché à {{account}}.',
  secondariesMoved_other: 'Les {{shown}} autres comptes secondaires sont désormais rattachés à {{account}}.',
  choicesMoved: '{{account}} reprend les téléprocédures choisies par {{primary}} : aucun compte n’en perd.',
  profile: 'Le profil de {{account}} passe de « {{before}} » à « {{after}} ».',
  portal: 'Le portail de {{account}} passe de {{before}} à {{after}}.',
  testOn: '{{account}} devient un compte de test, comme son compte primaire.',
  testOff: '{{account}} n’est plus un compte de test, comme son compte primaire.',
  autonomousOn: '{{account}} continue de choisir ses téléprocédures, parmi celles de {{primary}}.',
  autonomousOff: '{{account}} choisit désormais lui-même ses téléprocédures.',
  mailboxMade:
    '{{account}} reçoit une boîte mail, comme tout compte primaire : son titulaire en définit d’abord le mot de passe.',
  mailboxes:
    'Comptes secondaires avec boîte mail : {{before}} avant, {{after}} après, sur {{quota}} souhaités.',
  services: {
    statements: 'les relevés de comptes',
    archive: 'l’archivage à valeur probatoire',
    both: 'les relevés de comptes et l’archivage à valeur probatoire',
  },
  servicesKept: '{{account}} conserve {{services}}.',
  kept: 'Nom de compte, adresse e-mail, numéro de dossier, documents, historique et personnes restent tels quels. Le suffixe du nom de compte ne change pas.',
  rightsUnknown:
    'Les téléprocédures utilisables seront celles que les deux comptes ont choisies : elles dépendent du compte nommé, qui n’est connu qu’une fois la proposition acceptée.',
  rightsSame: 'Les téléprocédures utilisables par {{account}} ne changent pas.',
  lost: 'Téléprocédures que {{account}} ne peut plus utiliser',
  gained: 'Téléprocédures que {{account}} peut utiliser en plus',
  types: '{{code}} ({{types}})',
  cost: 'Coût par mois, hors taxes',
  costUnknown: {
    account:
      'Le coût de tous les comptes, connu du compte primaire seul : s’il vous propose l’échange, il vous est montré.',
    primary: 'S’y ajoutent la boîte mail du compte et ses services, connus une fois la proposition acceptée.',
  },
  proposals: 'Propositions en attente',
  noneTitle: 'Aucune proposition en attente',
  noneBody:
    'Les demandes de rattachement, de détachement et d’échange qui concernent ce compte s’affichent ici.',
  nameAndCompany: '{{login}} ({{company}})',
  sentences: {
    detach: {
      account: '{{account}} demande à être détaché de {{primary}}.',
      primary: '{{primary}} propose de détacher {{account}}.',
    },
    attach: {
      account: '{{account}} demande à être rattaché à {{primary}}.',
      primary: '{{primary}} propose de rattacher {{account}}.',
    },
    swap: {
      account: '{{account}} demande à prendre la place de {{primary}}.',
      primary: '{{primary}} propose d’échanger sa place avec {{account}}.',
    },
  },
  openUntil: 'Proposé le {{from}}, valable jusqu’au {{until}}.',
  waits: 'En attente de la réponse de l’autre partie.',
  decide: { accept: 'Accepter', decline: 'Décliner', withdraw: 'Retirer la proposition' },
  ask: { decline: 'Décliner cette proposition ?', withdraw: 'Retirer cette proposition ?' },
  askFollows: {
    decline: 'Rien ne change, et l’autre partie est prévenue.',
    withdraw: 'Rien ne change, et l’autre partie n’a plus à répondre.',
  },
  decided: {
    accept: 'C’est fait : les comptes ont leur nouvelle place.',
    decline: 'La proposition est déclinée. Rien n’a changé.',
    withdraw: 'La proposition est retirée. Rien n’a changé.',
  },
  proposed: 'La proposition est envoyée. Rien ne change tant qu’elle n’est pas acceptée.',
  carriedOut: 'C’est fait : les comptes ont leur nouvelle place, et les deux en sont informés.',
}
