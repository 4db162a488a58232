/** Staff change the file of a member, and give an address to who has none. */
export default {
  open: 'Modifier',
  title: 'Modifier le dossier : {{name}}',
  titleLoading: 'Modifier le dossier',
  lead: 'Pour corriger ou compléter à la demande de l’adhérent. Il est averti par e-mail, avec le motif.',
  back: 'Retour à la fiche',
  reason: 'Motif',
  reasonHelp: 'Par exemple : nouveau numéro donné au téléphone.',
  why: 'Pourquoi ce changement',
  noPartner: 'Aucun partenaire',
  elsewhere:
    'Le numéro de sécurité sociale se change par l’adhérent lui-même ; un déménagement ou un nouveau SIRET s’enregistre dans « Événements », avec sa date.',
  email: {
    add: 'Ajouter une adresse',
    change: 'Corriger l’adresse',
    addTitle: 'Ajouter une adresse e-mail',
    changeTitle: 'Corriger l’adresse e-mail',
    intro:
      'Cet adhérent ne se connecte pas encore. Un lien pour choisir son mot de passe, valable 24 heures, part à cette adresse ; les messages y arrivent désormais.',
    email: 'Email',
    shared: 'C’est l’adresse d’un proche',
    sharedHelp: 'Les messages y arrivent, mais cet adhérent ne se connecte pas avec elle.',
    save: 'Enregistrer l’adresse',
    done: 'Adresse enregistrée : un lien d’activation part à {{email}}.',
    doneShared: 'Adresse enregistrée : les messages partent désormais à {{email}}.',
  },
}
