/** “Exporter mes données”. */
export default {
  title: 'Mes données',
  intro:
    'Recevez tout ce que le portail garde sur vous : votre fiche, vos adhésions, paiements, prestations, bons cadeaux, comptes, accès, connexions et messages, avec vos reçus, vos attestations et vos documents, dans un fichier ZIP.',
  ask: 'Exporter mes données',
  askIntro:
    'Le fichier est préparé en arrière-plan et gardé chiffré. Un e-mail vous dira quand il est prêt : vous pourrez le télécharger une seule fois, pendant 72 heures.',
  asked: 'Export demandé. Un e-mail vous dira quand il est prêt.',
  none: 'Vous avez demandé trois exports en sept jours. Vous pourrez en demander un autre plus tard.',
  waiting: 'Votre export est en préparation…',
  caption: 'Exports de mes données',
  ready: 'Prêt, à télécharger jusqu’au {{at}}',
}
