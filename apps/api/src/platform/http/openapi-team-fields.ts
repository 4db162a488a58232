/** Meaning of the fields of the staff; joined to the others in `openapi-text.ts`. */
export const TEAM_FIELDS: Readonly<Record<string, string>> = {
  hasFactor: 'Whether a second factor is set up; without one nobody of the staff gets in.',
  invitations: 'Who is invited and has not come yet.',
  invitedBy: 'Who had the invitation sent.',
  role: 'Role in the back-office.',
  'Colleague.role': 'The role that is held, or that comes back after a suspension.',
  self: 'Whether it is oneself.',
  staff: 'The role that is taken up and the address that was invited; null for other links.',
  suspended: 'Whether the access is suspended.',
}
