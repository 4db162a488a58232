export default {
  title: 'Notifications',
  lead: 'Ce que le portail vous fait savoir, et comment.',
  tabs: { label: 'Notifications', recues: 'Reçues', rappels: 'Rappels', preferences: 'Préférences' },
  caption: 'Notifications, de la plus récente à la plus ancienne',
  columns: { date: 'Reçue le', title: 'Objet', subject: 'Sujet', state: 'État' },
  read: 'Lue',
  unread: 'Non lue',
  unreadCount_one: '{{shown}} notification non lue',
  unreadCount_other: '{{shown}} notifications non lues',
  unreadMany: 'plus de {{shown}} notifications non lues',
  filters: { allSubjects: 'Tous les sujets', allStates: 'Lues et non lues' },
  markAll: 'Tout marquer comme lu',
  markFailed: 'Les notifications n’ont pas été marquées comme lues',
  allRead: 'Toutes les notifications sont marquées comme lues.',
  markUnread: 'Marquer comme non lue',
  open: 'Ouvrir',
  brief: 'Le détail se trouve dans l’e-mail : il contient un lien qui n’est que pour vous.',
  gone: 'Le texte de cette notification n’est plus disponible.',
  empty: {
    title: 'Aucune notification pour le moment',
    body: 'Échéances, confirmations et alertes de sécurité apparaîtront ici.',
  },
  nothing: {
    title: 'Aucune notification ne correspond',
    body: 'Choisissez un autre sujet ou un autre état.',
    clear: 'Effacer les filtres',
  },
  intro:
    'Choisissez, pour chaque sujet, comment vous voulez être prévenu. Ce que la loi ou votre contrat demandent de vous écrire (reçus, confirmations d’adhésion, annonces de débit) part toujours par e-mail.',
  channels: { mail: 'E-mail', sms: 'SMS', portal: 'Portail' },
  subjects: {
    deadlines: {
      name: 'Échéances',
      about: 'Fin d’adhésion, bons cadeaux et clés qui expirent, corbeille bientôt vidée.',
    },
    confirmations: {
      name: 'Confirmations',
      about:
        'Prestation réalisée, attestation ou export prêt, document partagé consulté, entreprise changée au registre.',
    },
    security: {
      name: 'Sécurité',
      about:
        'Nouvelle connexion, mot de passe, second facteur, accès de tiers. L’e-mail ou le SMS reste actif : le portail seul serait lu aussi par un intrus.',
    },
    membership: {
      name: 'Adhésion',
      about:
        'Documents publiés ou modifiés, bons cadeaux reçus, suites d’un événement de votre dossier. L’adhésion, son renouvellement et sa fin sont toujours confirmés par e-mail.',
    },
    billing: { name: 'Facturation', about: 'Paiements attendus, reçus, remboursements, débits.' },
    accounts: {
      name: 'Comptes',
      about:
        'Personnes et options de vos comptes. Fermeture, droits perdus et mots de passe arrivent toujours par e-mail.',
    },
    news: {
      name: 'Actualités',
      about: 'La vie et les activités de l’organisation, par e-mails groupés.',
    },
  },
  always: {
    mail: 'toujours, ces messages sont dus par la loi ou votre contrat.',
    any: 'toujours.',
    accounts: 'toujours, dans « Messages ».',
    news: 'toujours, dans « Actualités ».',
  },
  sms: {
    notOffered: 'Votre organisme n’envoie pas de SMS pour le moment.',
    to: 'Au {{phone}}.',
    giveFirst: 'Indiquez d’abord un numéro mobile dans vos informations.',
    proveFirst: 'Vérifiez d’abord un numéro mobile dans « Sécurité ».',
  },
  securityOff: 'Gardez l’e-mail ou le SMS pour la sécurité.',
  changed: 'Vos préférences ont changé entre-temps, peut-être dans un autre onglet.',
  reload: 'Afficher les préférences actuelles',
  numbers: 'Adresse et numéros :',
  toInformation: 'mes informations',
  toSecurity: 'sécurité',
}
