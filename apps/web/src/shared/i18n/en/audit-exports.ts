/** Words of the audit log about exports of everything, and of what is held about one person. */
export default {
  'whole-export_asked': 'Export of everything asked for',
  'whole-export_written': 'Export of everything written',
  'whole-export_fetched': 'Export of everything fetched',
  erasure_asked: 'Erasure asked for',
  erasure_approved: 'Erasure accepted',
  erasure_refused: 'Erasure refused',
  erasure_withdrawn: 'Request for erasure taken back',
  person_erased: 'Person erased',
  audit_masked: 'Personal data masked in the audit log',
  'own-export_asked': 'Export of own data asked for',
  'own-export_written': 'Export of own data written',
  'go-live_item-marked': 'Item of going live marked',
  'go-live_service-tested': 'Service tried',
  'own-export_fetched': 'Export of own data fetched',
}
