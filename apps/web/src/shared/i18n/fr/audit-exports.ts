/** Words of the audit log about exports of everything, and of what is held about one person. */
export default {
  'whole-export_asked': 'Export complet demandé',
  'whole-export_written': 'Export complet écrit',
  'whole-export_fetched': 'Export complet téléchargé',
  erasure_asked: 'Effacement demandé',
  erasure_approved: 'Effacement accepté',
  erasure_refused: 'Effacement refusé',
  erasure_withdrawn: 'Demande d’effacement annulée',
  person_erased: 'Personne effacée',
  audit_masked: 'Données personnelles masquées au journal',
  'own-export_asked': 'Export de ses données demandé',
  'own-export_written': 'Export de ses données écrit',
  'go-live_item-marked': 'Point de mise en service marqué',
  'go-live_service-tested': 'Service essayé',
  'own-export_fetched': 'Export de ses données téléchargé',
}
