/** Words of the audit log about conversations with the desk. */
export default {
  thread_opened: 'Conversation opened',
  thread_answered: 'Message sent in a conversation',
  thread_noted: 'Note added to a conversation',
  thread_assigned: 'Conversation assigned',
  thread_resolved: 'Conversation resolved',
  thread_reopened: 'Conversation opened again',
  'thread_file-read': 'File of a conversation read',
  'thread_retention-ended': 'Conversation erased at the end of its time',
  'thread-subject_created': 'Subject of conversations added',
  'thread-subject_updated': 'Subject of conversations changed',
  'kept-answer_created': 'Kept answer added',
  'kept-answer_updated': 'Kept answer changed',
  'kept-answer_deleted': 'Kept answer deleted',
}
