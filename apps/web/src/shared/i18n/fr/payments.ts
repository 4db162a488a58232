export default {
  title: 'Paiements',
  caption: 'Mes paiements, du plus récent au plus ancien',
  columns: {
    date: 'Date',
    label: 'Objet',
    amount: 'Montant',
    method: 'Mode de règlement',
    state: 'État',
    actions: 'Actions',
  },
  reference: 'Référence {{reference}}',
  receipt: 'Télécharger le reçu',
  noReceipt: 'Pas de reçu',
  empty: {
    title: 'Aucun paiement pour le moment',
    body: 'Vos règlements et leurs reçus apparaîtront ici.',
    action: 'Voir mes adhésions',
  },
}
