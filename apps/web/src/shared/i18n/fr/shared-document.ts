/** The page behind a share link. */
export default {
  title: 'Document partagé',
  checking: 'Lecture du lien…',
  shared: 'Un document est partagé avec vous.',
  sharedBy: '{{name}} partage un document avec vous.',
  locked: 'Ce document est protégé par un mot de passe.',
  password: 'Mot de passe',
  passwordHelp: 'Celui que vous a donné la personne qui partage le document.',
  passwordMissing: 'Saisissez le mot de passe.',
  passwordWrong: 'Ce mot de passe n’est pas le bon.',
  unlock: 'Continuer',
  download: 'Télécharger',
  again: 'Télécharger de nouveau',
  done: 'Le document est téléchargé',
  limits_one: 'Ce lien permet encore un téléchargement, jusqu’au {{date}}.',
  limits_other: 'Ce lien permet encore {{count}} téléchargements, jusqu’au {{date}}.',
  usedUp: 'Ce lien ne permet plus de téléchargement.',
  gone: 'Ce lien ne donne plus accès à un document',
  goneBody:
    'Il est incomplet, expiré, épuisé ou fermé. Vérifiez l’adresse, ou demandez un nouveau lien à la personne qui vous l’a donné.',
  failed: 'Le document n’a pas pu être lu',
}
