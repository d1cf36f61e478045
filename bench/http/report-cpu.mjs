// Loaded into a server that is measured (`node --import`): tells its parent the CPU time it has used, in microseconds.
process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})
// Asking is no reason to stay, so the server stops as it would without.
process.channel?.unref()
// Nobody is left to measure.
process.on('disconnect', () => process.exit())
