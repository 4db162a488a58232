/** Joining online, and what staff see of it. */
export default {
  choice: {
    title: 'Inscription',
    join: {
      title: 'Adhérer',
      body: 'Devenez adhérent : conseils, ateliers et attestation d’adhésion. Dix minutes suffisent, et vous réglez en ligne, par virement ou par chèque.',
    },
    account: {
      title: 'Ouvrir un compte de télédéclaration',
      body: 'Demandez un compte primaire pour transmettre les déclarations de votre entreprise et ouvrir des comptes secondaires.',
    },
  },
  title: 'Adhérer',
  already: 'Vous avez déjà un espace personnel ?',
  signIn: 'Se connecter',
  signedIn: 'Vous êtes connecté en tant que {{name}} : l’adhésion s’ajoutera à votre espace.',
  toSpace: 'Revenir à mon espace',
  steps: {
    identite: 'Vous',
    entreprise: 'Entreprise',
    adhesion: 'Adhésion',
    resume: 'Résumé',
  },
  person: {
    title: 'Vos coordonnées',
    emailHelp: 'Un lien y est envoyé pour confirmer l’adresse. Elle servira à vous connecter.',
    nirHelp: 'Gardé chiffré. Il n’est pas conservé dans un brouillon : à saisir avant l’envoi.',
    nirKept: 'Enregistré : {{masked}}. Laissez vide pour le garder.',
  },
  company: {
    title: 'Votre entreprise',
    intro:
      'Indiquez le SIRET et lancez la recherche : le registre public complète la suite. Sans SIRET, laissez vide et continuez.',
    search: 'Rechercher l’entreprise',
    copy: 'Dupliquer l’adresse personnelle',
    found: 'Les informations du registre sont reprises ci-dessous : vérifiez-les.',
    failed: 'La recherche n’a pas abouti',
    unknown: {
      title: 'Ce SIRET n’est pas au registre',
      body: 'Une entreprise récente peut mettre quatre semaines à y paraître. Vérifiez le numéro, puis complétez vous-même et continuez : rien ne vous bloque.',
    },
    unavailable: {
      title: 'Le registre ne répond pas',
      body: 'Complétez vous-même et continuez, ou relancez la recherche dans un instant.',
    },
    closed: {
      title: 'Cet établissement est fermé',
      body: 'Le registre l’indique fermé. Vérifiez le numéro ; s’il est juste, vous pouvez continuer.',
      bodyOn:
        'Le registre l’indique fermé depuis le {{date}}. Vérifiez le numéro ; s’il est juste, vous pouvez continuer.',
    },
    masked: {
      title: 'Entreprise à diffusion partielle',
      body: 'Le registre la connaît, mais ne montre ni le nom ni l’adresse, à la demande de l’entreprise. Complétez vous-même.',
    },
  },
  membership: {
    noPartner: 'Aucun',
    dates:
      'Réglée aujourd’hui, votre adhésion va du {{from}} au {{to}}. Elle dure un an à partir du jour du règlement.',
    referralHelp: 'Celui d’un adhérent qui vous a fait connaître l’organisme.',
  },
  summary: {
    noSiret: 'Pas encore de SIRET',
    period: 'Période',
    dates:
      'Ces dates valent pour un règlement reçu aujourd’hui. Par virement ou par chèque, l’adhésion commence le jour où le règlement arrive.',
    next: 'Après l’envoi, un lien arrive par e-mail : il confirme votre adresse et mène au règlement. Rien n’est dû avant.',
    nextOwn: 'Vous choisirez ensuite comment régler. Rien n’est dû avant.',
  },
  terms: {
    title: 'Conditions d’adhésion',
    accept: 'J’accepte les conditions d’adhésion',
    version: 'Version {{version}}. Elle est conservée avec la date de votre accord.',
  },
  change: 'Modifier',
  previous: 'Précédent',
  next: 'Continuer',
  submit: 'Envoyer ma demande',
  submitOwn: 'Continuer vers le règlement',
  kept: 'Votre saisie est gardée 30 jours à chaque étape : vous pouvez fermer cette page et reprendre plus tard.',
  keepFailed: 'L’étape n’a pas pu être enregistrée',
  typeGone: 'Ce type d’adhésion n’est plus proposé : choisissez-en un autre.',
  noType: 'Les adhésions en ligne ne sont pas ouvertes pour le moment. Contactez l’accueil.',
  restart: 'Commencer une autre demande',
  sent: {
    title: 'Consultez votre messagerie',
    body: 'Un message part à {{email}}. Suivez le lien qu’il contient pour confirmer votre adresse et régler votre adhésion.',
    nothing:
      'Rien reçu au bout de quelques minutes ? Regardez dans les courriers indésirables, vérifiez l’adresse, ou contactez l’accueil.',
    again: 'Renvoyer le message',
    change: 'Modifier ma demande',
    done: 'Un nouveau message part à {{email}}.',
    failed: 'Le message n’a pas pu être renvoyé',
  },
  order: { title: 'Votre adhésion' },
  payment: {
    waits: 'Un règlement est déjà attendu',
    failed: 'Le paiement n’a pas pu être ouvert',
    refused: 'Rien n’a été débité. Réessayez, ou choisissez une autre façon de régler.',
    open: 'Votre règlement est en attente',
    openBody:
      'La page de paiement de {{amount}} est ouverte. Reprenez-la, ou choisissez une autre façon de régler.',
    otherwise: 'Régler autrement',
    giveUpFailed: 'Ce règlement n’a pas pu être annulé',
    awaited:
      'À la réception, votre adhésion devient active : le reçu et un lien pour choisir votre mot de passe partent à {{email}}. Vous retrouvez cette page par le lien du message reçu.',
    expired: 'La page de paiement n’est plus valable. Rien n’a été débité : choisissez de nouveau.',
  },
  done: {
    title: 'Presque fini : consultez votre messagerie',
    titleOwn: 'Votre adhésion est active',
    paid: 'Votre règlement de {{amount}} est reçu. Votre adhésion va du {{from}} au {{to}}.',
    activation:
      'Un message part à {{email}} avec le reçu et un lien pour choisir votre mot de passe, valable 24 heures.',
    receipt: 'Le reçu part à {{email}}.',
    again: 'Renvoyer le lien',
    sent: 'Un nouveau lien part à {{email}}.',
    toSpace: 'Aller à mon espace',
  },
  member: {
    title: 'Vous êtes déjà adhérent',
    body: 'Votre adhésion se consulte et se renouvelle depuis votre espace.',
    action: 'Voir mes adhésions',
  },
  gone: {
    title: 'Ce lien n’est plus valable',
    body: 'La demande a été modifiée, ou effacée après 30 jours sans suite. Si elle a été renvoyée, suivez le lien du dernier message.',
    action: 'Commencer une demande',
  },
  staff: {
    title: 'Adhésions en cours',
    lead: 'Demandes envoyées en ligne. Un virement ou un chèque reçu s’enregistre dans les paiements.',
    caption: 'Demandes d’adhésion',
    searchHelp: 'Nom, e-mail, SIRET ou référence',
    state: 'État',
    all: 'Toutes',
    columns: {
      date: 'Envoyée le',
      name: 'Nom',
      email: 'E-mail',
      siret: 'Siret',
      type: 'Type',
      amount: 'Montant',
      payment: 'Règlement',
      state: 'État',
    },
    states: {
      submitted: 'À confirmer',
      'awaiting-payment': 'Règlement attendu',
      processing: 'Prélèvement en cours',
      completed: 'Adhérent',
    },
    double_one: 'Doublon possible : {{count}} adhérent a ce SIRET',
    double_other: 'Doublon possible : {{count}} adhérents ont ce SIRET',
    empty: {
      title: 'Aucune demande ne correspond',
      body: 'Changez la recherche ou l’état.',
      clear: 'Tout afficher',
      noneTitle: 'Aucune demande',
      noneBody: 'Les demandes d’adhésion faites en ligne paraîtront ici.',
    },
    back: 'Adhérents',
  },
}
