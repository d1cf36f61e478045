import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take graphql's `module` build where Node takes `main`; there must be one copy.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['test/**/*.test.ts'],
    // Two cores: more workers only fight each other.
    maxWorkers: 2,
    // Generous: the machine may be busy, and no test is about time.
    testTimeout: 60_000,
    coverage: { include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
})
