import type { ProblemDefinition } from './operation-problems.ts'

/** Problems of conversations with the desk; part of the one closed list. */
export const THREAD_PROBLEMS = {
  'thread.too-many': {
    status: 409,
    en: 'Ten of your conversations wait for an answer: go on in one of them, or wait for ours.',
    fr: 'Dix de vos conversations attendent notre réponse\u00A0: poursuivez l’une d’elles, ou attendez-la.',
  },
  'thread.enough': {
    status: 409,
    en: 'This conversation can take no more messages for now: wait for the answer, or open another one.',
    fr: 'Cette conversation ne peut plus recevoir de message pour l’instant\u00A0: attendez la réponse, ou ouvrez-en une autre.',
  },
  'thread.closed': {
    status: 409,
    en: 'This conversation was resolved more than thirty days ago. Open a new one.',
    fr: 'Cette conversation est résolue depuis plus de trente jours. Ouvrez-en une nouvelle.',
  },
  'thread.state': {
    status: 409,
    en: 'This conversation stands there already.',
    fr: 'Cette conversation est déjà dans cet état.',
  },
  'thread.moved-on': {
    status: 409,
    en: 'Something was added to this conversation meanwhile. Read it, then send your answer.',
    fr: 'Un message est arrivé entre-temps dans cette conversation. Lisez-le, puis envoyez votre réponse.',
  },
  'thread.assigned': {
    status: 409,
    en: 'Somebody else was quicker: this conversation is assigned already.',
    fr: 'Quelqu’un a été plus rapide\u00A0: cette conversation est déjà attribuée.',
  },
  'thread.files-full': {
    status: 409,
    en: 'Your conversations can take no more files. Send those you have chosen, or a smaller one.',
    fr: 'Vos conversations ne peuvent plus recevoir de fichier. Envoyez ceux que vous avez choisis, ou un fichier plus petit.',
  },
  'thread-subject.kept': {
    status: 409,
    en: 'The subject of security is always offered.',
    fr: 'Le sujet de la sécurité est toujours proposé.',
  },
} as const satisfies Record<string, ProblemDefinition>
