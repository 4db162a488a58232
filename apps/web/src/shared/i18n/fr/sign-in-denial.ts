/** The page “Ce n’est pas moi” that the mail about a sign-in opens. */
export default {
  heading: 'Cette connexion n’était pas la vôtre ?',
  intro:
    'Dites-le, et votre espace est fermé à tout le monde jusqu’à ce que vous choisissiez un autre mot de passe :',
  follows: {
    sessions: 'toutes les sessions se ferment, sur tous les appareils ;',
    keys: 'les clés d’API et les appareils de confiance ne servent plus ;',
    password:
      'votre mot de passe actuel n’ouvre plus rien, et un lien pour en choisir un autre vous est envoyé ;',
    desk: 'notre équipe est prévenue.',
  },
  mine: 'Si c’était vous, fermez cette page : rien ne change.',
  submit: 'Ce n’est pas moi',
  failed: 'Cela n’a pas abouti',
  done: 'Votre espace est protégé',
  doneBody:
    'Toutes les sessions sont fermées. Ouvrez l’e-mail que nous venons de vous envoyer et choisissez un nouveau mot de passe. Vérifiez aussi celui de votre messagerie.',
  gone: 'Il a déjà servi, ou a plus de sept jours',
  goneBody: 'Un doute ? Choisissez un nouveau mot de passe : toutes les sessions se ferment alors.',
  toReset: 'Choisir un nouveau mot de passe',
}
