/** Firms of third parties: colleagues who work in the same files (U29). */
export default {
  title: 'Mon cabinet',
  lead: 'Travaillez à plusieurs dans les dossiers que les adhérents ont ouverts à votre cabinet.',
  back: 'Dossiers',
  name: 'Nom du cabinet',
  me: 'vous',
  people: 'Personnes du cabinet',
  until: 'à accepter avant le {{date}}',
  actionFor: '{{action}} : {{name}}',
  failed: 'L’opération n’a pas abouti',
  loadFailed: 'Le cabinet n’a pas pu être affiché',
  intro:
    'Quand un adhérent ouvre son dossier « aussi aux collaborateurs de cabinet », chacun ici y travaille avec les mêmes droits, sous son propre nom. L’adhérent connaît le nom du cabinet et voit qui a fait quoi.',
  emptyTitle: 'Vous ne faites partie d’aucun cabinet',
  emptyBody:
    'Créez le vôtre et invitez vos collaborateurs : ils verront les dossiers que les adhérents vous ont ouverts en acceptant vos collaborateurs. Ces adhérents en sont avertis. Si un confrère a déjà créé le cabinet, demandez-lui une invitation.',
  columns: {
    person: 'Personne',
    role: 'Rôle',
    state: 'État',
    since: 'Depuis',
    actions: 'Actions',
  },
  roles: { manager: 'Responsable', collaborator: 'Collaborateur' },
  states: {
    active: 'Dans le cabinet',
    invited: 'En attente',
    expired: 'Sans réponse',
    declined: 'A décliné',
  },
  create: {
    action: 'Créer un cabinet',
    title: 'Créer un cabinet',
    intro:
      'Vous en serez responsable. Les adhérents qui ont accepté vos collaborateurs sont avertis par e-mail du nom du cabinet.',
    submit: 'Créer le cabinet',
    done: 'Le cabinet « {{name}} » est créé.',
  },
  rename: {
    action: 'Renommer',
    title: 'Renommer le cabinet',
    intro: 'Le nouveau nom est montré aux adhérents qui ont ouvert leur dossier au cabinet.',
    submit: 'Enregistrer',
    done: 'Le cabinet s’appelle maintenant « {{name}} ».',
  },
  invite: {
    action: 'Inviter une personne',
    title: 'Inviter une personne',
    intro: 'Elle verra les dossiers ouverts au cabinet, et y agira sous son propre nom.',
    email: 'E-mail de la personne',
    emailHelp:
      'Elle reçoit un lien, valable 30 jours. Si elle n’a pas de compte ici, elle pourra en créer un.',
    roleHelp: 'Un responsable peut aussi inviter, retirer des personnes et renommer le cabinet.',
    submit: 'Envoyer l’invitation',
    done: 'Invitation envoyée à {{name}}.',
  },
  changes: {
    promote: {
      action: 'Nommer responsable',
      title: 'Nommer {{name}} responsable ?',
      body: 'Cette personne pourra inviter et retirer des personnes, et renommer le cabinet. Elle en est avertie par e-mail.',
      done: '{{name}} est maintenant responsable.',
    },
    demote: {
      action: 'Nommer collaborateur',
      title: 'Nommer {{name}} collaborateur ?',
      body: 'Les dossiers du cabinet lui restent ouverts. Elle en est avertie par e-mail.',
      done: '{{name}} n’est plus responsable.',
    },
    remove: {
      action: 'Retirer',
      title: 'Retirer {{name}} du cabinet ?',
      body: 'Les dossiers du cabinet lui sont fermés tout de suite, et les siens le sont au cabinet. Elle en est avertie par e-mail.',
      done: '{{name}} ne fait plus partie du cabinet.',
    },
    withdraw: {
      action: 'Retirer l’invitation',
      title: 'Retirer l’invitation de {{name}} ?',
      body: 'Le lien envoyé ne fonctionnera plus.',
      done: 'Invitation retirée.',
    },
    resend: {
      action: 'Renvoyer',
      title: 'Renvoyer l’invitation à {{name}} ?',
      body: 'Un nouveau lien part par e-mail, valable 30 jours ; le précédent ne fonctionnera plus.',
      done: 'Invitation renvoyée à {{name}}.',
    },
  },
  leave: {
    title: 'Quitter le cabinet',
    action: 'Quitter le cabinet',
    goes: 'Les dossiers que l’on vous a ouverts restent les vôtres ; ils seront fermés au cabinet, et ceux du cabinet vous seront fermés.',
    'closes-firm':
      'Vous y êtes la dernière personne : le cabinet prendra fin. Les dossiers que l’on vous a ouverts restent les vôtres.',
    'is-last-manager':
      'Vous êtes le seul responsable. Pour quitter le cabinet, nommez d’abord une autre personne responsable.',
    confirm: 'Quitter « {{firm}} » ?',
    body: 'Cela vaut tout de suite. Les dossiers du cabinet vous sont fermés, et les vôtres le sont au cabinet.',
    done: 'Vous avez quitté le cabinet.',
  },
  invitation: {
    title: 'Invitation à un cabinet',
    notice: '{{name}} vous invite à rejoindre « {{firm}} »',
    terms: 'Rôle : {{role}}. À accepter avant le {{date}}.',
    follows:
      'Vous travaillerez, sous votre nom, dans les dossiers ouverts à ce cabinet. Ceux que l’on vous a ouverts en acceptant vos collaborateurs le seront à ce cabinet ; leurs adhérents en sont avertis.',
    accept: 'Rejoindre le cabinet',
    decline: 'Décliner',
    acceptFor: 'Rejoindre le cabinet : {{firm}}',
    declineFor: 'Décliner l’invitation à « {{firm}} »',
    accepted: 'Vous faites maintenant partie de « {{firm}} ».',
    declined: 'Invitation déclinée.',
    known: 'L’adresse {{email}} a déjà un compte. Connectez-vous pour accepter.',
    signIn: 'Se connecter et accepter',
    gone: 'Cette invitation n’est plus valable',
    goneBody:
      'Elle a déjà servi, a été retirée ou a expiré. Demandez à la personne de vous inviter de nouveau.',
  },
}
