/** A new tab that knows nothing of this one; null where the browser opens none. */
export function openTab(): Window | null {
  const tab = window.open('about:blank', '_blank')
  if (tab) tab.opener = null
  return tab
}
