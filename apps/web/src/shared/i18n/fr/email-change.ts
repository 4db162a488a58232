/** The page that a link about a change of address opens. */
export default {
  heading: 'Changement d’adresse de connexion',
  oldIntro:
    'Il a été demandé de changer l’adresse avec laquelle vous vous connectez. Confirmez si la demande vient de vous.',
  newIntro: 'Confirmez que cette nouvelle adresse est la vôtre : vous vous connecterez avec elle.',
  oldEmail: 'Adresse actuelle',
  newEmail: 'Nouvelle adresse',
  objectFollows:
    'Si la demande ne vient pas de vous, dites-le : elle sera annulée, toutes les sessions seront fermées et un lien pour choisir un nouveau mot de passe vous sera envoyé.',
  confirmedBefore: 'Cette adresse a déjà confirmé',
  object: 'Ce n’est pas moi',
  confirmOld: 'Confirmer le changement',
  confirmNew: 'Confirmer cette adresse',
  failed: 'Cela n’a pas abouti',
  gone: 'Il a expiré, ou la demande a pris fin',
  goneBody:
    'Connectez-vous pour voir quelle adresse est la vôtre et, s’il le faut, demander un nouveau changement depuis « Mes informations ».',
  toSignIn: 'Aller à la connexion',
  outcome: {
    done: {
      title: 'Votre adresse de connexion a changé',
      body: 'Vous vous connectez désormais avec {{email}}. Votre mot de passe reste le même.',
    },
    'awaiting-new': {
      title: 'C’est noté',
      body: 'Le changement prendra effet dès que {{email}} aura confirmé aussi.',
    },
    'awaiting-old': {
      title: 'Votre nouvelle adresse est confirmée',
      body: 'Le changement prendra effet dès que {{old}} aura confirmé aussi ; sans réponse de sa part, le {{date}}.',
    },
    objected: {
      title: 'La demande est annulée',
      body: 'Toutes les sessions sont fermées. Un lien pour choisir un nouveau mot de passe vient d’être envoyé à {{old}}.',
    },
    taken: {
      title: 'Cette adresse ouvre déjà un autre espace',
      body: 'Votre adresse de connexion reste {{old}}. Vous pouvez demander un changement vers une autre adresse.',
    },
  },
}
