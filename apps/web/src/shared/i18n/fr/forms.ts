/** Words of the forms kit. */
export default {
  noPassword: {
    none: 'Je n’ai pas de mot de passe',
    title: 'Choisir un mot de passe',
    intro:
      'Sans mot de passe : confirmez votre identité avec FranceConnect, vous reviendrez ici et pourrez recommencer pendant cinq minutes. Un lien par e-mail permet aussi de choisir un mot de passe.',
    first:
      'Vous vous connectez avec FranceConnect, sans mot de passe. Un mot de passe vous permettra d’entrer aussi quand FranceConnect est indisponible.',
    ask: 'Avant de le choisir, confirmez que c’est bien vous :',
    prove: 'Confirmer avec FranceConnect',
    send: 'Recevoir un lien par e-mail',
    sent: 'Un lien vient d’être envoyé à {{email}}. Il sert une fois, pendant 24 heures.',
    failed: 'La demande n’a pas abouti',
  },
  steps: { label: 'Étapes', done: 'terminée', position: 'Étape {{step}} sur {{total}}' },
  unsaved: 'Modifications non enregistrées',
  saved: 'Modifications enregistrées',
  saving: 'Enregistrement…',
  discard: 'Annuler les modifications',
  leaveTitle: 'Quitter sans enregistrer ?',
  leaveBody:
    'Des modifications de cette page ne sont pas enregistrées. Si vous quittez la page, elles seront perdues.',
  leaveStay: 'Rester sur la page',
  leaveGo: 'Quitter sans enregistrer',
  nothingToSave: 'Aucune modification à enregistrer.',
  changedTitle: 'Ces informations ont été modifiées entre-temps',
  changedBody:
    'Quelqu’un les a enregistrées depuis un autre appareil ou un autre onglet. Rechargez-les, puis refaites vos modifications.',
  dateHelp: 'Jour, mois, année : 31/12/2026.',
  joined: 'Enregistré avec des changements faits entre-temps par ailleurs : {{fields}}.',
  conflict: {
    title: 'Ces informations ont été modifiées entre-temps',
    intro:
      'Quelqu’un d’autre (l’accueil, ou vous dans un autre onglet) a enregistré des changements pendant votre saisie. Rien n’est perdu : choisissez champ par champ, puis enregistrez.',
    merged: 'Également modifié, sans toucher à votre saisie :',
    keepMine: 'Garder ma saisie',
    takeTheirs: 'Prendre la valeur enregistrée',
    keepAll: 'Tout garder de ma saisie',
    takeAll: 'Tout prendre de l’enregistré',
    empty: 'vide',
    apply: 'Appliquer mes choix et enregistrer',
  },
}
