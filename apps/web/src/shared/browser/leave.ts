/** Leaves for another address of the portal with a full load, so that nothing of the session stays in memory. */
export function leaveFor(path: string): void {
  window.location.assign(path)
}

export function reloadPage(): void {
  window.location.reload()
}
