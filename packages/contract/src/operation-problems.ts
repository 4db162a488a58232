export interface ProblemDefinition {
  readonly status: number
  readonly en: string
  readonly fr: string
}

/** Problems of reminders, of outgoing messages and of settings; part of the one closed list. */
export const OPERATION_PROBLEMS = {
  'reminder.nobody': {
    status: 409,
    en: 'No membership to speak of: choose another member.',
    fr: 'Aucune adhésion dont parler : choisissez un autre adhérent.',
  },
  'reminder.no-mobile': {
    status: 409,
    en: 'Give a mobile number first: the SMS would reach nobody.',
    fr: 'Indiquez d’abord un numéro de téléphone mobile : le SMS n’arriverait à personne.',
  },
  'notification.security-off': {
    status: 409,
    en: 'Keep e-mail or SMS for the safety of your space: the portal alone would also be read by whoever got in.',
    fr: 'Gardez l’e-mail ou le SMS pour la sécurité de votre espace : le portail seul serait lu aussi par un intrus.',
  },
  'erasure.blocked': {
    status: 409,
    en: 'Something still runs that has to be ended first.',
    fr: 'Il reste quelque chose en cours, à terminer d’abord.',
  },
  'erasure.waiting': {
    status: 409,
    en: 'A request for erasure waits already.',
    fr: 'Une demande d’effacement est déjà en attente.',
  },
  'erasure.settled': {
    status: 409,
    en: 'This request for erasure waits no more.',
    fr: 'Cette demande d’effacement n’est plus en attente.',
  },
  'outgoing.not-resendable': {
    status: 409,
    en: 'This message cannot be sent again: it is still waiting to leave, or it carries a link that is to be asked for anew.',
    fr: 'Ce message ne peut pas être renvoyé : il attend encore son départ, ou il porte un lien qui doit être redemandé.',
  },
  'outgoing.not-cancellable': {
    status: 409,
    en: 'This message cannot be kept back any more.',
    fr: 'Ce message ne peut plus être retenu.',
  },
  'whole-export.running': {
    status: 409,
    en: 'An export is being made: wait until it is ready.',
    fr: 'Un export est déjà en cours : attendez qu’il soit prêt.',
  },
  'whole-export.not-there': {
    status: 409,
    en: 'This export is not ready, or it has been fetched or deleted already. Ask for a new one.',
    fr: 'Cet export n’est pas prêt, ou il a déjà été téléchargé ou effacé. Demandez-en un nouveau.',
  },
  'own-export.too-many': {
    status: 409,
    en: 'You have asked for three exports within seven days. Try again later.',
    fr: 'Vous avez demandé trois exports en sept jours. Réessayez plus tard.',
  },
  'go-live.not-markable': {
    status: 409,
    en: 'This item cannot be marked so: what must be done cannot be set aside, and what is found by itself cannot be confirmed.',
    fr: 'Ce point ne peut pas être marqué ainsi : ce qui est indispensable ne se met pas de côté, et ce qui se constate ne se confirme pas.',
  },
  'go-live.service-not-set': {
    status: 409,
    en: 'This service is not set up: give its settings and restart the portal, then try again.',
    fr: 'Ce service n’est pas configuré : renseignez ses paramètres, redémarrez le portail, puis réessayez.',
  },
  'catalogue.full': {
    status: 409,
    en: 'This list holds as many entries as it can: use one that is there, or one that was withdrawn.',
    fr: 'Cette liste contient autant d’éléments qu’elle le peut : servez-vous d’un élément existant, ou d’un élément retiré.',
  },
  'logo.refused': {
    status: 422,
    en: 'Choose a PNG or JPEG picture of at most 300 kB and 2,000 dots a side.',
    fr: 'Choisissez une image PNG ou JPEG de 300 Ko et 2 000 points de côté au plus.',
  },
} as const satisfies Record<string, ProblemDefinition>
