export default {
  title: 'Attestations',
  intro:
    'Chaque attestation et chaque carte d’adhérent porte un code. Toute personne à qui vous la montrez peut vérifier, sur la page de vérification, qu’elle est authentique et encore valable.',
  caption: 'Mes attestations et mes cartes, de la plus récente à la plus ancienne',
  columns: {
    kind: 'Document',
    number: 'Numéro',
    issued: 'Délivrée le',
    period: 'Période',
    state: 'État',
    code: 'Code de vérification',
    actions: 'Actions',
  },
  period: 'du {{from}} au {{to}}',
  verify: 'Page de vérification',
  kinds: { membership: 'Attestation d’adhésion', card: 'Carte d’adhérent' },
  download: 'Télécharger l’attestation',
  downloadCard: 'Télécharger la carte',
  empty: {
    title: 'Aucune attestation pour le moment',
    body: 'Téléchargez votre attestation d’adhésion ou votre carte d’adhérent : elle apparaîtra ici avec son code de vérification.',
    action: 'Voir mes adhésions',
  },
}
