/** Says that this program is ready and answers each message of the process that started it. */
export const answerMessages = (answer: (message: never) => Promise<unknown>): void => {
  process.on('message', (message) => {
    answer(message as never).then(
      (result) => process.send?.(result ?? {}),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready: true })
}
