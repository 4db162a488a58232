/** How long a password given in a session stands for what asks for it again. */
export const PROOF_MS = 5 * 60_000

/** Whether the password was given in this session a moment ago. */
export const isRecentProof = (provenAt: Date | null, now: Date): boolean =>
  provenAt !== null && now >= provenAt && now.getTime() - provenAt.getTime() < PROOF_MS
