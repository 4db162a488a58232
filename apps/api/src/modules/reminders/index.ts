export { registerReminders } from './reminder-template.ts'
export { reminderRoutes } from './routes/reminder.routes.ts'
export { sendReminders } from './send-reminders.ts'
