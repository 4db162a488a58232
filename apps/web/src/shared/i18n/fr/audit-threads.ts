/** Words of the audit log about conversations with the desk. */
export default {
  thread_opened: 'Conversation ouverte',
  thread_answered: 'Message envoyé dans une conversation',
  thread_noted: 'Note ajoutée à une conversation',
  thread_assigned: 'Conversation attribuée',
  thread_resolved: 'Conversation résolue',
  thread_reopened: 'Conversation rouverte',
  'thread_file-read': 'Fichier d’une conversation consulté',
  'thread_retention-ended': 'Conversation effacée au terme de sa conservation',
  'thread-subject_created': 'Sujet de conversation ajouté',
  'thread-subject_updated': 'Sujet de conversation modifié',
  'kept-answer_created': 'Réponse type ajoutée',
  'kept-answer_updated': 'Réponse type modifiée',
  'kept-answer_deleted': 'Réponse type supprimée',
}
