/** Nonce of the style elements, written into the page by the API. */
export const styleNonce = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** Hands the nonce to react-remove-scroll, which adds a style element of its own under modals and drawers. */
export function publishStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
