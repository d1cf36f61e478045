/** Resolves at the first SIGTERM or SIGINT. A second one ends the process at once, with the code that shells give to a signal. */
export function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const [signal, number] of [
      ['SIGTERM', 15],
      ['SIGINT', 2],
    ] as const) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(128 + number))
        resolve()
      })
    }
  })
}
