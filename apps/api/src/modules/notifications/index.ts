export {
  clearUndeliverable,
  findUndeliverable,
} from './data/bounce-data.ts'
export { type ChoiceSource, saidOf, writeChoices } from './data/preference-data.ts'
export { deliverMessage } from './deliver-message.ts'
export { noteBounce } from './note-bounce.ts'
export { getNotificationPreferences } from './preferences.ts'
export { type QueueMessageInput, queueMessage, queueMessages } from './queue-message.ts'
export { isLetterWanted, letterSubject, renderLetter } from './render-letter.ts'
export { renderMessage } from './render-message.ts'
export { requeueMessages } from './requeue-messages.ts'
export { notificationRoutes } from './routes/notification.routes.ts'
export { outgoingRoutes } from './routes/outgoing.routes.ts'
export { instant, timeOfDay } from './templates/mail-instant.ts'
export { Action, Facts, Paragraph } from './templates/mail-parts.tsx'
export {
  type MailPart,
  type MailRun,
  type MessageData,
  registerTemplate,
  type Template,
} from './templates.ts'
