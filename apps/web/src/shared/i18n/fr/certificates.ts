export default {
  title: 'Attestations',
  intro:
    'Chaque attestation porte un code. Toute personne à qui vous la montrez peut vérifier, sur la page de vérification, qu’elle est authentique et encore valable.',
  caption: 'Mes attestations, de la plus récente à la plus ancienne',
  columns: {
    number: 'Numéro',
    issued: 'Délivrée le',
    period: 'Période',
    state: 'État',
    code: 'Code de vérification',
    actions: 'Actions',
  },
  period: 'du {{from}} au {{to}}',
  verify: 'Page de vérification',
  download: 'Télécharger l’attestation',
  empty: {
    title: 'Aucune attestation pour le moment',
    body: 'Téléchargez votre attestation d’adhésion : elle apparaîtra ici avec son code de vérification.',
    action: 'Voir mes adhésions',
  },
}
