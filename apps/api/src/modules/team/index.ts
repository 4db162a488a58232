export { registerTeamMails } from './mail/team-mails.tsx'
export { registerStaff } from './register-staff.ts'
export { teamRoutes } from './routes/team.routes.ts'
