/** What the operations on going live are called with in the matrix. */
export const GO_LIVE_CALLS: Readonly<
  Record<string, () => { params?: Record<string, string>; body?: unknown }>
> = {
  markGoLiveItem: () => ({ params: { item: 'backup' }, body: { mark: 'confirmed' } }),
  testService: () => ({ body: { service: 'store' } }),
}
