/** Words of the forms kit. */
export default {
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
