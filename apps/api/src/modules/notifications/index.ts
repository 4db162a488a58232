export { deliverMessage } from './deliver-message.ts'
export { type QueueMessageInput, queueMessage } from './queue-message.ts'
export { Action, Facts, Paragraph } from './templates/mail-parts.tsx'
export { type MessageData, registerTemplate, type Template } from './templates.ts'
